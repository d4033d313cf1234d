internal import Foundation
internal import Notebook

extension Report {
    /// The report's numbers as JSON, whose schema is `docs/report-json.md`: every table, chart, inline value and run.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return String(decoding: try encoder.encode(JSONReport(self)), as: UTF8.self) + "\n"
    }
}
