internal import CKernels
internal import Glibc

/// A matrix of floats in memory of its own, for the kernels. What is never written of a large one takes no memory, or not
/// much where the system gives it in large pages.
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

    /// From so many bytes on, memory is asked for in large pages, so that its addresses are found at once.
    private static let large = 1 << 22

    /// All zeros, [rows, columns]. If it `isSparse`, most of it is never written.
    init(rows: Int = 1, columns: Int, isSparse: Bool = false) {
        self.rows = rows
        self.columns = columns
        stride = Matrix.padded(columns)
        // Zeros of the system's, which are not written here.
        let count = Matrix.padded(rows) * stride * 4
        memory = calloc(count + 64, 1)!
        at = memory.alignedUp(toMultipleOf: 64).assumingMemoryBound(to: Float.self)
        if count >= Self.large, !isSparse {
            let page = memory.alignedUp(toMultipleOf: Int(getpagesize()))
            // Where the system has none, or gives none, nothing is lost but time.
            _ = madvise(page, memory + count - page, MADV_HUGEPAGE)
        }
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

    /// One row, without what lies past `columns`.
    func row(_ row: Int) -> UnsafeBufferPointer<Float> { UnsafeBufferPointer(start: at + row * stride, count: columns) }

    /// Row by row, without what lies past `columns`.
    var values: [Float] {
        get {
            var values: [Float] = []
            values.reserveCapacity(rows * columns)
            for row in 0..<rows { values += self.row(row) }
            return values
        }
        set {
            precondition(newValue.count == rows * columns)
            newValue.withUnsafeBufferPointer { values in
                guard let first = values.baseAddress else { return }
                for row in 0..<rows { (at + row * stride).update(from: first + row * columns, count: columns) }
            }
        }
    }
}
