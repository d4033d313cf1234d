internal import Document
internal import Foundation
internal import Notebook
internal import Store

/// The files that a render reads: whatever is written, these are not.
struct RenderInputs {
    /// Where a file is, and what reads it, in words.
    private var readers: [FileIdentity: (path: String, words: String)] = [:]

    /// What the notebooks are made of, in the files at their paths, and what all of them are rendered with: `others`,
    /// and whatever is in `folders`.
    init(_ notebooks: [(path: String, notebook: Notebook?)], others: [String], folders: [String]) {
        for path in others { add(path, "this render reads it") }
        for folder in folders {
            let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
            for name in names { add("\(folder)/\(name)", "this render reads it") }
        }
        for (path, notebook) in notebooks {
            if let notebook { add(notebook, files: notebook.frontMatter.files) }
            add(path, "it is a notebook that is rendered")
        }
    }

    /// Takes note of what a notebook's run has read.
    mutating func add(_ notebook: Notebook, files: [String]) {
        let names = notebook.includedFiles.map(\.path) + notebook.images.map(\.path) + files
        for name in names { add(Notebook.path(name, besides: notebook.path), "\(notebook.path) reads it") }
    }

    /// Why the file at `path` must not be written, in words; `nil` where nothing reads it.
    func reader(of path: String) -> String? {
        guard let file = FileIdentity(path), let (known, words) = readers[file] else { return nil }
        // An editor that saves by renaming sets a file's number free, and a report may have got it.
        return FileIdentity(known) == file ? words : nil
    }

    private mutating func add(_ path: String, _ words: String) {
        if let file = FileIdentity(path) { readers[file] = (path, words) }
    }
}
