/// Every operation of a variant, called on made-up numbers.
import CKernels

typealias Kernels = UnsafePointer<BNKernels>

/// rows × columns, and the length of inner sums.
struct Size: Sendable, CustomStringConvertible {
    let rows: Int, columns: Int, inner: Int
    var description: String { "\(rows)×\(columns), \(inner)" }
}

struct Operation: Sendable, CustomStringConvertible {
    let description: String
    /// All that the operation wrote, and its surroundings.
    let run: @Sendable (Kernels, Size, Noise.Kind) -> [UInt32]

    static let all: [Operation] =
        [products, images, columns, elements, loss].flatMap(\.self)
}

private let functions: [(String, BNFunction)] = [("linear", BNLinear), ("relu", BNRelu), ("sigmoid", BNSigmoid), ("tanh", BNTanh)]
private let rules: [(String, BNRule)] = [("descent", BNDescent), ("momentum", BNMomentum), ("Nesterov", BNNesterov), ("Adam", BNAdam)]

private func noise(_ rows: Int, _ columns: Int, _ kind: Noise.Kind, _ seed: Int, positive: Bool = false) -> Buffer {
    var noise = Noise(seed)
    return Buffer(rows, columns) { _ in
        let x = noise.float(kind)
        return positive ? abs(x) : x
    }
}

private let products: [Operation] = [false, true].map { transposed in
    Operation(description: transposed ? "product of a transpose" : "product with bias") { kernels, size, kind in
        let a = transposed ? noise(size.inner, size.rows, kind, 1) : noise(size.rows, size.inner, kind, 1)
        let b = noise(size.inner, size.columns, kind, 2), bias = noise(1, size.columns, kind, 3), c = Buffer(size.rows, size.columns)
        kernels.pointee.product(
            Int32(size.rows), Int32(size.columns), Int32(size.inner), a.at, transposed ? 1 : a.stride, transposed ? a.stride : 1, b.view,
            transposed ? nil : UnsafePointer(bias.at), c.view)
        return c.bits
    }
}

/// Images of `inner` pixels, most of them black, and their marks.
private func withImages<Result>(_ size: Size, _ body: (BNImages, UnsafePointer<UInt64>) -> Result) -> Result {
    var noise = Noise(4)
    let words = bn_words(size.inner)
    let bytes = (0..<size.rows * size.inner).map { _ in noise.word() % 5 == 0 ? UInt8(truncatingIfNeeded: noise.word()) : 0 }
    var marks = [UInt64](repeating: 0, count: size.rows * words), turned = [UInt64](repeating: .max, count: (size.rows + 63) / 64 * 64 * words)
    var levels = [Float](repeating: 0, count: 256)
    bn_mark(size.rows, size.inner, bytes, &marks)
    bn_levels(&levels)
    return bytes.withUnsafeBufferPointer { bytes in
        marks.withUnsafeBufferPointer { marks in
            levels.withUnsafeBufferPointer { levels in
                let images = BNImages(bytes: bytes.baseAddress, marks: marks.baseAddress, levels: levels.baseAddress, inputs: size.inner)
                bn_turn(Int32(size.rows), images, 0, words, &turned)
                return body(images, turned)
            }
        }
    }
}

private let images: [Operation] =
    [
        Operation(description: "product of images") { kernels, size, kind in
            withImages(size) { images, _ in
                let b = noise(size.inner, size.columns, kind, 5), bias = noise(1, size.columns, kind, 6), c = Buffer(size.rows, size.columns)
                kernels.pointee.imageProduct(Int32(size.rows), Int32(size.columns), images, b.view, bias.at, c.view)
                return c.bits
            }
        }
    ]
    + rules.map { name, rule in
        Operation(description: "update from images, \(name)") { kernels, size, kind in
            withImages(size) { images, turned in
                let d = noise(size.rows, size.columns, kind, 7), memory = ParameterBuffers(size.inner, size.columns, kind)
                var optimizer = memory.optimizer(rule), touched = (0..<size.inner).map { UInt8($0 % 2) }
                kernels.pointee.imageUpdate(
                    Int32(size.rows), Int32(size.columns), images, turned, d.view, &optimizer, memory.view, &touched)
                return memory.bits + touched.map(UInt32.init)
            }
        }
    }
    + rules.map { name, rule in
        Operation(description: "update, \(name)") { kernels, size, kind in
            let gradient = noise(size.rows, size.columns, kind, 8), memory = ParameterBuffers(size.rows, size.columns, kind)
            var optimizer = memory.optimizer(rule)
            kernels.pointee.update(Int32(size.rows), Int32(size.columns), gradient.view, &optimizer, memory.view)
            return memory.bits
        }
    }

private struct ParameterBuffers {
    let values: Buffer, first: Buffer, second: Buffer

    init(_ rows: Int, _ columns: Int, _ kind: Noise.Kind) {
        values = noise(rows, columns, kind, 9)
        first = noise(rows, columns, kind, 10)
        second = noise(rows, columns, kind, 11, positive: true)
    }

    var view: BNParameters { BNParameters(values: values.at, first: first.at, second: second.at, stride: values.stride) }
    var bits: [UInt32] { values.bits + first.bits + second.bits }

    func optimizer(_ rule: BNRule) -> BNOptimizer {
        BNOptimizer(rule: rule, rate: 0.01, momentum: 0.9, blend1: 0.1, blend2: 0.001, epsilon: 1e-7)
    }
}

private let columns: [Operation] = [
    Operation(description: "column sums") { kernels, size, kind in
        let x = noise(size.rows, size.columns, kind, 12), sums = Buffer(1, size.columns)
        kernels.pointee.columnSums(Int32(size.rows), Int32(size.columns), x.view, sums.at)
        return sums.bits
    },
    Operation(description: "moments") { kernels, size, kind in
        let x = noise(size.rows, size.columns, kind, 13), mean = Buffer(1, size.columns), variance = Buffer(1, size.columns)
        kernels.pointee.moments(Int32(size.rows), Int32(size.columns), x.view, mean.at, variance.at)
        return mean.bits + variance.bits
    },
    Operation(description: "normalize") { kernels, size, kind in
        let x = noise(size.rows, size.columns, kind, 14), y = Buffer(size.rows, size.columns), normalized = Buffer(size.rows, size.columns)
        let rows = (15...18).map { noise(1, size.columns, kind, $0, positive: $0 == 16) }, inverse = Buffer(1, size.columns)
        kernels.pointee.normalize(
            Int32(size.rows), Int32(size.columns), x.view, rows[0].at, rows[1].at, 0.001, rows[2].at, rows[3].at, inverse.at, normalized.view, y.view)
        return y.bits + normalized.bits + inverse.bits
    },
    Operation(description: "gradient of normalize") { kernels, size, kind in
        let dy = noise(size.rows, size.columns, kind, 19), normalized = noise(size.rows, size.columns, kind, 20), dx = Buffer(size.rows, size.columns)
        let inverse = noise(1, size.columns, kind, 21), gamma = noise(1, size.columns, kind, 22)
        let dGamma = Buffer(1, size.columns), dBeta = Buffer(1, size.columns)
        kernels.pointee.normalizeGradient(
            Int32(size.rows), Int32(size.columns), dy.view, normalized.view, inverse.at, gamma.at, dGamma.at, dBeta.at, dx.view)
        return dGamma.bits + dBeta.bits + dx.bits
    },
]

private let elements: [Operation] =
    functions.map { name, function in
        Operation(description: name) { kernels, size, kind in
            let x = noise(size.rows, size.columns, kind, 23), y = Buffer(size.rows, size.columns)
            kernels.pointee.activate(function, Int32(size.rows), Int32(size.columns), x.view, y.view)
            return y.bits
        }
    }
    + functions.map { name, function in
        Operation(description: "gradient of \(name)") { kernels, size, kind in
            let y = noise(size.rows, size.columns, kind, 24), dy = noise(size.rows, size.columns, kind, 25), dx = Buffer(size.rows, size.columns)
            kernels.pointee.activateGradient(function, Int32(size.rows), Int32(size.columns), y.view, dy.view, dx.view)
            return dx.bits
        }
    }
    + [0, 16, 48].map { first in
        Operation(description: "dropout from column \(first)") { kernels, size, kind in
            let x = noise(size.rows, size.columns, kind, 26), y = Buffer(size.rows, size.columns)
            let random = BNRandom(seed: 0xFEDC_BA98_7654_3210, stream: 7, step: UInt32(size.inner))
            kernels.pointee.drop(Int32(size.rows), Int32(size.columns), Int32(first), random, 0.3, x.view, y.view)
            return y.bits
        }
    }

private let loss: [Operation] = [true, false].map { training in
    Operation(description: training ? "loss and gradient" : "loss") { kernels, size, kind in
        let logits = noise(size.rows, size.columns, kind, 27), losses = Buffer(1, size.rows), gradient = Buffer(size.rows, size.columns)
        let labels = (0..<size.rows).map { UInt8($0 * 7 % min(size.columns, 256)) }
        var correct = [UInt8](repeating: 9, count: size.rows)
        kernels.pointee.softmaxLoss(
            Int32(size.rows), Int32(size.columns), logits.view, labels, Float(size.rows), losses.at, &correct,
            training ? gradient.view : BNRows(at: nil, stride: 0))
        return losses.bits + gradient.bits + correct.map(UInt32.init)
    }
}
