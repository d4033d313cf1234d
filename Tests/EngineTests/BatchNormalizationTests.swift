/// What batch normalization does by its definition, as identities (Ioffe and Szegedy, 2015).
import CKernels
import Experiments
import Testing

@testable import Engine

@Suite struct BatchNormalizationTests {
    static let rows = 24

    func layers(_ layer: BatchNormalization = BatchNormalization(), useBias: Bool = true) -> [Layer] {
        [
            Flatten().layer, Dense(20, useBias: useBias).layer, layer.layer, Activation(.tanh).layer,
            Dense(10, activation: .softmax).layer,
        ]
    }

    func probe(_ layers: [Layer], optimizer: Optimizer = .probe, _ body: (NetworkProbe) throws -> Void) throws {
        try NetworkProbe.with(layers, Cases.samples(Self.rows, seed: 9), shape: [42], optimizer: optimizer, body)
    }

    /// Each feature's normalized batch has the mean 0 and the variance σ² / (σ² + ε).
    @Test func outputIsNormalized() throws {
        let input = ActivationBuffer(capacity: Self.rows, shape: [20]),
            output = ActivationBuffer(capacity: Self.rows, shape: [20])
        let gamma = Parameter(.gamma, columns: 20, slots: []),
            beta = Parameter(.beta, columns: 20, slots: [])
        gamma.values.fill(1)
        bn_uniform(BNRandom(seed: 1, stream: 2, step: 3), 2, Self.rows * 32, input.values.at)
        let stage = BatchNormalizationStage(
            BatchNormalization(epsilon: 0.1), input: input, output: output, gamma: gamma, beta: beta,
            random: BNRandom(), kernels: try KernelVariants.choose(nil))
        Images.with(Cases.samples(Self.rows, seed: 9), inputs: 42) { images in
            stage.forward(
                Step(
                    batch: images.batch(from: 0), rows: Self.rows, number: 1, training: true, statistics: .batch,
                    optimizer: BNOptimizer(), worker: .alone))
        }
        for column in 0..<20 {
            let (x, y) = (moments(input.values, column), moments(output.values, column))
            #expect(abs(y.mean) < 1e-6)
            #expect(abs(y.variance - x.variance / (x.variance + 0.1)) < 1e-6)
            #expect(abs(stage.moments.movingMean.values[column] - Float(0.01 * x.mean)) < 1e-6)
            #expect(abs(stage.moments.movingVariance.values[column] - Float(0.99 + 0.01 * x.variance)) < 1e-6)
        }
    }

    /// With ε towards 0, weights a times as large give the same loss and gradients 1/a times as large.
    @Test(arguments: [Float(0.125), 8]) func scaleOfWeightsDoesNotMatter(scale: Float) throws {
        var losses: [Double] = [], gradients: [[Float]] = []
        for factor in [1, scale] {
            try probe(layers(BatchNormalization(epsilon: 1e-12), useBias: false)) { probe in
                probe.trainable[0].values.values = probe.trainable[0].values.values.map { $0 * factor }
                losses.append(probe.step(from: 0, rows: Self.rows))
                gradients.append(velocityGradient(probe.trainable[0], factor))
            }
        }
        #expect(abs(losses[0] - losses[1]) < 1e-6)
        let size = gradients[0].map(abs).max()!
        #expect(zip(gradients[0], gradients[1]).allSatisfy { abs($0 - $1) < 1e-5 * size })
    }

    /// The gradient times the weights' factor.
    private func velocityGradient(_ parameter: Parameter, _ factor: Float) -> [Float] {
        parameter.slopes.map { $0 * factor }
    }

    /// A feature's weights are orthogonal to their gradient.
    @Test func gradientIsOrthogonalToWeights() throws {
        try probe(layers(BatchNormalization(epsilon: 1e-12), useBias: false)) { probe in
            let weights = probe.trainable[0].values.values
            _ = probe.step(from: 0, rows: Self.rows)
            let gradient = probe.trainable[0].slopes
            for column in 0..<20 {
                let rows = Swift.stride(from: column, to: weights.count, by: 20)
                let product = rows.reduce(0.0) { $0 + Double(weights[$1] * gradient[$1]) }
                #expect(abs(product) < 1e-6)
            }
        }
    }

    /// A bias before normalization has no gradient, and no say.
    @Test func biasBeforeNormalizationDoesNothing() throws {
        var losses: [Double] = []
        for bias in [Float(0), 0.5] {
            try probe(layers()) { probe in
                probe.trainable[1].values.fill(bias)
                losses.append(probe.step(from: 0, rows: Self.rows))
                #expect(probe.trainable[1].slopes.allSatisfy { abs($0) < 1e-7 })
            }
        }
        #expect(abs(losses[0] - losses[1]) < 1e-6)
    }

    /// The gradient of the normalized batch's input sums to 0 over the batch, by itself and times the normalized
    /// values.
    @Test func gradientOfInputIsCentred() throws {
        let count = 20, buffers = (0..<3).map { _ in Matrix(rows: Self.rows, columns: count) }
        let rows = (0..<7).map { _ in Matrix(columns: count) }
        let (dy, x) = (buffers[0], buffers[1])
        for (index, matrix) in [dy, x].enumerated() {
            bn_uniform(BNRandom(seed: 1, stream: UInt32(index), step: 0), 1, Self.rows * 32, matrix.at)
        }
        rows[2].fill(1.5)
        let kernels = try KernelVariants.choose(nil).pointee
        // Pointers do not keep the matrices that they lead into.
        withExtendedLifetime((buffers, rows)) {
            kernels.moments(Int32(Self.rows), Int32(count), x.from(), rows[0].at, rows[1].at)
            let by = BNNormalization(
                mean: rows[0].at, variance: rows[1].at, epsilon: 1e-12, gamma: rows[2].at, beta: rows[3].at,
                inverse: rows[4].at, rectifies: false)
            kernels.normalize(by, Int32(Self.rows), Int32(count), x.from(), buffers[2].from())
            kernels.normalizeGradient(
                by, true, Int32(Self.rows), Int32(count), dy.from(), x.from(), rows[5].at, rows[6].at,
                buffers[2].from())
        }
        let (mean, inverse) = (rows[0].values, rows[4].values)
        let normalized = x.values.enumerated().map { ($1 - mean[$0 % count]) * inverse[$0 % count] }
        for column in 0..<count {
            let pairs = (0..<Self.rows).map {
                (buffers[2].values[$0 * count + column], normalized[$0 * count + column])
            }
            #expect(abs(pairs.reduce(0) { $0 + $1.0 }) < 1e-5)
            #expect(abs(pairs.reduce(0) { $0 + $1.0 * $1.1 }) < 1e-5)
        }
    }

    /// After training, a dense layer and its normalization are one dense layer: kernel · γ / √(σ² + ε) and (bias − μ) ·
    /// γ / √(σ² + ε) + β.
    @Test func foldsIntoTheDenseLayerBefore() throws {
        try probe(layers(), optimizer: .adam(learningRate: 0.01)) { trained in
            for _ in 0..<20 { _ = trained.step(from: 0, rows: Self.rows) }
            let p = trained.trainable.map(\.values.values), mean = trained.averages[0].values,
                variance = trained.averages[1].values
            let factor = (0..<20).map { p[2][$0] / (variance[$0] + 0.001).squareRoot() }
            let folded = [Flatten().layer, Dense(20, activation: .tanh).layer, Dense(10, activation: .softmax).layer]
            try probe(folded) { probe in
                probe.trainable[0].values.values = p[0].enumerated().map { $1 * factor[$0 % 20] }
                probe.trainable[1].values.values = (0..<20).map { (p[1][$0] - mean[$0]) * factor[$0] + p[3][$0] }
                probe.trainable[2].values.values = p[4]
                probe.trainable[3].values.values = p[5]
                #expect(abs(probe.evaluate(rows: Self.rows) - trained.evaluate(rows: Self.rows)) < 1e-6)
            }
        }
    }

    /// A batch of one is its own mean: the output is β whatever the image, and nothing below learns.
    @Test func aBatchOfOneTeachesNothing() throws {
        try probe(layers()) { probe in
            let losses = (0..<2).map { _ in probe.step(from: 3, rows: 1, backward: false) }
            #expect(losses[0] == losses[1])
            _ = probe.step(from: 3, rows: 1)
            #expect(probe.trainable[0].slopes.allSatisfy { $0 == 0 })
        }
    }

    /// In inference mode a sample's loss does not depend on its neighbours, to the last bit; in training mode it does.
    @Test func neighboursMatterOnlyWhileTraining() throws {
        try probe(layers()) { probe in
            let single = (0..<Self.rows).map { probe.evaluate(from: $0, rows: 1) }
            #expect(single.reduce(0, +) / Double(Self.rows) == probe.evaluate(rows: Self.rows))
            let halves = [0, 12].map { probe.step(from: $0, rows: 12, backward: false) }
            #expect(abs((halves[0] + halves[1]) / 2 - probe.step(from: 0, rows: Self.rows, backward: false)) > 1e-4)
        }
    }

    private func moments(_ x: Matrix, _ column: Int) -> (mean: Double, variance: Double) {
        let values = (0..<Self.rows).map { Double(x.at[$0 * x.stride + column]) },
            mean = values.reduce(0, +) / Double(Self.rows)
        return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.rows))
    }
}
