package import Outputs
internal import Store
package import SVGCharts

extension ReportRecord {
    /// What a block showed, under its kind: exactly one member is set, but for files.
    package struct Content: Codable, Sendable {
        /// What it printed; of a long text the first and last lines, as the page has them.
        package var text: String?
        /// The file beside the report that has all of a long text; `nil` for any other.
        package var textFile: File?
        /// The file beside the report that has all data of a chart that is thinned, and all rows of a long table or
        /// chart; `nil` for any other.
        package var dataFile: File?
        /// A number or words with a unit.
        package var value: Value?
        /// A table, with its numbers at full precision.
        package var table: Table?
        /// A chart, as data and not as a drawing.
        package var figure: Chart?
        /// A claim with what its verdict rests on.
        package var claim: ClaimRecord?
        /// Why the block did not come to its end.
        package var failure: String?

        /// What an output shows; `nil` for what is not shown. `printed` is its text as pages show it; `nil` for Markdown.
        init?(_ output: Output, printed: (String) -> PrintedText?) {
            switch output {
            case .text(let text):
                self.text = text
                guard let printed = printed(text), printed.folding != nil else { break }
                self.text = printed.plain
                textFile = File(name: printed.fileName, digest: SHA256.digest(printed.file))
            case .value(let value): self.value = value
            case .table(let table): self.table = table
            case .figure(let chart): figure = chart
            case .claim(let claim): self.claim = claim
            case .failure(let message): failure = message
            case .began, .reached, .runs, .input, .notice, .warning, .progress, .claimSummary, .finished: return nil
            }
        }

        /// What it is called where a block has several: "table".
        var kind: String {
            if text != nil {
                "printed text"
            } else if value != nil {
                "value"
            } else if table != nil {
                "table"
            } else if figure != nil {
                "figure"
            } else if claim != nil {
                "claim"
            } else {
                "error"
            }
        }
    }
}
