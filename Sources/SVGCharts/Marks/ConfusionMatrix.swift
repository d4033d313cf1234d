/// A confusion matrix: what is taken for what.
import NumberFormats

/// A cell for each pair of true and predicted class with its count. Colour is the share of the true class that was
/// misread, so that a few errors are seen beside thousands of right answers; those, on the diagonal, are grey.
public struct ConfusionMatrix: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// `counts` holds a row for each true class, a column for each predicted one; `classes` names them, from 0 unless
    /// told.
    /// - Precondition: as many columns as rows, and as many names.
    public init(_ counts: [[Int]], classes: [String]? = nil) {
        let names = classes ?? counts.indices.map(String.init)
        precondition(
            names.count == counts.count && counts.allSatisfy { $0.count == counts.count },
            "a confusion matrix has a row, a column and a name for each class")
        marks = []
        for (row, values) in counts.enumerated() {
            let total = max(1, values.reduce(0, +))
            for (column, count) in values.enumerated() {
                let cell = RectangleMark(
                    x: .value("Predicted class", names[column]), y: .value("True class", names[row]))
                let text = count == 0 ? "" : NumberFormat.grouped.string(Double(count))
                let styled =
                    row == column
                    ? cell.foregroundStyle(.gray).opacity(0.35)
                    : cell.foregroundStyle(by: .value("Misread", Double(count) / Double(total), format: .percent(1)))
                for var mark in styled.annotation(text).marks {
                    mark.style.colorsFromZero = row == column ? nil : true
                    marks.join(mark)
                }
            }
        }
    }
}
