import Spelling

/// Writing files and folders.
#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Creates a folder and those above it. Throws ``DatasetError/unwritable(path:reason:)``.
func createFolder(_ path: String) throws {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let parent = path.parentPath, !parent.isEmpty else {
        throw DatasetError.unwritable(path: path, reason: systemReason())
    }
    try createFolder(parent)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
        throw DatasetError.unwritable(path: path, reason: systemReason())
    }
}

/// Writes a file so that others see all of it or nothing, even when the machine stops in between.
/// One process at a time may write it. Throws ``DatasetError/unwritable(path:reason:)``.
func writeAtomically(_ pieces: [[UInt8]], to path: String) throws {
    let temporary = "\(path).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw DatasetError.unwritable(path: temporary, reason: systemReason()) }
    do {
        defer { close(descriptor) }
        for piece in pieces { try piece.withUnsafeBytes { try writeAll($0, to: descriptor, path: temporary) } }
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw DatasetError.unwritable(path: path, reason: systemReason())
        }
    } catch {
        unlink(temporary)
        throw error
    }
}

/// Throws ``DatasetError/unwritable(path:reason:)``, naming the file by `path`.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws {
    var rest = bytes
    while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { throw DatasetError.unwritable(path: path, reason: systemReason()) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
}
