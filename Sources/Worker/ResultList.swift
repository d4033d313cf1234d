internal import Engine
package import Experiments
internal import FoundationEssentials

/// The results of runs on their way: a line of JSON for each.
package struct ResultList: Codable, Sendable {
    private let lines: Data

    /// These results; `nil` for a run that was only planned.
    package init(_ results: [RunResult?]) {
        var lines = Data()
        for result in results {
            if let result { lines.append(contentsOf: result.json) }
            lines.append(UInt8(ascii: "\n"))
        }
        self.lines = lines
    }

    /// The results.
    /// - Throws: `DecodingError` for what is none.
    package func results() throws -> [RunResult?] {
        let bytes = [UInt8](lines)
        return try bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map {
            $0.isEmpty ? nil : try RunResult(json: Array($0))
        }
    }
}
