package import Notebook
package import Outputs
internal import SVGCharts

/// A notebook together with what its run said: all that a page shows, before any markup.
package struct Report: Sendable {
    package var notebook: Notebook
    package var transcript: Transcript
    /// What the failure is, at its place in the notebook; `nil` for a run that came to its end.
    package var failure: Diagnostic?
    /// Files of the author's own that the blocks read, as they were.
    package var files: [ReportRecord.File]
    /// What the labels of figures, tables, equations and sections are called: "Table 1".
    let names: [String: String]
    /// The names of the series of all charts, in the order a reader meets them: a series keeps its colour throughout.
    let seriesOrder: [String]

    package init(notebook: Notebook, transcript: Transcript, failure: Diagnostic? = nil, files: [ReportRecord.File] = []) {
        self.notebook = notebook
        self.transcript = transcript
        self.failure = failure
        self.files = files
        names = Numbering(notebook, transcript).names
        seriesOrder = Self.series(notebook, transcript)
    }

    var title: String { notebook.frontMatter.title ?? firstHeading ?? notebook.name }

    private var firstHeading: String? {
        notebook.headings.first.map { heading in
            heading.content.pieces.map { if case .html(let html) = $0 { plainText(ofHTML: html) } else { "" } }.joined()
        }
    }

    /// What is said at the top, where nobody can miss it.
    var warnings: [String] {
        let changed = notebook.frontMatter.parameters.filter(\.isOverridden)
        let parameters = changed.map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ")
        return transcript.notices + (changed.isEmpty ? [] : ["Rendered with changed parameters: \(parameters)."])
    }

    private static func series(_ notebook: Notebook, _ transcript: Transcript) -> [String] {
        var names: [String] = []
        for case .figure(let chart) in notebook.blocks.flatMap({ transcript.blocks[$0.index] ?? [] }) {
            for name in chart.seriesNames where !names.contains(name) { names.append(name) }
        }
        return names
    }
}
