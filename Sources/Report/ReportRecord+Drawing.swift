package import Notebook

extension ReportRecord {
    /// What it takes, beside notebook and numbers, to draw the same files again.
    package struct Drawing: Codable, Hashable, Sendable {
        /// The bnbook that drew it: "0.2.0".
        package var version: String
        /// The theme's name.
        package var theme: String
        /// Whether the author's own HTML was left out.
        package var isSafe: Bool
        /// The notebooks beside it that its text links to, by name; `nil` for none.
        package var linkedNotebooks: [String]?
        /// Those that have no page, as they failed; `nil` for none.
        package var failedNotebooks: [String]?
        /// The page before it; `nil` for the first.
        package var previous: PageNavigation.Page?
        /// The page behind it; `nil` for the last.
        package var next: PageNavigation.Page?
        /// Whether a page lists it.
        package var hasIndex: Bool
        /// The contents of the book that it belongs to; `nil` for none.
        package var book: BookContents?
        /// The project's own templates and style sheets; `nil` for none.
        package var templates: [ReportRecord.IncludedFileRecord]?
        /// How many of the runs came from a store that another machine wrote; `nil` for none.
        package var foreignRuns: Int?
    }
}

extension Notebook {
    /// Those of the notebooks beside it that its text names, in a link or otherwise.
    package func named(of notebooks: Set<String>) -> Set<String> {
        let texts = [source] + includedFiles.map(\.text)
        let written = Set(links.compactMap { notebooks.notebook(at: $0.destination)?.name })
        return notebooks.filter { name in
            written.contains(name) || texts.contains { $0.contains("\(name).md") || $0.contains("@\(name)/") }
        }
    }
}

extension ReportRecord.Drawing {
    /// The drawing of `notebook`'s report with these templates.
    /// - Throws: `ReportError` for templates that cannot be read.
    package init(
        of notebook: Notebook, version: String, theme: String, isSafe: Bool, navigation: PageNavigation,
        templates: Templates
    ) throws {
        let linked = notebook.named(of: navigation.linkedNotebooks).sorted()
        let own = try templates.own(theme: theme).map { ReportRecord.IncludedFileRecord(path: $0.path, text: $0.text) }
        self.init(
            version: version, theme: theme, isSafe: isSafe, linkedNotebooks: linked.isEmpty ? nil : linked,
            previous: navigation.previous, next: navigation.next, hasIndex: navigation.hasIndex,
            book: navigation.book, templates: own.isEmpty ? nil : own)
    }

    /// Where a reader of the page can go.
    package var navigation: PageNavigation {
        PageNavigation(
            linkedNotebooks: Set(linkedNotebooks ?? []), previous: previous, next: next, hasIndex: hasIndex,
            book: book)
    }
}
