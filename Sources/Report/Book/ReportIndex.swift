package import Notebook
internal import Outputs
internal import SVGCharts
internal import Spelling
internal import Statistics

/// The page that lists the reports of a folder: a card for each, with what it found.
package struct ReportIndex: Sendable {
    /// In the order they are shown.
    package var entries: [Entry]
    /// The book that they are; `nil` for none.
    package var book: BookContents?
    /// Over which claims their p is corrected here.
    package var correction: ClaimCorrection

    /// A report that is listed.
    package struct Entry: Sendable {
        /// What is said of it.
        package var report: Report
        /// Its page, without an ending, from the folder of the list: "q1", "data/iris".
        package var page: String
        /// The part of the book that it belongs to, by its title; `nil` for none.
        package var part: String?
        /// The names of the files that certify it.
        package var certificates: [String] = []

        /// A report by the name of its page.
        package init(_ report: Report, page: String? = nil, part: String? = nil) {
            (self.report, self.page, self.part) = (report, page ?? report.notebook.name, part)
        }
    }

    /// A page for these reports, in this order.
    package init(_ entries: [Entry], book: BookContents? = nil, correction: ClaimCorrection = .report) {
        (self.entries, self.book, self.correction) = (entries, book, correction)
    }

    /// The list as one HTML page, like a report's.
    /// - Throws: `ReportError` for a template that asks for what there is not, or an unknown theme.
    package func html(_ templates: Templates, math: some MathRenderer, theme: String = "article") throws -> String {
        let reports = entries.map(\.report)
        let judged = correction.verdicts(of: reports)
        let language = reports.first?.notebook.frontMatter.language ?? "en"
        let wording = Wording(language), title = book?.title ?? wording[.reports]
        return try templates.page(
            "index.html",
            [
                "language": .text(language),
                "title": .text(title),
                "site": book?.head(of: BookContents.landing, title: title, description: nil) ?? .none,
                "count": .text(wording.countedReports(reports.count)),
                "correction": .ifAny(judged?.words),
                "cards": .list(
                    try entries.indices.map {
                        try card($0, math, on: language, verdicts: judged?.verdicts[$0] ?? [])
                    }),
            ].merging(wording.templateValues(language)) { own, _ in own }, theme: theme)
    }
}

private extension ReportIndex {
    /// `language` is the page's; `verdicts` are those of all claims of the report's blocks, in order.
    func card(_ index: Int, _ math: some MathRenderer, on language: String, verdicts: [Verdict]) throws
        -> TemplateValue
    {
        let entry = entries[index], report = entry.report
        let isFirst = index == 0 || entries[index - 1].part != entry.part
        let matter = report.notebook.frontMatter
        let view = HTMLView(report: report, math: math, linkedNotebooks: [])
        let claims = zip(report.claims, verdicts).filter { report.notebook.blocks[$0.0.block].options.output }
            .map { claim, verdict -> TemplateValue in
                [
                    "verdict": .text(verdict.rawValue), "verdictText": .text(report.wording.verdict(verdict)),
                    "statement": .text(claim.statement),
                ]
            }
        return [
            "part": .ifAny(isFirst ? entry.part : nil), "foreign": report.foreignMark(on: language),
            "address": .text(address(ofPage: entry.page)),
            "title": .markup(try view.linkTitle()),
            "authors": .ifAny(matter.authorNames),
            "date": .ifAny(matter.date),
            "abstract": .ifAny(
                markup: try matter.abstract.map { try view.nodes($0.inlines, isInLink: true).markup }),
            "description": .ifAny(matter.abstract == nil ? matter.description : nil),
            "categories": .list(matter.categories.map { .text($0) }),
            "hasCategories": .flag(!matter.categories.isEmpty),
            "figure": .ifAny(markup: keyFigure(entry)),
            "certificates": entry.certificates.isEmpty
                ? .none
                : [
                    "words": .text(counted(entry.certificates.count, "certificate")),
                    "files": .list(entry.certificates.map { ["name": .text($0)] }),
                ],
            "claims": .list(claims),
            "hasClaims": .flag(!claims.isEmpty),
        ]
    }

    /// The report's first chart of data, drawn small; a diagram has no scale to draw it by.
    func keyFigure(_ entry: Entry) -> String? {
        let report = entry.report
        for case (let block, .figure(let chart)) in report.shownOutputs
        where !chart.marks.contains(where: { $0.kind == .node }) {
            return chart.frame(width: 300, height: 200).svg(
                id: escaped(entry.page.replacing(" ", with: "-").replacing("/", with: "-")), style: .inline,
                seriesOrder: report.seriesOrder, title: block.options.alt)
        }
        return nil
    }
}
