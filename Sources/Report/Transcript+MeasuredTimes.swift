internal import Document
internal import Foundation
package import Notebook
package import Outputs
internal import Statistics

extension Transcript {
    /// This transcript with the measured times of a report in the place of its own, and what these are. What is such a
    /// time this transcript says, never the report; and a time must look like one.
    package func withMeasuredTimes(
        of record: ReportRecord, _ notebook: Notebook
    ) -> (transcript: Transcript, times: [MeasuredTime]) {
        var (transcript, times) = (self, [MeasuredTime]())
        for (index, inline) in notebook.inlines.enumerated() where record.values.indices.contains(index) {
            guard let now = inlines[index], let reported = record.values[index].value else { continue }
            let place = "`\(inline.expression)` on line \(inline.position.line)"
            let (verdict, isVerdict) = (reported.text, inlineClaims[index]?.difference.isVolatile == true)
            if isVerdict, Verdict(rawValue: verdict) != nil {
                transcript.inlineClaims[index] = nil
                transcript.inlines[index] = Value(verdict, isVolatile: true)
                times.append(MeasuredTime(place: place, reported: verdict, now: now.text))
            } else if let time = now.time(as: reported) {
                transcript.inlines[index] = time
                times.append(MeasuredTime(place: place, reported: time.textWithUnit, now: now.textWithUnit))
            }
        }
        for block in notebook.blocks where record.blocks.indices.contains(block.index) {
            var reported = record.blocks[block.index].outputs[...]
            let place = block.options.label ?? "the block on line \(block.fenceLine)"
            transcript.blocks[block.index] = blocks[block.index]?.map { output in
                guard output.isShown, let content = reported.popFirst() else { return output }
                return output.withMeasuredTimes(of: content, place, &times)
            }
        }
        return (transcript, times)
    }
}

private extension Output {
    /// Whether a record has it.
    var isShown: Bool {
        switch self {
        case .text, .value, .table, .figure, .claim, .failure: true
        case .began, .reached, .runs, .input, .notice, .warning, .progress, .claimSummary, .finished: false
        }
    }

    func withMeasuredTimes(of content: ReportRecord.Content, _ place: String, _ times: inout [MeasuredTime]) -> Output {
        switch self {
        case .value(let now):
            guard let time = content.value.flatMap(now.time) else { return self }
            times.append(MeasuredTime(place: place, reported: time.textWithUnit, now: now.textWithUnit))
            return .value(time)
        case .table(var table):
            guard let reported = content.table else { return self }
            for row in table.rows.indices where reported.rows.indices.contains(row) {
                for column in table.rows[row].indices where reported.rows[row].indices.contains(column) {
                    let now = table.rows[row][column]
                    guard let time = now.time(as: reported.rows[row][column]) else { continue }
                    table.rows[row][column] = time
                    let title = table.columns.indices.contains(column) ? table.columns[column].title : ""
                    times.append(
                        MeasuredTime(
                            place: "\(place), row \(row + 1), \(title)", reported: time.textWithUnit,
                            now: now.textWithUnit))
                }
            }
            return .table(table)
        case .claim(let now):
            guard let claim = content.claim, let time = now.times(as: claim) else { return self }
            times.append(
                MeasuredTime(place: "the claim of \(place)", reported: time.wordsAlone, now: now.wordsAlone))
            return .claim(time)
        default: return self
        }
    }
}

extension Value {
    /// The measured time that a report has in the place of this one; `nil` where this is none, or what the report has
    /// does not look like one.
    package func time(as reported: Value) -> Value? {
        guard isVolatile, reported.unit == unit, reported.count == count, reported.reference == reference,
            reported.series == nil, (reported.number == nil) == (number == nil),
            reported.text.allSatisfy({ $0.isWholeNumber || text.contains($0) || ".-−+e∞Na\u{A0}\u{202F}".contains($0) }
            ),
            reported.saysItsNumber
        else { return nil }
        var time = reported
        time.isVolatile = true
        return time
    }

    /// Whether the text begins with the number behind it, to the digits it has.
    private var saysItsNumber: Bool {
        guard let number, number.isFinite else { return true }
        let digits = text.filter { $0 != "\u{A0}" && $0 != "\u{202F}" }.replacing("\u{2212}", with: "-")
            .prefix { $0.isNumber || $0 == "." || $0 == "-" }
        guard let shown = Double(digits) else { return false }
        let lastDigit = pow(10, -Double(digits.split(separator: ".").dropFirst().first?.count ?? 0))
        return (shown - number).magnitude <= max(0.51 * lastDigit, 0.06 * number.magnitude)
    }
}
