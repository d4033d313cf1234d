internal import FoundationEssentials
internal import Glibc

/// Writes a file under a temporary name in its folder (made where it is missing), then renames it: readers see the old
/// bytes or the new.
/// - Throws: `StoreError.unwritable` with the system's reason; the old file is as it was.
package func writeAtomically(_ bytes: [UInt8], to path: String, isExecutable: Bool = false) throws(StoreError) {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if !folder.isEmpty { try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    // Processes of other machines may write into the same folder, so a process's number would not do.
    let temporary = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36))\(partEnding)"
    do throws(SystemError) {
        try write(bytes, to: temporary, mode: isExecutable ? 0o755 : 0o644)
        guard rename(temporary, path) == 0 else { throw SystemError.last }
    } catch {
        unlink(temporary)
        throw .unwritable(path, reason: error.reason)
    }
}

/// Ends the names of files that are being written.
let partEnding = ".part"

/// The system's words for why a call failed.
private struct SystemError: Error {
    let reason: String

    static var last: SystemError { SystemError(reason: String(cString: strerror(errno))) }
}

private func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(SystemError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    var written = 0
    while written < bytes.count {
        let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + written, bytes.count - written) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw .last }
        written += count
    }
    guard fsync(file) == 0 else { throw .last }
}
