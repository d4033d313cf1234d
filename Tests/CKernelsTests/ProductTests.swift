/// The packed products give the scalar definition's bits for every small size, and around the borders of their blocks.
import CKernels
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct ProductTests {
    /// How the sides lie, the left one transposed, gathered, or of an image's positions or channels, the right one turned; and
    /// what is done with the sums.
    enum Kind: String, CaseIterable, Sendable {
        case plain, transposed, turned, gathered, positions, channels, added, finished
    }

    /// All of 1…40 rows × 1…70 columns × 1…40 inner. An element is the same in each size that has it, so that the scalar
    /// definition computes each once. Around every matrix lie NaN, which a product must neither use nor change.
    @Test(arguments: Kind.allCases) func equalsScalarForAllSmallSizes(kind: Kind) {
        let most = Size(rows: 40, columns: 70, inner: 40), fields = Operands(most, kind)
        for inner in 1...most.inner {
            let right = (1...most.columns).map { fields.right(Size(rows: 0, columns: $0, inner: inner)) }
            let whole = fields.result(
                variants[variants.count - 1], fields.left(most.rows, inner), right[69], most.rows, inner)
            let expected = right.map { whole.cut(to: fields.columns(of: $0)) }
            for rows in 1...most.rows {
                let left = fields.left(rows, inner)
                for variant in variants.dropLast() where variant.pointee.supported() {
                    for (b, whole) in zip(right, expected) {
                        let c = fields.result(variant, left, b, rows, inner)
                        guard c.equals(whole, rows: rows) else {
                            Issue.record(
                                "\(rows) × \(fields.columns(of: b)) over \(inner), \(String(cString: variant.pointee.name))"
                            )
                            return
                        }
                    }
                }
            }
        }
    }

    /// Blocks of rows, of the inner index and of columns that are just full, or just not; the left side's rows an odd number
    /// of floats apart, or a power of two.
    @Test(arguments: Kind.allCases, [false, true]) func equalsScalarAtTheBordersOfBlocks(
        kind: Kind, hasCrowdedRows: Bool
    ) {
        let sizes = [
            (191, 255), (192, 256), (193, 257), (385, 3), (7, 513), (200, 512), (17, 511), (193, 1025), (1, 1023),
        ]
        for (rows, inner) in sizes {
            for columns in [31, 32, 49, 64, 97] {
                let fields = Operands(
                    Size(rows: rows, columns: columns, inner: inner), kind, stride: hasCrowdedRows ? 1024 : nil)
                let left = fields.left(rows, inner), b = fields.right(Size(rows: 0, columns: columns, inner: inner))
                let expected = fields.result(variants[variants.count - 1], left, b, rows, inner)
                for variant in variants.dropLast() where variant.pointee.supported() {
                    #expect(
                        fields.result(variant, left, b, rows, inner).equals(expected, rows: rows),
                        "\(rows) × \(columns) over \(inner), \(String(cString: variant.pointee.name))")
                }
            }
        }
    }
}

/// Matrices of one noise, cut to the sizes of products.
private struct Operands {
    let kind: ProductTests.Kind
    private let most: Size
    private let stride: Int
    private let a: [Float]
    private let b: [Float]
    private let bias: Block
    private let added: Block
    private let rowOffsets: [Int32]
    private let innerOffsets: [Int32]

    /// Without a stride the left side's rows are hardly further apart than they are long.
    init(_ most: Size, _ kind: ProductTests.Kind, stride: Int? = nil) {
        self.kind = kind
        self.most = most
        self.stride = stride ?? (kind == .transposed ? most.rows : most.inner) + 3
        let distance = self.stride
        // An image is thirty positions, or channels, wide.
        switch kind {
        case .positions:
            rowOffsets = (0..<most.rows).map { Int32($0 * 16 + $0 / 30 * 32) }
            innerOffsets = (0..<most.inner).map { Int32($0 + $0 / 48 * 480) }
        case .channels:
            rowOffsets = (0..<most.rows).map { Int32($0 + $0 / 30 * 7) }
            innerOffsets = (0..<most.inner).map { Int32($0 * 16) }
        default:
            rowOffsets = (0..<most.rows).map { Int32($0 * distance) }
            innerOffsets = (0..<most.inner).map(Int32.init)
        }
        func numbers(_ count: Int, _ seed: Int) -> [Float] {
            var noise = Noise(seed)
            return (0..<count).map { _ in noise.float(.ordinary) }
        }
        a = numbers(max(most.rows * most.inner, Int(rowOffsets.last! + innerOffsets.last!) + 1), 61)
        b = numbers(most.inner * most.columns, 62)
        let shift = numbers(most.columns, 63)
        let sums = numbers(most.rows * most.columns, 64)
        added = Block(rows: most.rows, columns: most.columns, stride: most.columns) { sums[$0 * most.columns + $1] }
        bias = Block(rows: 1, columns: most.columns, stride: most.columns) { _, column in shift[column] }
    }

    func left(_ rows: Int, _ inner: Int) -> Block {
        if kind == .positions || kind == .channels {
            let count = Int(rowOffsets[rows - 1] + innerOffsets[inner - 1]) + 1
            return Block(rows: 1, columns: count, stride: count) { a[$1] }
        }
        let isTurned = kind == .transposed
        return Block(rows: isTurned ? inner : rows, columns: isTurned ? rows : inner, stride: stride) {
            a[isTurned ? $1 * most.inner + $0 : $0 * most.inner + $1]
        }
    }

    func right(_ size: Size) -> Block {
        if kind == .turned {
            return Block(rows: size.columns, columns: size.inner, stride: most.inner + 5) { b[$1 * most.columns + $0] }
        }
        return Block(rows: size.inner, columns: size.columns, stride: most.columns + 5) { b[$0 * most.columns + $1] }
    }

    func columns(of right: Block) -> Int { kind == .turned ? right.rows : right.columns }

    /// c, which held 0.25 before, where sums are added to it.
    func result(_ kernels: Kernels, _ left: Block, _ right: Block, _ rows: Int, _ inner: Int) -> Block {
        let c = Block(rows: most.rows, columns: columns(of: right), stride: most.columns + 5)
        if kind == .added {
            for row in 0..<rows { (c.at + row * c.stride).update(repeating: 0.25, count: c.columns) }
        }
        let (m, n, k) = (Int32(rows), Int32(c.columns), Int32(inner))
        var ending = BNEnding(bias: bias.at, added: BNRows(at: nil, stride: 0), rectifies: kind == .finished)
        if kind == .transposed || kind == .added { ending.bias = nil }
        if kind == .added { ending.added = c.view }
        if kind == .finished { ending.added = added.view }
        switch kind {
        case .plain, .finished:
            kernels.pointee.product(m, n, k, left.at, left.stride, 1, right.view, ending, c.view)
        case .turned: kernels.pointee.turnedProduct(m, n, k, left.at, left.stride, 1, right.view, ending, c.view)
        case .transposed: kernels.pointee.product(m, n, k, left.at, 1, left.stride, right.view, ending, c.view)
        case .gathered, .positions, .channels, .added:
            b.withUnsafeBufferPointer { next in
                kernels.pointee.gatheredProduct(
                    m, n, k, left.at, rowOffsets, innerOffsets, right.view, ending, c.view,
                    BNUpcoming(at: next.baseAddress, count: next.count))
            }
        }
        return c
    }
}

/// A matrix in a field of NaN.
private final class Block {
    let rows: Int
    let columns: Int
    let stride: Int
    private let count: Int
    private let memory: UnsafeMutablePointer<Float>
    private static let margin = 19

    /// NaN everywhere.
    init(rows: Int, columns: Int, stride: Int) {
        self.rows = rows
        self.columns = columns
        self.stride = stride
        count = rows * stride + 2 * Block.margin
        memory = .allocate(capacity: count)
        memory.initialize(repeating: .nan, count: count)
    }

    convenience init(rows: Int, columns: Int, stride: Int, _ value: (_ row: Int, _ column: Int) -> Float) {
        self.init(rows: rows, columns: columns, stride: stride)
        for row in 0..<rows { for column in 0..<columns { at[row * stride + column] = value(row, column) } }
    }

    deinit { memory.deallocate() }

    var at: UnsafeMutablePointer<Float> { memory + Block.margin }
    var view: BNRows { BNRows(at: at, stride: stride) }

    /// The first columns, and NaN in the place of the others.
    func cut(to columns: Int) -> Block {
        Block(rows: rows, columns: columns, stride: stride) { self.at[$0 * self.stride + $1] }
    }

    /// Whether the first rows have the same bits, and all that follows is NaN.
    func equals(_ other: Block, rows: Int) -> Bool {
        let shared = Block.margin + rows * stride
        guard memcmp(memory, other.memory, shared * 4) == 0 else { return false }
        return memcmp(memory + shared, Block.field, (count - shared) * 4) == 0
    }

    /// NaN, more than a matrix has of it.
    private nonisolated(unsafe) static let field: UnsafeMutablePointer<Float> = {
        let field = UnsafeMutablePointer<Float>.allocate(capacity: 1 << 20)
        field.initialize(repeating: .nan, count: 1 << 20)
        return field
    }()
}
