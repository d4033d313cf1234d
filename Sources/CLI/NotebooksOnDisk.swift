internal import Notebook

/// Other notebooks as they are on the disk, each read once for all that is asked about it.
final class NotebooksOnDisk {
    private var known: [String: Notebook?] = [:]

    /// The notebook at a path; `nil` for one that cannot be read, of which its own check says why.
    func notebook(at path: String) -> Notebook? {
        if let notebook = known[path] { return notebook }
        let notebook = (try? NotebookReading(file: path, readsBibliographies: false))?.notebook
        known[path] = .some(notebook)
        return notebook
    }
}
