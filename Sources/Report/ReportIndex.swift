internal import Notebook
internal import Outputs
internal import SVGCharts

/// The page that lists the reports of a folder: a card for each, with what it found.
package struct ReportIndex: Sendable {
    /// In the order they are shown.
    package var reports: [Report]

    package init(reports: [Report]) { self.reports = reports }

    /// The list as one HTML page, like a report's.
    /// - Throws: `ReportError` for a template that asks for what there is not, or an unknown theme.
    package func html(_ templates: Templates, math: some MathRenderer, theme: String = "article") throws -> String {
        try templates.page(
            "index.html",
            [
                "language": escaped(reports.first?.notebook.frontMatter.language ?? "en"),
                "count": counted(reports.count, "report"),
                "cards": try reports.map { try card($0, math) },
            ], theme: theme)
    }
}

private extension ReportIndex {
    func card(_ report: Report, _ math: some MathRenderer) throws -> [String: Any] {
        let matter = report.notebook.frontMatter
        let view = HTMLView(report: report, math: math, linkedNotebooks: [])
        return [
            "address": address(ofPage: report.notebook.name),
            "title": try matter.title.map { try view.wordsHTML($0.content) } ?? escaped(report.title),
            "authors": orFalse(matter.authors.map(escaped).joined(separator: ", ")),
            "date": orFalse(escaped(matter.date ?? "")),
            "abstract": orFalse(try matter.abstract.map { try view.wordsHTML($0.content) } ?? ""),
            "figure": orFalse(keyFigure(report) ?? ""),
            "claims": report.claimViews.map { claim in
                ["verdict": claim["verdict"] ?? "", "statement": claim["statement"] ?? ""]
            },
            "hasClaims": !report.claimViews.isEmpty,
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
