internal import Notebook
internal import Spelling

/// The notebooks beside one, by the names that its text has for them: "q2", "data/iris".
struct Neighbours {
    /// The notebook's own path.
    let path: String
    /// The files beside it, and those that are parts of it.
    let folder: NotebookFolder
    let parts: Set<String>
    /// The notebook at a path, and its last report.
    let read: (String) -> Notebook?
    let lastReport: (String) -> LastReport?

    /// The notebook of that name; `nil` for one that is not there.
    func notebook(_ name: String) -> Notebook? { read(path(of: name)) }

    /// The last report of the notebook of that name.
    func report(_ name: String) -> LastReport? { lastReport(path(of: name)) }

    /// The path of the notebook of that name.
    func path(of name: String) -> String { Notebook.path("\(name).md", besides: path) }

    /// The names of the notebooks in a folder beside it, "" for its own.
    func names(in parent: String) -> [String] {
        folder.names(parent).filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { file in
            let name = String(file.dropLast(".md".count))
            return parent.isEmpty ? name : "\(parent)/\(name)"
        }.filter { !parts.contains(path(of: $0)) }
    }
}
