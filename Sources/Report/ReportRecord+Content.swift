package import Outputs
package import SVGCharts

extension ReportRecord {
    /// What a block showed, under its kind: exactly one member is set.
    package struct Content: Codable, Sendable {
        package var text: String?
        package var value: Value?
        package var table: Table?
        package var figure: Chart?
        package var claim: ClaimRecord?
        package var failure: String?

        init?(_ output: Output) {
            switch output {
            case .text(let text): self.text = text
            case .value(let value): self.value = value
            case .table(let table): self.table = table
            case .figure(let chart): figure = chart
            case .claim(let claim): self.claim = claim
            case .failure(let message): failure = message
            case .began, .reached, .run, .input, .notice, .warning, .progress, .claimSummary, .finished: return nil
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
