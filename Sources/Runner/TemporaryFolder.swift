internal import FoundationEssentials

/// Gives `body` an empty folder that is gone afterwards, also where a signal ends this process.
/// - Throws: `RunnerError.noTemporaryFolder` with the system's reason, and what `body` throws.
package func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = try newTemporaryFolder()
    defer { Supervisor.shared.remove(folder: folder) }
    return try body(folder)
}

/// Makes an empty folder that is gone when a signal ends this process; else `Supervisor` is asked to remove it.
/// - Throws: `RunnerError.noTemporaryFolder` with the system's reason.
func newTemporaryFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bnbook-\(UUID().uuidString)").path(
        percentEncoded: false)
    try Supervisor.shared.make(folder: folder)
    return folder
}
