internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Spelling
internal import Store

/// The notebooks that a command line names.
struct NotebookPaths {
    /// Paths of files, each once, in the order they were named, those of a folder by name.
    let notebooks: [String]

    /// - Throws: `ValidationError` for a path that is nowhere, or a folder without notebooks.
    init(_ paths: [String]) throws {
        var notebooks: [String] = []
        var seen: [FileIdentity: Set<String>] = [:]
        for path in paths {
            notebooks += try Self.notebooks(at: path).filter { notebook in
                let name = URL(filePath: notebook).lastPathComponent
                return FileIdentity(notebook).map { seen[$0, default: []].insert(name).inserted } ?? true
            }
        }
        self.notebooks = notebooks
    }
}

extension NotebookPaths {
    /// The notebooks in a folder: those whose front matter has an `order` by that, then the others; where it is the same,
    /// by name, numbers in them by their value: r2 before r10.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") && $0 != "README.md" }
            .sorted(by: naturallyPrecedes).map { (name: $0, order: NotebookHead("\(folder)/\($0)").order ?? .infinity) }
            .enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element.name)
    }
}

private extension NotebookPaths {
    static func notebooks(at path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [try elsewhere(path)] }
        guard isFolder.boolValue else { return [path] }
        let folder = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
        let names = try names(in: folder)
        guard !names.isEmpty else {
            let below = foldersOfNotebooks(below: folder)
            let hint =
                below.isEmpty ? "expected files that end in .md" : "there are some in \(below.joined(separator: ", "))"
            throw ValidationError("there is no notebook in \(path); \(hint)")
        }
        return names.map { "\(folder)/\($0)" }
    }

    /// The folders in `folder` that hold notebooks, by name.
    static func foldersOfNotebooks(below folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted(by: naturallyPrecedes).map {
            folder == "." ? $0 : "\(folder)/\($0)"
        }.filter { !((try? Self.names(in: $0)) ?? []).isEmpty }
    }

    /// `notebooks/q1.md` for `q1.md` or `q1`.
    static func elsewhere(_ path: String) throws -> String {
        let candidates =
            path.contains("/") ? ["\(path).md"] : ["\(path).md", "notebooks/\(path)", "notebooks/\(path).md"]
        if let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) { return found }
        let near =
            (try? FileManager.default.contentsOfDirectory(atPath: "notebooks"))?.filter { $0.hasSuffix(".md") } ?? []
        let hint = suggestion(for: path, among: near).map { "; \($0)" } ?? ""
        throw ValidationError("there is no notebook \"\(path)\", nor notebooks/\(path)\(hint)")
    }
}
