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

extension ReportRecord.Drawing {
    /// The drawing of `notebook`'s report with these templates.
    /// - Throws: `ReportError` for templates that cannot be read.
    package init(
        of notebook: Notebook, version: String, theme: String, isSafe: Bool, navigation: PageNavigation,
        templates: Templates
    ) throws {
        let texts = [notebook.source] + notebook.includedFiles.map(\.text)
        let written = Set(notebook.links.compactMap { navigation.linkedNotebooks.notebook(at: $0.destination)?.name })
        let linked = navigation.linkedNotebooks.sorted().filter { name in
            written.contains(name) || texts.contains { $0.contains("\(name).md") || $0.contains("@\(name)/") }
        }
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
