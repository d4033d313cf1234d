/// A file open for reading.
#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif
internal import Store

struct InputFile: ~Copyable {
    let path: String
    private let descriptor: Int32

    /// Throws ``DatasetError/unreadable(file:reason:)``, as all of its functions do.
    init(path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        self.path = path
        guard descriptor < 0 else { return }
        let reason = systemReason(), hint = pathHint(nearestPath(to: path))
        throw DatasetError.unreadable(file: path, reason: reason + hint)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Fills the buffer as far as the file reaches; fewer bytes than asked for means that it has ended.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        var count = 0
        while count < buffer.count {
            let found = systemRead(descriptor, buffer.baseAddress! + count, buffer.count - count)
            if found < 0 && errno == EINTR { continue }
            if found < 0 { throw DatasetError.unreadable(file: path, reason: systemReason()) }
            if found == 0 { break }
            count += found
        }
        return count
    }

    /// The whole contents, wherever reading has come to.
    func wholeContents() throws -> [UInt8] {
        lseek(descriptor, 0, SEEK_SET)
        return try [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            count = try read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// What the system knows of the file.
    var status: stat {
        var status = stat()
        fstat(descriptor, &status)
        return status
    }

    func rewind() { lseek(descriptor, 0, SEEK_SET) }
}

/// Why the last system call failed, in the system's words.
func systemReason() -> String { String(cString: strerror(errno)) }

/// The name `read` by itself means the method inside the type.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}
