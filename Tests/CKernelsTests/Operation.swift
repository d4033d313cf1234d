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
        [
            products, gathered, images, penalties, columns, normalizations, gradientsByRows, groups, elements, loss,
            pools, recurrent, attention,
        ].flatMap(\.self)
}

private let functions: [(String, BNActivation)] = [
    ("linear", BNLinear), ("relu", BNRelu), ("leaky relu", BNLeakyRelu), ("elu", BNElu), ("gelu", BNGelu),
    ("silu", BNSilu), ("softplus", BNSoftplus),
    ("sigmoid", BNSigmoid), ("tanh", BNTanh),
].map { ($0.0, BNActivation(function: $0.1, slope: 0.3)) }
/// The rules that a gradient may be followed by while it is found.
private let fusedRules: [(String, BNRule)] = [
    ("keep", BNKeep), ("descent", BNDescent), ("momentum", BNMomentum), ("Nesterov", BNNesterov), ("Adam", BNAdam),
]
private let rules =
    fusedRules + [
        ("AMSGrad", BNAMSGrad), ("Adamax", BNAdamax), ("Nadam", BNNadam), ("Lion", BNLion), ("RMSprop", BNRMSprop),
        ("centered RMSprop", BNRMSpropCentered),
        ("Adagrad", BNAdagrad), ("Adadelta", BNAdadelta),
    ]

private func noise(_ rows: Int, _ columns: Int, _ kind: Noise.Kind, _ seed: Int, positive: Bool = false) -> Buffer {
    var noise = Noise(seed)
    return Buffer(rows, columns) { _ in
        let x = noise.float(kind)
        return positive ? abs(x) : x
    }
}

/// What is done with sums before they are stored.
private enum Ending: String, CaseIterable {
    case none, bias, added, rectified

    func with(_ bias: Buffer, _ added: BNRows) -> BNEnding {
        BNEnding(
            bias: self == .bias || self == .rectified ? UnsafePointer(bias.at) : nil,
            added: self == .added || self == .rectified ? added : BNRows(at: nil, stride: 0),
            rectifies: self == .rectified)
    }
}

private let products: [Operation] = Ending.allCases.flatMap { ending in
    [
        Operation(description: "product over a transpose, \(ending)") { kernels, size, kind in
            let a = noise(size.rows, size.inner, kind, 1), b = noise(size.columns, size.inner, kind, 2),
                bias = noise(1, size.columns, kind, 3), added = noise(size.rows, size.columns, kind, 42),
                c = Buffer(size.rows, size.columns)
            kernels.pointee.turnedProduct(
                Int32(size.rows), Int32(size.columns), Int32(size.inner), a.at, a.stride, 1, b.view,
                ending.with(bias, added.view), c.view)
            return c.bits
        }
    ]
        + [false, true].map { transposed in
            Operation(description: "product\(transposed ? " of a transpose" : ""), \(ending)") { kernels, size, kind in
                let a = transposed ? noise(size.inner, size.rows, kind, 1) : noise(size.rows, size.inner, kind, 1)
                let b = noise(size.inner, size.columns, kind, 2), bias = noise(1, size.columns, kind, 3),
                    added = noise(size.rows, size.columns, kind, 42), c = Buffer(size.rows, size.columns)
                kernels.pointee.product(
                    Int32(size.rows), Int32(size.columns), Int32(size.inner), a.at, transposed ? 1 : a.stride,
                    transposed ? a.stride : 1, b.view, ending.with(bias, added.view), c.view)
                return c.bits
            }
        }
}

/// What is added is c itself.
private let gathered: [Operation] = Ending.allCases.map { ending in
    Operation(description: "gathered product, \(ending)") { kernels, size, kind in
        let a = noise(1, size.rows * 3 + size.inner * 2, kind, 39), b = noise(size.inner, size.columns, kind, 40),
            bias = noise(1, size.columns, kind, 41)
        let c = noise(size.rows, size.columns, kind, 42)
        kernels.pointee.gatheredProduct(
            Int32(size.rows), Int32(size.columns), Int32(size.inner), a.at, (0..<size.rows).map { Int32($0 * 3) },
            (0..<size.inner).map { Int32($0 * 2) }, b.view, ending.with(bias, c.view), c.view,
            BNUpcoming(at: a.at, count: 100))
        return c.bits
    }
}

/// Images of `inner` pixels, most of them black, and their nonzeroMask.
private func withImages<Result>(_ size: Size, _ body: (BNImages, UnsafePointer<UInt64>) -> Result) -> Result {
    var noise = Noise(4)
    let words = bn_words(size.inner)
    let bytes = (0..<size.rows * size.inner).map { _ in
        noise.word() % 5 == 0 ? UInt8(truncatingIfNeeded: noise.word()) : 0
    }
    var nonzeroMask = [UInt64](repeating: 0, count: size.rows * words),
        transposed = [UInt64](repeating: .max, count: (size.rows + 63) / 64 * 64 * words)
    var byteToFloat = [Float](repeating: 0, count: 256)
    bn_nonzeroMask(size.rows, size.inner, bytes, &nonzeroMask)
    bn_byteToFloat(&byteToFloat)
    return bytes.withUnsafeBufferPointer { bytes in
        nonzeroMask.withUnsafeBufferPointer { nonzeroMask in
            byteToFloat.withUnsafeBufferPointer { byteToFloat in
                let images = BNImages(
                    bytes: bytes.baseAddress, nonzeroMask: nonzeroMask.baseAddress,
                    byteToFloat: byteToFloat.baseAddress, inputs: size.inner)
                bn_transposeMask(Int32(size.rows), images, 0, words, &transposed)
                return body(images, transposed)
            }
        }
    }
}

private let images: [Operation] =
    [1, 3].map { every in
        Operation(description: "product of images, one of \(every)") { kernels, size, kind in
            withImages(size) { images, _ in
                let b = noise(size.inner, size.columns, kind, 5), bias = noise(1, size.columns, kind, 6),
                    c = Buffer(size.rows, size.columns)
                kernels.pointee.imageProduct(
                    Int32((size.rows + every - 1) / every), Int32(size.columns), images, Int32(every), b.view, bias.at,
                    c.view)
                return c.bits
            }
        }
    }
    + fusedRules.map { name, rule in
        Operation(description: "update from images, \(name)") { kernels, size, kind in
            withImages(size) { images, transposed in
                let d = noise(size.rows, size.columns, kind, 7),
                    memory = ParameterBuffers(size.inner, size.columns, kind)
                var optimizer = memory.optimizer(rule), seen = (0..<size.inner).map { UInt8($0 % 2) }
                kernels.pointee.imageUpdate(
                    Int32(size.rows), Int32(size.columns), images, transposed, d.view, &optimizer, memory.view, &seen)
                return memory.bits + seen.map(UInt32.init)
            }
        }
    }
    + rules.map { name, rule in
        Operation(description: "update, \(name)") { kernels, size, kind in
            let gradient = noise(size.rows, size.columns, kind, 8),
                memory = ParameterBuffers(size.rows, size.columns, kind)
            var optimizer = memory.optimizer(rule)
            kernels.pointee.update(Int32(size.rows), Int32(size.columns), gradient.view, &optimizer, memory.view)
            return memory.bits
        }
    }

private struct ParameterBuffers {
    let values: Buffer, first: Buffer, second: Buffer, third: Buffer

    init(_ rows: Int, _ columns: Int, _ kind: Noise.Kind) {
        values = noise(rows, columns, kind, 9)
        first = noise(rows, columns, kind, 10)
        second = noise(rows, columns, kind, 11, positive: true)
        third = noise(rows, columns, kind, 31, positive: true)
    }

    var view: BNParameters {
        BNParameters(values: values.at, first: first.at, second: second.at, third: third.at, stride: values.stride)
    }
    var bits: [UInt32] { values.bits + first.bits + second.bits + third.bits }

    func optimizer(_ rule: BNRule) -> BNOptimizer {
        BNOptimizer(
            rule: rule, rate: 0.01, momentum: 0.9, blend1: 0.1, blend2: 0.001, epsilon: 1e-7, decay: 0.99,
            momentScale: 1.1, gradientScale: 0.2, squareScale: 1.5)
    }
}

private let penalties: [Operation] = ([(0, 0.01), (0.1, 0), (0.1, 0.01)] as [(Float, Float)]).map { l1, l2 in
    Operation(description: "penalize by \(l1) and \(l2)") { kernels, size, kind in
        let w = noise(size.rows, size.columns, kind, 38), gradient = noise(size.rows, size.columns, kind, 39)
        kernels.pointee.penalize(Int32(size.rows), Int32(size.columns), l1, l2, w.view, gradient.view)
        return gradient.bits
    }
}

private let columns: [Operation] = [
    Operation(description: "column sums") { kernels, size, kind in
        let x = noise(size.rows, size.columns, kind, 12), sums = Buffer(1, size.columns)
        kernels.pointee.columnSums(Int32(size.rows), Int32(size.columns), x.view, sums.at)
        return sums.bits
    },
    Operation(description: "sums of blocks") { kernels, size, kind in
        let rows = size.rows * 7, blocks = (rows + Int(BN_BLOCK) - 1) / Int(BN_BLOCK)
        let x = noise(rows, size.columns, kind, 12), mean = noise(1, size.columns, kind, 15)
        let sums = Buffer(blocks, size.columns), squares = Buffer(blocks, size.columns), whole = Buffer(1, size.columns)
        kernels.pointee.blockSums(0, Int32(rows), Int32(size.columns), x.view, sums.view)
        kernels.pointee.blockSquares(Int32(rows), Int32(size.columns), x.view, mean.at, squares.view)
        bn_addBlocks(Int32(blocks), Int32(size.columns), sums.view, whole.at)
        return sums.bits + squares.bits + whole.bits
    },
    Operation(description: "moments") { kernels, size, kind in
        let x = noise(size.rows, size.columns, kind, 13), mean = Buffer(1, size.columns),
            variance = Buffer(1, size.columns)
        kernels.pointee.moments(Int32(size.rows), Int32(size.columns), x.view, mean.at, variance.at)
        return mean.bits + variance.bits
    },
    Operation(description: "sums of products of columns") { kernels, size, kind in
        let x = noise(size.rows, size.columns, kind, 32), y = noise(size.rows, size.columns, kind, 33),
            sums = Buffer(1, size.columns)
        kernels.pointee.columnProducts(Int32(size.rows), Int32(size.columns), x.view, y.view, sums.at)
        return sums.bits
    },
]

/// Normalization and its gradient, in place, each with a rectifier behind it and without.
private let normalizations: [Operation] = [false, true].flatMap { rectifies in
    [
        Operation(description: "normalize\(rectifies ? ", rectified" : "")") { kernels, size, kind in
            let x = noise(size.rows, size.columns, kind, 14), y = Buffer(size.rows, size.columns)
            let by = Factors(size.columns, kind), inverse = Buffer(1, size.columns)
            withExtendedLifetime(by) {
                kernels.pointee.normalize(
                    by.normalization(inverse, rectifies), Int32(size.rows), Int32(size.columns), x.view, y.view)
            }
            return y.bits + inverse.bits
        }
    ]
        + [true, false].map { ownMoments in
            let words = "by \(ownMoments ? "its own" : "other") moments\(rectifies ? ", rectified" : "")"
            return Operation(description: "gradient of normalize \(words)") { kernels, size, kind in
                let x = noise(size.rows, size.columns, kind, 20), dy = noise(size.rows, size.columns, kind, 19)
                let by = Factors(size.columns, kind), inverse = noise(1, size.columns, kind, 21)
                let dGamma = Buffer(1, size.columns), dBeta = Buffer(1, size.columns)
                withExtendedLifetime((by, inverse)) {
                    kernels.pointee.normalizeGradient(
                        by.normalization(inverse, rectifies), ownMoments, Int32(size.rows), Int32(size.columns),
                        dy.view, x.view, dGamma.at, dBeta.at, dy.view)
                }
                return dGamma.bits + dBeta.bits + dy.bits
            }
        }
}

/// The gradient of normalization in two parts: rows by the sums of their blocks.
private let gradientsByRows: [Operation] = [false, true].map { rectifies in
    Operation(description: "gradient of normalize by rows\(rectifies ? ", rectified" : "")") { kernels, size, kind in
        let rows = Int32(size.rows * 7), width = Int32(size.columns), blocks = (rows + BN_BLOCK - 1) / BN_BLOCK
        let x = noise(Int(rows), size.columns, kind, 20), dy = noise(Int(rows), size.columns, kind, 19)
        let factors = Factors(size.columns, kind), inverse = noise(1, size.columns, kind, 21)
        let by = factors.normalization(inverse, rectifies)
        let sums = (0..<2).map { _ in Buffer(Int(blocks), size.columns) }
        let whole = (0..<2).map { _ in Buffer(1, size.columns) }
        withExtendedLifetime((factors, inverse)) {
            kernels.pointee.normalizeGradientBlocks(by, rows, width, dy.view, x.view, sums[0].view, sums[1].view)
            for (sums, whole) in zip(sums, whole) { bn_addBlocks(blocks, width, sums.view, whole.at) }
            kernels.pointee.normalizeGradientRows(
                by, rows, rows, width, dy.view, x.view, whole[1].at, whole[0].at, dy.view)
        }
        return sums.flatMap(\.bits) + whole.flatMap(\.bits) + dy.bits
    }
}

/// Moments, γ and β.
private struct Factors {
    private let mean: Buffer, variance: Buffer, gamma: Buffer, beta: Buffer

    init(_ columns: Int, _ kind: Noise.Kind) {
        mean = noise(1, columns, kind, 15)
        variance = noise(1, columns, kind, 16, positive: true)
        gamma = noise(1, columns, kind, 17)
        beta = noise(1, columns, kind, 18)
    }

    func normalization(_ inverse: Buffer, _ rectifies: Bool) -> BNNormalization {
        BNNormalization(
            mean: mean.at, variance: variance.at, epsilon: 0.001, gamma: gamma.at, beta: beta.at, inverse: inverse.at,
            rectifies: rectifies)
    }
}

/// Samples of one row or three, columns in one group or two; in nineteen, more than pass together.
private let groups: [Operation] = [(1, 1), (3, 1), (1, 2), (3, 2), (3, 19)].map { rows, groups in
    Operation(description: "normalize \(groups) groups of \(rows) rows, and back") { kernels, size, kind in
        let columns = size.columns * groups, x = noise(size.rows * rows, columns, kind, 34),
            dy = noise(size.rows * rows, columns, kind, 35)
        let gamma = noise(1, columns, kind, 36), beta = noise(1, columns, kind, 37),
            inverse = Buffer(1, size.rows * groups)
        let normalized = Buffer(size.rows * rows, columns), y = Buffer(size.rows * rows, columns),
            dx = Buffer(size.rows * rows, columns)
        kernels.pointee.normalizeGroups(
            Int32(size.rows), Int32(rows), Int32(groups), Int32(size.columns), x.view, 0.001, gamma.at, beta.at,
            inverse.at, normalized.view, y.view)
        kernels.pointee.normalizeGroupsGradient(
            Int32(size.rows), Int32(rows), Int32(groups), Int32(size.columns), dy.view, normalized.view, inverse.at,
            gamma.at, dx.view)
        return inverse.bits + normalized.bits + y.bits + dx.bits
    }
}

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
            let x = noise(size.rows, size.columns, kind, 38), y = noise(size.rows, size.columns, kind, 24),
                dy = noise(size.rows, size.columns, kind, 25), dx = Buffer(size.rows, size.columns)
            kernels.pointee.activateGradient(
                function, Int32(size.rows), Int32(size.columns), x.view, y.view, dy.view, dx.view)
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

private let attention: [Operation] =
    [false, true].map { isCausal in
        Operation(description: "\(isCausal ? "causal " : "")softmax") { kernels, size, kind in
            let x = noise(size.rows, size.columns, kind, 61), y = Buffer(size.rows, size.columns)
            kernels.pointee.softmax(Int32(size.rows), Int32(size.columns), 0.7, isCausal, x.view, y.view)
            return y.bits
        }
    } + [
        Operation(description: "gradient of a softmax") { kernels, size, kind in
            let y = noise(size.rows, size.columns, kind, 62), dy = noise(size.rows, size.columns, kind, 63),
                dx = Buffer(size.rows, size.columns)
            kernels.pointee.softmaxGradient(
                Int32(size.rows), Int32(size.columns), 0.7, y.view, dy.view, dx.view)
            return dx.bits
        }
    ]

private let loss: [Operation] = LossKind.all.flatMap { loss in
    [true, false].map { training in
        Operation(description: "loss \(loss)\(training ? ", and its gradient" : "")") { kernels, size, kind in
            let x = noise(size.rows, size.columns, kind, 27), losses = Buffer(1, size.rows),
                gradient = Buffer(size.rows, size.columns)
            var correct = [UInt8](repeating: 9, count: size.rows)
            loss.run(
                kernels, size, x.view, losses.at, &correct, training ? gradient.view : BNRows(at: nil, stride: 0))
            return losses.bits + gradient.bits + correct.map(UInt32.init)
        }
    }
}

private let pools: [Operation] = [(2, 2, 0), (3, 2, 1), (3, 1, 0), (5, 5, 0), (1, 1, 0)].map { window, stride, border in
    Operation(description: "pools of \(window), strides of \(stride), \(border) around") { kernels, size, kind in
        let side = 5, out = (side + 2 * border - window) / stride + 1, samples = min(size.rows, 9)
        var windows = BNWindows(
            height: 5, width: 5, channels: Int32(size.columns), windowHeight: Int32(window), windowWidth: Int32(window),
            strideY: Int32(stride),
            strideX: Int32(stride), top: Int32(border), left: Int32(border), outHeight: Int32(out), outWidth: Int32(out)
        )
        let x = noise(samples * side * side, size.columns, kind, 43),
            dy = noise(samples * out * out, size.columns, kind, 44)
        let greatest = Buffer(dy.rows, size.columns), mean = Buffer(dy.rows, size.columns),
            dx = (0..<3).map { _ in Buffer(x.rows, size.columns) }
        kernels.pointee.maxPool(Int32(samples), &windows, x.view, greatest.view)
        kernels.pointee.averagePool(Int32(samples), &windows, x.view, mean.view)
        kernels.pointee.maxPoolGradient(false, Int32(samples), &windows, x.view, greatest.view, dy.view, dx[0].view)
        kernels.pointee.maxPoolGradient(true, Int32(samples), &windows, x.view, greatest.view, dy.view, dx[1].view)
        kernels.pointee.averagePoolGradient(Int32(samples), &windows, dy.view, dx[2].view)
        return greatest.bits + mean.bits + dx.flatMap(\.bits)
    }
}

private let recurrent: [Operation] = [
    Operation(description: "step of a simple recurrent layer, and back") { kernels, size, kind in
        let x = noise(size.rows, size.columns, kind, 45), h = noise(size.rows, size.columns, kind, 46),
            d = noise(size.rows, size.columns, kind, 47)
        let state = Buffer(size.rows, size.columns), tanh = BNActivation(function: BNTanh, slope: 0)
        kernels.pointee.recurrentStep(tanh, Int32(size.rows), Int32(size.columns), x.view, h.view, x.view, state.view)
        let sum = x.bits
        kernels.pointee.recurrentStepGradient(
            tanh, Int32(size.rows), Int32(size.columns), x.view, state.view, d.view, x.view)
        return sum + state.bits + x.bits
    },
    Operation(description: "step of an LSTM, and back") { kernels, size, kind in
        let (rows, units) = (size.rows, size.columns), x = noise(rows, 4 * units, kind, 48),
            h = noise(rows, 4 * units, kind, 49)
        let before = noise(rows, units, kind, 50), d = noise(rows, units, kind, 51),
            dCell = noise(rows, units, kind, 52)
        let cell = Buffer(rows, units), state = Buffer(rows, units)
        kernels.pointee.lstmStep(
            Int32(rows), Int32(units), x.view, h.view, before.view, x.view, cell.view, state.view)
        let gates = x.bits
        kernels.pointee.lstmStepGradient(
            Int32(rows), Int32(units), x.view, before.view, cell.view, d.view, dCell.view, x.view)
        return gates + cell.bits + state.bits + dCell.bits + x.bits
    },
    Operation(description: "step of a GRU, and back") { kernels, size, kind in
        let (rows, units) = (size.rows, size.columns), x = noise(rows, 3 * units, kind, 53),
            h = noise(rows, 3 * units, kind, 54)
        let before = noise(rows, units, kind, 55), d = noise(rows, units, kind, 56), dBefore = Buffer(rows, units)
        let state = Buffer(rows, units), dh = Buffer(rows, 3 * units)
        kernels.pointee.gruStep(Int32(rows), Int32(units), x.view, h.view, before.view, x.view, state.view)
        let gates = x.bits, candidate = BNRows(at: h.at + 2 * units, stride: h.stride)
        kernels.pointee.gruStepGradient(
            Int32(rows), Int32(units), x.view, candidate, before.view, d.view, x.view, dh.view, dBefore.view)
        return gates + state.bits + x.bits + dh.bits + dBefore.bits
    },
]
