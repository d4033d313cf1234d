/// A folder of a test's own, deleted with it.
import Foundation

final class TemporaryPlace {
    let path = FileManager.default.temporaryDirectory.appending(path: "bnbook-engine-\(UUID().uuidString)").path(
        percentEncoded: false)

    init() { try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
