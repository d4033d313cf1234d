package import Notebook
internal import Outputs
internal import SVGCharts
internal import Spelling
internal import Statistics

/// The page that lists the reports of a folder: a card for each, with what it found.
package struct ReportIndex: Sendable {
    /// In the order they are shown.
    package var reports: [Report]
    /// Over which claims their p is corrected here.
    package var correction: ClaimCorrection

    /// The names of the files that certify a report, by the notebook's name.
    package var certificates: [String: [String]] = [:]

    /// A page for these reports, in this order.
    package init(reports: [Report], correction: ClaimCorrection = .report) {
        (self.reports, self.correction) = (reports, correction)
    }

    /// The list as one HTML page, like a report's.
    /// - Throws: `ReportError` for a template that asks for what there is not, or an unknown theme.
    package func html(_ templates: Templates, math: some MathRenderer, theme: String = "article") throws -> String {
        let judged = correction.verdicts(of: reports)
        let language = reports.first?.notebook.frontMatter.language ?? "en"
        let wording = Wording(language)
        return try templates.page(
            "index.html",
            [
                "language": .text(language),
                "count": .text(wording.counted(reports.count, "report")),
                "correction": .ifAny(judged?.words),
                "cards": .list(
                    try reports.enumerated().map { try card($1, math, verdicts: judged?.verdicts[$0] ?? []) }),
            ].merging(wording.templateValues(language)) { own, _ in own }, theme: theme)
    }
}

private extension ReportIndex {
    /// `verdicts` are those of all claims of the report's blocks, in order.
    func card(_ report: Report, _ math: some MathRenderer, verdicts: [Verdict]) throws -> TemplateValue {
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
            "address": .text(address(ofPage: report.notebook.name)),
            "title": try matter.title.map { .markup(try view.nodes($0.inlines, isInLink: true)) }
                ?? .text(report.title),
            "authors": .ifAny(matter.authorNames),
            "date": .ifAny(matter.date),
            "abstract": .ifAny(
                markup: try matter.abstract.map { try view.nodes($0.inlines, isInLink: true).markup }),
            "description": .ifAny(matter.abstract == nil ? matter.description : nil),
            "categories": .list(matter.categories.map { .text($0) }),
            "hasCategories": .flag(!matter.categories.isEmpty),
            "figure": .ifAny(markup: keyFigure(report)),
            "certificates": certificates[report.notebook.name].map {
                ["words": .text(counted($0.count, "certificate")), "files": .list($0.map { ["name": .text($0)] })]
            } ?? .none,
            "claims": .list(claims),
            "hasClaims": .flag(!claims.isEmpty),
        ]
    }

    /// The report's first chart of data, drawn small; a diagram has no scale to draw it by.
    func keyFigure(_ report: Report) -> String? {
        for case (let block, .figure(let chart)) in report.shownOutputs
        where !chart.marks.contains(where: { $0.kind == .node }) {
            return chart.frame(width: 360, height: 240).svg(
                id: escaped(report.notebook.name.replacing(" ", with: "-")), style: .inline,
                seriesOrder: report.seriesOrder, title: block.options.alt)
        }
        return nil
    }
}
