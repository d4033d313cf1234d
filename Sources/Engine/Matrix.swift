internal import CKernels
internal import Glibc

/// A matrix of floats in memory of its own, for the kernels. What is never written of a large one takes no memory.
///
/// Row-major; rows start at multiples of 64 bytes, so that kernels may work on `stride` columns, and what lies past
/// `columns` never reaches a result.
final class Matrix {
    let rows: Int
    let columns: Int
    /// The distance between rows: `columns` rounded up to a multiple of 16.
    let stride: Int
    let at: UnsafeMutablePointer<Float>
    private let memory: UnsafeMutableRawPointer

    /// All zeros, [rows, columns].
    init(rows: Int = 1, columns: Int) {
        self.rows = rows
        self.columns = columns
        stride = Matrix.padded(columns)
        // Zeros of the system's, which are not written here.
        memory = calloc(Matrix.padded(rows) * stride + 16, 4)!
        at = memory.alignedUp(toMultipleOf: 64).assumingMemoryBound(to: Float.self)
    }

    deinit { free(memory) }

    static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }

    /// The rows from `row` on, from `column` on.
    func from(row: Int = 0, column: Int = 0) -> BNRows {
        BNRows(at: at + row * stride + column, stride: stride)
    }

    /// These rows, for what asks for them ahead.
    func upcoming(_ rows: Range<Int>) -> BNUpcoming {
        BNUpcoming(at: at + rows.lowerBound * stride, count: rows.count * stride)
    }

    func fill(_ value: Float) {
        for row in 0..<rows { (at + row * stride).update(repeating: value, count: columns) }
    }

    /// Row by row, without what lies past `columns`.
    var values: [Float] {
        get { (0..<rows).flatMap { row in (0..<columns).map { at[row * stride + $0] } } }
        set {
            precondition(newValue.count == rows * columns)
            for row in 0..<rows {
                for column in 0..<columns { at[row * stride + column] = newValue[row * columns + column] }
            }
        }
    }
}
