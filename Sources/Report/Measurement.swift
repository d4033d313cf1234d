internal import Outputs
internal import Statistics

/// One number of a report that was measured, with what it is called: a claim's difference, an inline value, a cell of a
/// table.
struct Measurement: Hashable, Sendable {
    /// What tells it from the others, and says what it is: "tbl-a, row "Wide", Loss".
    var place: String
    /// With its interval, where it has one.
    var value: Value
    /// A claim's; `nil` for anything else.
    var verdict: Verdict?

    /// In units that a reader sees: percentages are kept as fractions.
    var scale: Double { ["%", "pp"].contains(value.unit) ? 100 : 1 }
}

extension ReportRecord {
    /// Every claim's difference, and every number in text and tables that was measured, claims first, each once. Measured
    /// times, which no one compares, are not among them.
    var measurements: [Measurement] {
        let shown = blocks.enumerated().flatMap { index, block in
            block.outputs.flatMap { $0.measurements(block.label ?? "block \(index + 1)") }
        }
        let inText = values.compactMap { inline in
            inline.value.map { Measurement(place: "`\(inline.expression)`", value: $0) }
        }
        let taken = (quotes ?? []).compactMap { quote in
            quote.value.map { Measurement(place: "`\(quote.key)`", value: $0) }
        }
        let all = (shown + inText + taken).filter { $0.value.number?.isFinite == true && !$0.value.isVolatile }
        var seen: Set<String> = []
        let once = all.filter { seen.insert($0.place).inserted }
        return once.filter { $0.verdict != nil } + once.filter { $0.verdict == nil }
    }
}

private extension ReportRecord.Content {
    func measurements(_ name: String) -> [Measurement] {
        if let claim {
            return [Measurement(place: "\(name): \(claim.statement)", value: claim.difference, verdict: claim.verdict)]
        }
        if let value { return [Measurement(place: name, value: value)] }
        guard let table else { return [] }
        let rows = table.keyed(by: Table.factors(table, table))
        return rows.flatMap { key, cells in
            table.titledColumns.filter { cells[$0.index].halfWidth != nil || cells[$0.index].count != nil }.map {
                Measurement(
                    place: "\(name), row \"\(key.joined(separator: ", "))\", \($0.title)", value: cells[$0.index])
            }
        }
    }
}
