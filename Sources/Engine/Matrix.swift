internal import CKernels
internal import Glibc

/// A matrix of floats in memory of its own, for the kernels. What is never written of a large or sparse one takes no
/// memory, or not much where the system gives it in large pages.
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
    /// The bytes that are the system's; `nil` where they are the heap's.
    private let mapped: Int?

    /// From so many bytes on, memory is asked for in large pages, so that its addresses are found at once.
    private static let large = 1 << 22

    /// All zeros, [rows, columns]. If it `isSparse`, most of it is never written.
    init(rows: Int = 1, columns: Int, isSparse: Bool = false) {
        self.rows = rows
        self.columns = columns
        stride = Matrix.padded(columns)
        let count = Matrix.padded(rows) * stride * 4, isLarge = count >= Self.large
        mapped = isLarge || isSparse ? count : nil
        if mapped != nil {
            // Past the heap, which writes zeros over what an earlier run has left.
            memory = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
            precondition(memory != MAP_FAILED, "the system gives no more memory")
            // Where the system has no large pages, or gives none, nothing is lost but time.
            if isLarge && !isSparse { _ = madvise(memory, count, MADV_HUGEPAGE) }
        } else {
            memory = calloc(count + 64, 1)!
        }
        at = memory.alignedUp(toMultipleOf: 64).assumingMemoryBound(to: Float.self)
    }

    deinit {
        if let mapped { munmap(memory, mapped) } else { free(memory) }
    }

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
