internal import Glibc

/// What the system says of a file without it being read: equal as long as nobody has written to it.
package struct FileState: Hashable, Sendable {
    private let device: UInt
    private let number: UInt
    private let size: Int
    /// Seconds and nanoseconds of the last change of its bytes, and of anything about it.
    private let times: [Int]

    /// `nil` where nothing is there that can be reached; symbolic links are followed.
    package init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number, size) = (UInt(status.st_dev), UInt(status.st_ino), Int(status.st_size))
        let (contents, anything) = (status.st_mtim, status.st_ctim)
        times = [contents.tv_sec, contents.tv_nsec, anything.tv_sec, anything.tv_nsec]
    }
}
