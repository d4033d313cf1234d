internal import CPlatform

/// How a notebook program speaks: one output at a time on standard output, in order with what is printed.
enum OutputWriter {
    static func emit(_ output: Output) {
        guard let nonce = RunEnvironment.current.nonce else { return emitInWords(output) }
        do {
            let record = try OutputFraming.record(output, nonce: nonce)
            record.withUnsafeBytes { bnbook_print($0.baseAddress, $0.count) }
        } catch { fatalError("what the block shows cannot be written down: \(error)") }
    }
}

private extension OutputWriter {
    static func emitInWords(_ output: Output) {
        switch output {
        case .text(let text): print(text)
        case .value(let value): print(value.textWithUnit)
        case .table(let table):
            print(table.columns.map(\.title).joined(separator: "\t"))
            for row in table.rows { print(row.map(\.textWithUnit).joined(separator: "\t")) }
        case .figure(let chart): print(chart.summary)
        case .claim(let claim): print("\(claim.statement): \(claim.verdict)")
        case .notice(let text, let details), .warning(let text, let details):
            print(details.map { "\(text)\n\($0)" } ?? text)
        case .failure(let text): print(text)
        case .began, .reached, .runs, .input, .progress, .claimSummary, .finished: break
        }
    }
}
