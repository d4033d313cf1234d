/// Numbers that the optimizer moves, with its memory of them.
internal import CKernels

final class Parameter {
    let values: Matrix
    /// Adam's m, or the velocity.
    let first: Matrix?
    /// Adam's v.
    let second: Matrix?

    init(rows: Int = 1, columns: Int, rule: BNRule) {
        values = Matrix(rows: rows, columns: columns)
        first = rule == BNDescent ? nil : Matrix(rows: rows, columns: columns)
        second = rule == BNAdam ? Matrix(rows: rows, columns: columns) : nil
    }

    func from(row: Int = 0, column: Int = 0) -> BNParameters {
        let offset = row * values.stride + column
        return BNParameters(
            values: values.at + offset, first: first.map { $0.at + offset }, second: second.map { $0.at + offset }, stride: values.stride)
    }
}
