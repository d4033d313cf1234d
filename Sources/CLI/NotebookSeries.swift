internal import Foundation
internal import Notebook
internal import Outputs
internal import Report

/// The order in which readers go from report to report: that of the notebooks in their folder.
struct NotebookSeries {
    /// The notebooks being rendered.
    let notebooks: [String]
    /// The folder that reports are written to.
    let output: String
    /// Whether an index of these notebooks is written: there are several, and none of them is called `index` itself.
    let hasIndex: Bool

    init(_ notebooks: [String], output: String) {
        self.notebooks = notebooks
        self.output = output
        hasIndex = notebooks.count > 1 && !notebooks.contains { Self.name($0) == "index" }
    }

    /// Where a reader of this notebook's report can go: to its neighbours among the pages that are there, or are being
    /// written now.
    func navigation(of path: String) -> PageNavigation {
        let siblings = Self.siblings(of: path)
        let pages = siblings.filter {
            $0 == path || (notebooks.contains($0) || isWritten($0)) && !NotebookHead($0).isDraft
        }
        let place = pages.firstIndex(of: path) ?? 0
        return PageNavigation(
            linkedNotebooks: Self.linkedNotebooks(from: path, siblings),
            previous: place > 0 ? page(pages[place - 1]) : nil,
            next: place + 1 < pages.count ? page(pages[place + 1]) : nil,
            hasIndex: hasIndex
                || Self.name(path) != "index" && pages.count > 1
                    && FileManager.default.fileExists(atPath: "\(output)/index.html")
        )
    }
}

private extension NotebookSeries {
    /// The folder of `path`, with a slash at its end; empty for the one that bnbook runs in.
    static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

    /// The names of the notebooks in a folder; none where it is no folder.
    static func names(in folder: String) -> [String] {
        (try? NotebookPaths.names(in: folder.isEmpty ? "." : folder)) ?? []
    }

    /// The notebooks in the folder of `path`, itself among them, by name.
    static func siblings(of path: String) -> [String] {
        let folder = folder(of: path)
        return names(in: folder).map { folder + $0 }
    }

    /// What links from `path` lead to pages: the notebooks beside it, and those of folders beside it, whose pages are
    /// in a folder of that name.
    static func linkedNotebooks(from path: String, _ siblings: [String]) -> Set<String> {
        let folder = folder(of: path),
            beside = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
        return Set(
            siblings.map(name)
                + (beside ?? []).flatMap { inner in names(in: folder + inner).map { "\(inner)/\(name($0))" } })
    }

    static func name(_ path: String) -> String { URL(filePath: path).deletingPathExtension().lastPathComponent }

    func isWritten(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(output)/\(Self.name(path)).html")
    }

    /// A notebook that cannot be read, which is reported when it is rendered, goes by its name.
    func page(_ path: String) -> PageNavigation.Page {
        PageNavigation.Page(name: Self.name(path), title: title(path) ?? Self.name(path))
    }

    /// Only where the front matter says no title is the text read.
    func title(_ path: String) -> String? {
        guard let source = FileManager.default.contents(atPath: path).map({ [UInt8]($0) }) else { return nil }
        let head = NotebookReading(frontMatterOf: source, path: path, folder: .beside(path))?.notebook
        let notebook =
            head?.frontMatter.title != nil
            ? head
            : NotebookReading(path: path, source: source, folder: .beside(path), readsBibliographies: false).notebook
        return notebook.map { Report(notebook: $0, transcript: Transcript()).title }
    }
}
