internal import Notebook
internal import Spelling

/// The notebooks that others take from or link to, as they stand in the editor, saved or not: each is read when something
/// asks for it, and anew where a file changed that it is made of.
final class OtherNotebooks {
    private let folder: @Sendable (String) -> NotebookFolder
    private var known: [String: Known] = [:]

    private struct Known {
        var notebook: Notebook?
        /// Every file that it is made of, and `nil` for one that was looked for and is not there.
        var files: [String: [UInt8]?]
    }

    /// `folder` gives the files beside the notebook at a path.
    init(folder: @escaping @Sendable (String) -> NotebookFolder) { self.folder = folder }

    /// The notebook at a path; `nil` for one that is not there or is no text. `open` has the texts of open documents, by
    /// their paths.
    func notebook(at path: String, _ open: [String: [UInt8]]) -> Notebook? {
        let beside = folder(path, open)
        if let known = known[path], known.files.allSatisfy({ beside.read($0) == $1 }) { return known.notebook }
        let read = Read()
        var noting = beside
        noting.read = { file in read.note(file, beside.read(file)) }
        let notebook = noting.read(path.lastPathComponent).flatMap { source in
            NotebookReading(path: path, source: source, folder: noting, readsBibliographies: false).notebook
        }
        // What it takes from others is no part of it.
        let others = Set((notebook?.quotations ?? []).map { "\($0.notebook).md" })
        let parts = Set((notebook?.includedFiles ?? []).map(\.path) + [path.lastPathComponent])
        known[path] = Known(
            notebook: notebook, files: read.files.filter { !others.contains($0.key) || parts.contains($0.key) })
        return notebook
    }

    /// The files beside the notebook at a path, those that are open as they stand in the editor.
    func folder(_ path: String, _ open: [String: [UInt8]]) -> NotebookFolder {
        let beside = folder(path)
        var folder = beside
        folder.read = { file in open[Notebook.path(file, besides: path)] ?? beside.read(file) }
        return folder
    }
}

/// Which files were asked for, and what was in them.
private final class Read: @unchecked Sendable {
    private(set) var files: [String: [UInt8]?] = [:]

    func note(_ file: String, _ bytes: [UInt8]?) -> [UInt8]? {
        files[file] = .some(bytes)
        return bytes
    }
}
