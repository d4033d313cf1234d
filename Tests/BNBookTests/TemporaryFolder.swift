/// A folder that is there as long as a test needs it.
import FoundationEssentials

final class TemporaryFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.path + "/bnbook-runs-" + UUID().uuidString
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The files under the folder.
    var files: [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).map { "\(path)/\($0)" }.filter { file in
            var isFolder = false
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder
        }
    }

    /// Puts other bytes into every file.
    func damageAll() throws {
        for file in files { try Data("damaged".utf8).write(to: URL(filePath: file)) }
    }
}
