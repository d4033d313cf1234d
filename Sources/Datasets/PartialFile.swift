/// The part of a download that has arrived, kept from one attempt to the next. One process at a time has it.
#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

final class PartialFile {
    let path: String
    private let descriptor: Int32

    /// Opens or creates the file, and waits for another process that is at it.
    /// Throws ``DatasetError/unwritable(path:reason:)``, as all of its functions do.
    init(path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        self.path = path
        guard descriptor >= 0 else { throw DatasetError.unwritable(path: path, reason: systemReason()) }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    var count: Int { Int(lseek(descriptor, 0, SEEK_END)) }

    func append(_ bytes: UnsafeRawBufferPointer) throws {
        try writeAll(bytes, to: descriptor, path: path)
    }

    func empty() throws {
        guard ftruncate(descriptor, 0) == 0 else { throw DatasetError.unwritable(path: path, reason: systemReason()) }
        lseek(descriptor, 0, SEEK_SET)
    }

    func remove() { unlink(path) }

    /// Makes it whole under its own name, once all of it is on the disk.
    func move(to name: String) throws {
        guard fsync(descriptor) == 0, rename(path, name) == 0 else {
            throw DatasetError.unwritable(path: name, reason: systemReason())
        }
    }
}
