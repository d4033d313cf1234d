internal import Glibc

/// Which file a path leads to: equal for all names of one file, whatever folders, links or letters' case they go by.
package struct FileIdentity: Hashable, Sendable {
    private let device: UInt
    private let number: UInt

    /// `nil` where nothing is there that can be reached; symbolic links are followed.
    package init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
    }
}
