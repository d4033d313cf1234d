internal import Notebook
internal import Statistics

/// The reports of a folder one behind the other on one page, where a browser finds every word, with lists of their
/// figures, tables and claims.
package struct SinglePage: Sendable {
    private let chapters: [Chapter]

    /// A report on the page.
    package struct Chapter: Sendable {
        /// What stands there.
        package var report: Report
        /// Where its own page leads, and its place in the book.
        package var navigation: PageNavigation
        /// Its record as JSON, as its own page holds it.
        package var record: String

        /// A report with its record.
        package init(_ report: Report, navigation: PageNavigation, record: String) {
            (self.report, self.navigation, self.record) = (report, navigation, record)
        }
    }

    /// A page of these, in this order.
    package init(_ chapters: [Chapter]) { self.chapters = chapters }

    /// The page as HTML; `file` is what it is called.
    /// - Throws: `ReportError` for a template that asks for what there is not, an unknown theme, or a formula that
    ///   cannot be set.
    package func html(_ templates: Templates, math: some MathRenderer, theme: String, file: String) throws -> String {
        let language = chapters.first?.report.notebook.frontMatter.language ?? "en"
        let wording = Wording(language)
        let views = chapters.map {
            HTMLView(report: $0.report, math: math, linkedNotebooks: $0.navigation.linkedNotebooks, isChapter: true)
        }
        let values: [String: TemplateValue] = [
            "language": .text(language),
            "title": .text(chapters.first?.navigation.book?.title ?? wording[.reports]),
            "site": chapters.first?.navigation.book.map { book in
                book.head(of: "book", title: book.title ?? wording[.reports], description: nil)
            } ?? .none,
            "count": .text(wording.countedReports(chapters.count)),
            "chapters": .list(try zip(chapters.indices, views).map { try chapter($0, $1, templates, file: file) }),
            "lists": .list(
                try [Phrase.figures, .tables, .claims].compactMap { try list($0, views, wording, language) }),
        ]
        return try templates.page(
            "book.html", values.merging(wording.templateValues(language)) { own, _ in own }, theme: theme)
    }
}

private extension SinglePage {
    func chapter(_ index: Int, _ view: HTMLView<some MathRenderer>, _ templates: Templates, file: String) throws
        -> TemplateValue
    {
        let chapter = chapters[index], report = chapter.report
        let scope = AnchorScope(chapter.page, among: chapters.map(\.page))
        let text = try templates.render(
            "chapter.html", try report.values(view, record: chapter.record, chapterOf: file))
        // A report without a title is called by its first heading.
        let headings = try report.contents(view).dropFirst(report.notebook.frontMatter.title == nil ? 1 : 0)
        let contents = headings.map { $0.scoped(to: chapter.page) }
        let own: [String: TemplateValue] = [
            "id": .text(AnchorScope.name(chapter.page)),
            "title": .markup(try view.linkTitle()), "plainTitle": .text(report.title),
            "part": .ifAny(index == 0 || chapters[index - 1].part != chapter.part ? chapter.part : nil),
            "language": .text(report.notebook.frontMatter.language),
            "contents": .list(contents), "hasContents": .flag(!contents.isEmpty),
            "text": .markup(scope.markup(text)),
        ]
        return .fields(
            own.merging(report.wording.templateValues(report.notebook.frontMatter.language)) { own, _ in own })
    }

    /// The list of all figures, tables or claims, chapter by chapter; `nil` where there are none.
    func list(_ kind: Phrase, _ views: [HTMLView<some MathRenderer>], _ wording: Wording, _ language: String) throws
        -> TemplateValue?
    {
        let listed = try zip(chapters, views).compactMap { chapter, view -> TemplateValue? in
            let entries =
                kind == .claims
                ? chapter.report.listedClaims(on: chapter.page)
                : try chapter.report.numberedThings(kind).map { try view.entry($0, on: chapter.page) }
            return entries.isEmpty
                ? nil
                : [
                    "title": .markup(try view.linkTitle()), "entries": .list(entries),
                    "foreign": chapter.report.foreignMark(on: language),
                ]
        }
        return listed.isEmpty
            ? nil
            : ["id": .text("page.\(kind.rawValue)"), "title": .text(wording[kind]), "chapters": .list(listed)]
    }
}

private extension SinglePage.Chapter {
    /// From the book's folder: "q1", "data/iris".
    var page: String { navigation.book?.here ?? report.notebook.name }

    /// The title of the part that it belongs to.
    var part: String? {
        navigation.book?.parts.first { part in part.pages.contains { $0.name == page } }?.title
    }
}

private extension HTMLView {
    /// A line of a list of figures or tables.
    func entry(_ thing: ListedThing, on page: String) throws -> TemplateValue {
        var view = self
        view.hasIDs = false
        return [
            "name": .text(thing.name), "address": .ifAny(thing.label.map { AnchorScope.name($0, on: page) }),
            "words": .ifAny(markup: try view.nodes(thing.caption, isInLink: true).markup),
            "verdict": .none, "verdictText": .none,
        ]
    }
}

private extension Report {
    /// The lines of a list of claims.
    func listedClaims(on page: String) -> [TemplateValue] {
        shownClaims.map { claim in
            [
                "name": .text(claim.name), "address": .ifAny(claim.label.map { AnchorScope.name($0, on: page) }),
                "words": .text(claim.statement), "verdict": .text(claim.verdict.rawValue),
                "verdictText": .text(wording.verdict(claim.verdict)),
            ]
        }
    }
}

private extension TemplateValue {
    /// A line of the contents whose heading is on a page with others.
    func scoped(to page: String) -> TemplateValue {
        guard case .fields(var fields) = self, case .text(let id) = fields["id"] else { return self }
        fields["id"] = .text(AnchorScope.name(id, on: page))
        return .fields(fields)
    }
}
