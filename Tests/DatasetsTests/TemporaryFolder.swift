/// A folder that is there as long as a test needs it.
import FoundationEssentials

final class TemporaryFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.path + "/bnbook-datasets-" + UUID().uuidString
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file under the folder, with the folders between; its path.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: String(file[..<file.lastIndex(of: "/")!]), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: file))
        return file
    }

    /// A file's bytes, nil when there is no such file.
    func read(_ name: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(filePath: path + "/" + name))).map(Array.init)
    }

    /// The names of the files in a folder under this one, sorted.
    func names(in folder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
    }

    /// The environment of a user whose home is this folder.
    var home: [String: String] { ["HOME": path] }
}
