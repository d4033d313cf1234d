/// A confusion matrix: what is taken for what.
import NumberFormats

/// A cell for each pair of true and predicted class with its count. Colour is the share of the true class that was
/// misread, so that a few errors are seen beside thousands of right answers; those, on the diagonal, are grey.
public struct ConfusionMatrix: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// `counts` holds a row for each true class, a column for each predicted one; `classes` names them, from 0 unless
    /// told. Of counts over several `seeds` the axis says how many are added up.
    /// - Precondition: as many columns as rows, and as many names; no count is negative.
    public init(
        _ counts: [[Int]], classes: [String]? = nil, seeds: Int = 1, file: StaticString = #fileID, line: UInt = #line
    ) {
        let names = classes ?? counts.indices.map(String.init)
        if let problem = Self.problem(counts, names) {
            fatalError("ConfusionMatrix: \(problem)", file: file, line: line)
        }
        marks = []
        let predicted = "Predicted class" + (seeds > 1 ? " (\(seeds) seeds added up)" : "")
        for (row, values) in counts.enumerated() {
            // Sums of doubles, since those of whole numbers may overflow.
            let total = max(1, values.reduce(0) { $0 + Double($1) })
            for (column, count) in values.enumerated() {
                let cell = RectangleMark(
                    x: .value(predicted, names[column]), y: .value("True class", names[row]))
                let text = count == 0 ? "" : NumberFormat.grouped.string(Double(count))
                let styled =
                    row == column
                    ? cell.foregroundStyle(.gray).opacity(0.35)
                    : cell.foregroundStyle(by: .value("Misread", Double(count) / total, format: .percent(1)))
                for var mark in styled.annotation(text).marks {
                    mark.style.colorsFromZero = row == column ? nil : true
                    marks.join(mark)
                }
            }
        }
    }
}

private extension ConfusionMatrix {
    /// What is wrong with `counts` or `names`, and what was expected; `nil` for nothing.
    static func problem(_ counts: [[Int]], _ names: [String]) -> String? {
        let size = counts.count
        if let row = counts.firstIndex(where: { $0.count != size }) {
            return "row \(row) has \(counts[row].count) columns; expected \(size), one for each class"
        }
        if names.count != size { return "\(names.count) names; expected \(size), one for each class" }
        let negative = counts.joined().first { $0 < 0 }
        return negative.map { "a count of \($0); expected 0 or more" }
    }
}
