internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Spelling
internal import Store

/// The notebooks that a command line names.
struct NotebookPaths {
    /// Paths of files, each once, in the order they were named, those of a folder by name.
    let notebooks: [String]
    /// The book that they are, or belong to; `nil` for none.
    let book: BookFolder?
    /// The folder whose notebooks they all are; `nil` where files, or several folders, are named.
    let folder: String?

    /// - Throws: `ValidationError` for a path that is nowhere, or a folder without notebooks; `Diagnostics` of a list of
    ///   notebooks in `bnbook.yml` that names what is not there.
    init(_ paths: [String]) throws {
        var notebooks: [String] = []
        var folders: [BookFolder] = []
        var seen: [FileIdentity: Set<String>] = [:]
        for path in paths {
            let folder = try Self.folder(at: path) ?? Self.folder(at: "notebooks/\(path)", hiddenBy: path)
            if let folder { folders.append(folder) }
            notebooks += try (folder?.notebooks ?? [Self.notebook(at: path)]).filter { notebook in
                let name = URL(filePath: notebook).lastPathComponent
                return FileIdentity(notebook).map { seen[$0, default: []].insert(name).inserted } ?? true
            }
        }
        self.notebooks = notebooks
        let named = paths.count == 1 ? folders.first : nil
        folder = named?.folder
        book = try named.map { $0.isBook ? $0 : nil } ?? BookFolder.declared(with: notebooks)
    }
}

extension NotebookPaths {
    /// The names of the notebooks in a folder, numbers in them by their value; none where it is no folder. What is hidden
    /// is none: editors and systems put files of their own beside an author's.
    static func names(in folder: String) -> [String] {
        let folder = folder.isEmpty ? "." : folder
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasSuffix(".md") && $0 != "README.md" && !$0.hasPrefix(".") && !isFolder("\(folder)/\($0)") }
            .sorted(by: naturallyPrecedes)
    }

    /// The folders in `folder` that hold notebooks, by name.
    static func foldersOfNotebooks(below folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted(by: naturallyPrecedes)
            .filter { !Self.names(in: "\(folder)/\($0)").isEmpty }
    }
}

private extension NotebookPaths {
    /// The folder at `path`; `nil` where that is a file.
    /// - Throws: `ValidationError` for one without notebooks.
    static func folder(at path: String) throws -> BookFolder? {
        guard isFolder(path) else { return nil }
        let folder = try BookFolder(path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path)
        guard folder.notebooks.isEmpty else { return folder }
        let below = foldersOfNotebooks(below: folder.folder).map {
            folder.folder == "." ? $0 : "\(folder.folder)/\($0)"
        }
        let hint =
            below.isEmpty ? "expected files that end in .md" : "there are some in \(below.joined(separator: ", "))"
        throw ValidationError("there is no notebook in \(path); \(hint)")
    }

    /// The folder at `path` where there is no notebook that `name` may mean, too.
    static func folder(at path: String, hiddenBy name: String) throws -> BookFolder? {
        let names = [name, "\(name).md", "\(path).md"]
        return names.contains(where: FileManager.default.fileExists) ? nil : try folder(at: path)
    }

    static func notebook(at path: String) throws -> String {
        guard FileManager.default.fileExists(atPath: path) else { return try elsewhere(path) }
        let hint: String? =
            switch URL(filePath: path).pathExtension.lowercased() {
            case "tex": "a paper is checked by `bnbook check \(path) --against REPORT.json`"
            case "ipynb", "qmd", "rmd": "`bnbook new --from \(path)` makes one of it"
            default: nil
            }
        if let hint { throw ValidationError("\(path) is no notebook, which ends in .md; \(hint)") }
        return path
    }

    /// The notebook, or folder of some, that has the nearest name to one that is not there.
    static func nearestNotebook(to path: String) -> String? {
        guard let near = nearestPath(to: path) else { return nil }
        return near.hasSuffix(".md") || isFolder(near) && !names(in: near).isEmpty ? near : nil
    }

    /// `notebooks/q1.md` for `q1.md` or `q1`.
    static func elsewhere(_ path: String) throws -> String {
        let candidates = ["\(path).md", "notebooks/\(path)", "notebooks/\(path).md"]
        let found = candidates.first { FileManager.default.fileExists(atPath: $0) && !isFolder($0) }
        if let found { return found }
        let near = candidates.prefix(1) + [path] + candidates.dropFirst()
        let hint = pathHint(near.lazy.compactMap(nearestNotebook).first)
        throw ValidationError("there is no notebook \"\(path)\", nor notebooks/\(path)\(hint)")
    }
}
