internal import Notebook
internal import Spelling

extension NotebookServices {
    /// The paths of the notebooks that may take something from one of these: all in its folder and in the folders in it, and
    /// the same of the folder above where that is a project's, or within `root`, the editor's folder.
    func notebooks(around notebooks: Set<String>, root: String?) -> Set<String> {
        let folders = Set(notebooks.compactMap(\.parentPath))
        let above = folders.compactMap(\.parentPath).filter { folder in
            root.map { "\(folder)/".hasPrefix($0.hasSuffix("/") ? $0 : "\($0)/") } == true
                || self.folder("\(folder)/a.md").names("").contains("bnbook.yml")
        }
        return Set(folders.union(above).flatMap(notebookPaths))
    }

    private func notebookPaths(in parent: String) -> [String] {
        let folder = folder("\(parent)/a.md")
        let isNotebook = { (name: String) in name.hasSuffix(".md") && !name.hasPrefix(".") }
        return folder.names("").filter { !$0.hasPrefix(".") }.flatMap { name in
            isNotebook(name) ? [name] : folder.names(name).filter(isNotebook).map { "\(name)/\($0)" }
        }.map { "\(parent)/\($0)" }
    }
}
