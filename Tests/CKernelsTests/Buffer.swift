/// Memory for a kernel's argument: a matrix with rows further apart than it has columns, and NaN wherever the kernel
/// must not look.
import CKernels

final class Buffer {
    let rows: Int
    let columns: Int
    let stride: Int
    private let memory: UnsafeMutablePointer<Float>
    private static let margin = 19

    init(_ rows: Int, _ columns: Int, _ value: (_ index: Int) -> Float = { _ in 0 }) {
        self.rows = rows
        self.columns = columns
        stride = columns + 5
        memory = .allocate(capacity: rows * stride + 2 * Buffer.margin)
        memory.initialize(repeating: .nan, count: rows * stride + 2 * Buffer.margin)
        for row in 0..<rows { for column in 0..<columns { at[row * stride + column] = value(row * columns + column) } }
    }

    deinit { memory.deallocate() }

    /// Never aligned to more than a float.
    var at: UnsafeMutablePointer<Float> { memory + Buffer.margin }

    var view: BNRows { BNRows(at: at, stride: stride) }

    /// Everything, margins too; all NaN alike.
    var bits: [UInt32] {
        (0..<rows * stride + 2 * Buffer.margin).map { memory[$0].isNaN ? Float.nan.bitPattern : memory[$0].bitPattern }
    }
}

/// Numbers without order, the same each time.
struct Noise {
    enum Kind: String, CaseIterable, Sendable {
        /// Of ordinary size.
        case ordinary
        /// With zeros of both signs, denormals, infinities, NaN and numbers near the ends of the range among them.
        case special
    }

    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func word() -> UInt32 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt32(truncatingIfNeeded: state >> 33)
    }

    mutating func float(_ kind: Kind) -> Float {
        let ordinary = Float(Int32(bitPattern: word() << 1)) / 0x1p30
        guard kind == .special, word() % 8 == 0 else { return ordinary }
        let specials: [Float] = [
            0, -0.0, .leastNonzeroMagnitude, -0x1p-130, .leastNormalMagnitude, .infinity, -.infinity, .nan, 3e38, -3e38,
            1e-30, 88.7, -87.4, 1,
        ]
        return specials[Int(word()) % specials.count]
    }
}
