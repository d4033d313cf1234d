internal import FoundationEssentials
internal import Glibc

/// Gives `body` an empty folder that is gone afterwards.
/// - Throws: `RunnerError.noTemporaryFolder` with the system's reason, and what `body` throws.
package func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bnbook-\(UUID().uuidString)").path(
        percentEncoded: false)
    guard mkdir(folder, 0o700) == 0 else {
        throw RunnerError.noTemporaryFolder(folder, reason: String(cString: strerror(errno)))
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
}
