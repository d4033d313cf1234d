internal import Document
package import Notebook
package import Outputs
package import SVGCharts
import Spelling

/// A notebook together with what its run said: all that a page shows, before any markup.
package struct Report: Sendable {
    /// What was read.
    package var notebook: Notebook
    /// What its run said, its claims judged as one family.
    package var transcript: Transcript
    /// What the failure is, at its place in the notebook; `nil` for a run that came to its end.
    package var failure: Diagnostic?
    /// Files of the author's own that the blocks read, as they were.
    package var files: [ReportRecord.File]
    /// The author's pictures, by their paths relative to the notebook.
    package var images: [String: ReportImage]
    /// How many of its runs were taken from a store that another machine wrote, or another user of this one.
    package var foreignRuns = 0
    /// What its render saw that a reader must not miss, beside what the run said itself.
    package var notices: [String] = []
    /// The notebooks whose text this one's names and that have no page, as they failed, as links name them.
    package var failedNotebooks: Set<String> = []
    /// What the labels of figures, tables, equations and sections are called: "Table 1".
    private(set) var names: [String: String]
    /// The numbers of headings by their ids; empty where they are not numbered.
    let sectionNumbers: [String: String]
    /// The claims in the order a reader meets them, with their verdicts.
    package let claims: [NumberedClaim]
    /// What it takes from other notebooks; empty until it is given.
    package private(set) var quotes: [ReportRecord.Quote] = []
    /// How many runs it rests on, where a run that several blocks ask for is one run.
    package let runCount: Int
    /// What each number rests on.
    let provenance: Provenance
    /// The names of the series that several charts show, in the order a reader meets them: they keep their colours.
    let seriesOrder: [String]
    /// How the works that the text cites are named.
    let citations: CitationStyle
    /// The charts that are thinned on pages, with all of their data.
    package let wholeCharts: [OutputPlace: Chart]
    /// The files with what pages do not have all of.
    let data: [OutputPlace: DataFile]

    /// The report of a notebook whose run said `transcript`, or of which another report said that and has `wholeCharts`.
    package init(
        notebook: Notebook, transcript: Transcript, failure: Diagnostic? = nil, files: [ReportRecord.File] = [],
        images: [String: ReportImage] = [:], wholeCharts: [OutputPlace: Chart] = [:]
    ) {
        let transcript = Self.worded(transcript), judged = transcript.judged()
        let numbering = Numbering(notebook, judged)
        self.notebook = notebook
        self.transcript = Self.completed(judged, notebook, numbering.claims)
        self.failure = failure
        self.files = files
        self.images = images
        citations = CitationStyle(notebook.works)
        names = numbering.names
        claims = numbering.claims
        sectionNumbers = numbering.sections
        runCount = transcript.runs.countOnce
        provenance = Provenance(notebook, transcript)
        seriesOrder = Self.series(notebook, transcript)
        self.wholeCharts = wholeCharts.merging(Self.thinnedCharts(transcript, shown: self.transcript)) { $1 }
        data = Self.data(self.transcript, self.wholeCharts, notebook)
    }

    /// What the report is called, without markup: its title, else its first heading, else the notebook's name.
    package var title: String { titleWords.map { words($0) } ?? notebook.name }

    /// What links to its page are called.
    package var linkTitle: PageTitle { PageTitle(title, markdown: titleWords.flatMap { markdown($0) }) }

    /// The words that it is called by; `nil` for a notebook without title and headings.
    var titleWords: [InlineNode]? { notebook.frontMatter.title?.inlines ?? notebook.headings.first?.children }

    /// Takes in what other notebooks have of what this one's text takes from them.
    package mutating func quote(_ quotes: [ReportRecord.Quote]) {
        self.quotes = quotes
        for quote in quotes { if let name = quote.name { names[quote.key] = name } }
    }

    /// What a label's thing is called: "Figure 2"; `nil` for a label that nothing has.
    package func name(ofLabel label: String) -> String? { names[label] }

    /// Whether its record has tables of runs or of very many rows, which pages do not have all of.
    package var isLongerThanPages: Bool { transcript.runs.count > RunTable.limit || !data.isEmpty }

    /// Whether a heading ends the notebook: the list of references is then below it.
    var endsWithHeading: Bool {
        if case .prose(let block)? = notebook.parts.last { block.heading != nil } else { false }
    }

    private static func series(_ notebook: Notebook, _ transcript: Transcript) -> [String] {
        let outputs = notebook.blocks.flatMap { transcript.blocks[$0.index] ?? [] }
        return Chart.sharedSeries(outputs.compactMap { if case .figure(let chart) = $0 { chart } else { nil } })
    }
}
