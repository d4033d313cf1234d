package import Outputs
package import SVGCharts

extension ReportRecord {
    /// What a block showed, under its kind: exactly one member is set.
    package struct Content: Codable, Sendable {
        /// What it printed.
        package var text: String?
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

        init?(_ output: Output) {
            switch output {
            case .text(let text): self.text = text
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
