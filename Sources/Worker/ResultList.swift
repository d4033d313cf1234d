internal import Engine
package import Experiments
internal import FoundationEssentials

/// The results of runs on their way: a line of JSON for each.
package struct ResultList: Codable, Sendable {
    private var lines = Data()

    /// The most bytes that travel at once, but for a longer line.
    private static let longestPart = 1 << 18

    /// These results; `nil` for a run that was only planned.
    package init(_ results: some Sequence<RunResult?>) {
        for result in results {
            if let result { lines.append(contentsOf: result.json) }
            lines.append(Self.end)
        }
    }

    private init(_ lines: Data) { self.lines = lines }

    /// The results.
    /// - Throws: `DecodingError` for what is none.
    package func results() throws -> [RunResult?] {
        let bytes = [UInt8](lines)
        var results: [RunResult?] = [], start = 0
        for end in bytes.indices where bytes[end] == Self.end {
            results.append(start == end ? nil : try RunResult(json: Array(bytes[start..<end])))
            start = end + 1
        }
        return results
    }

    /// The same list in parts, one at least.
    var parts: [ResultList] {
        var parts: [ResultList] = [], rest = lines[...]
        while rest.count > Self.longestPart,
            let end = rest.dropFirst(Self.longestPart).firstIndex(of: Self.end), end + 1 < rest.endIndex
        {
            parts.append(ResultList(rest[...end]))
            rest = rest[(end + 1)...]
        }
        return parts + [ResultList(rest)]
    }

    /// Takes in the part that follows.
    mutating func append(_ next: ResultList) { lines.append(next.lines) }

    private static let end = UInt8(ascii: "\n")
}
