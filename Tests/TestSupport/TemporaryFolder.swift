internal import FoundationEssentials

/// A folder of a test's own, deleted with the value that stands for it.
package final class TemporaryFolder: Sendable {
    /// Its absolute path, without a slash at the end.
    package let path: String

    package init() {
        path = FileManager.default.temporaryDirectory.path + "/bnbook-test-" + UUID().uuidString
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file under the folder, with the folders between; its path.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: String(file[..<file.lastIndex(of: "/")!]), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: file))
        return file
    }

    /// A file's bytes; nil where there is none.
    package func read(_ name: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(filePath: path + "/" + name))).map(Array.init)
    }

    /// The names of the files in a folder under this one, sorted.
    package func names(in folder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
    }

    /// The paths of all files under the folder.
    package var files: [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).map { "\(path)/\($0)" }.filter { file in
            var isFolder = false
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder
        }
    }

    /// Puts other bytes into every file.
    package func damageAll() throws {
        for file in files { try Data("damaged".utf8).write(to: URL(filePath: file)) }
    }

    /// The environment of a user whose home is this folder.
    package var home: [String: String] { ["HOME": path] }
}
