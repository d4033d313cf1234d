package import Document
package import Statistics

/// What an author says about a block in its `//| key: value` lines. Names are Quarto's.
package struct BlockOptions: Hashable, Sendable {
    /// How the code is shown.
    package enum Echo: String, Hashable, Sendable, CaseIterable {
        /// As a listing.
        case shown = "true"
        /// Not at all.
        case hidden = "false"
        /// Behind a line that opens it.
        case folded = "fold"
        /// With its fence and its options.
        case fenced
    }

    /// What a reference leads to: `fig-loss`, `tbl-accuracy`.
    package var label: String?
    /// What stands above its table or below its figure; `nil` for none.
    package var caption: MarkdownText?
    /// What a figure or table shows, in a sentence above it, which may rest on a claim.
    package var title: MarkdownText?
    /// A caption for each of several figures or tables, which are then numbered 1a, 1b.
    package var subcaptions: [MarkdownText] = []
    /// A figure's text alternative; written from the data where it is `nil`.
    package var alt: String?
    /// How its code is shown.
    package var echo = Echo.shown
    /// Whether what the block shows is in the report.
    package var output = true
    /// Whether what the block prints is Markdown of the report.
    package var outputIsMarkdown = false
    /// Whether the block is run.
    package var eval = true
    /// Whether the block must fail.
    package var error = false
    /// Where its code is printed in a PDF; as the front matter has it where it is `nil`.
    package var printedCode: PDFOptions.Code?
    /// What folded code is called.
    package var codeSummary = "Code"
    /// How many figures or tables stand side by side.
    package var columns = 1
    /// Seconds after which the block is ended; `nil` for no limit.
    package var timeout: Double?
    /// The verdict that the block's claims are expected to have; `nil` where the author does not say.
    package var expectation: Expectation?

    /// A verdict, and where it is written.
    package struct Expectation: Hashable, Sendable {
        /// What the author expects.
        package var verdict: Verdict
        /// Where the option's value stands.
        package var position: Position
    }

    /// A block about which nothing is said.
    package init() {}

    /// The keys that stand in a block, aliases included.
    static let keys = descriptions.map(\.name)
    /// The keys that also stand under `execute`, as defaults for every block.
    static let defaultKeys = defaultDescriptions.map(\.name)

    /// The labels that lead to the block: its own, and with sub-captions `fig-loss-1`, `fig-loss-2`.
    package var labels: [String] {
        guard let label else { return [] }
        return [label] + subcaptions.indices.map { "\(label)-\($0 + 1)" }
    }
}
