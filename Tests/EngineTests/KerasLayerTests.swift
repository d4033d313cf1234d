/// Losses, gradients and weights against Keras's for many layers, optimizers and losses: those of recorded.json on
/// samples of our own, and those of layers.json on MNIST where `BNBOOK_GOLDEN` and `BNBOOK_DATA` name the folders.
import Datasets
import Testing

@testable import Engine
@testable import Experiments

@Suite struct KerasLayerTests {
    @Test(arguments: LayerTraces.recorded.cases) func agrees(row: LayerTraces.Case) throws {
        try compare(row, KerasCases.samples, shape: Cases.inputs, shift: LayerTraces.recorded.shift)
    }

    @Test(
        .enabled(
            if: LayerTraces.mnist != nil && folder != nil,
            "set BNBOOK_GOLDEN and BNBOOK_DATA to the folders of the traces and of MNIST"),
        arguments: LayerTraces.mnist?.cases ?? [])
    func agreesOnMNIST(row: LayerTraces.Case) throws {
        try compare(row, mnist(128), shape: [28, 28], shift: LayerTraces.mnist?.shift ?? 0)
    }

    /// A whole run, in stored order and from saved weights, is what Keras's steps are: the probes show its losses and its
    /// first gradients, before they are clipped.
    @Test(arguments: ["bn-before", "l2-clipped", "frozen-clipped", "residual-shortcut", "batch-7"])
    func aProbedRunAgrees(name: String) throws {
        let row = try #require(LayerTraces.recorded.cases.first { $0.model == name })
        let model = try #require(KerasCases.all.models.first { $0.name == row.model })
        let rule = try #require(KerasCases.all.optimizers.first { $0.name == row.optimizer })
        let samples = KerasCases.samples, count = samples.labels.count, batch = model.batch ?? 32
        let data = LoadedDataset(
            dataset: Dataset(
                name: "", source: .mnist, digest: "", shape: Cases.inputs, trainCount: count, testCount: count),
            train: samples, test: samples)
        var spec = RunSpec(
            layers: model.layers(for: Cases.inputs), dataset: data.dataset, optimizer: rule.optimizer, epochs: 16,
            batchSize: batch, seed: 1, loss: model.loss ?? .crossEntropy())
        spec.options = TrainingOptions(
            updates: row.float64.loss.count, order: .stored, probes: [.loss(every: 1), .gradients(every: 1)])
        spec.initialWeights = InitialWeights(.file(path: "", digest: ""))
        var weights: Safetensors?
        try NetworkProbe.with(spec.layers, samples, shape: Cases.inputs, optimizer: rule.optimizer) { probe in
            fill(probe, LayerTraces.recorded.shift)
            weights = probe.network.weights
        }
        let result = try PreparedSamples.with(data, kernels: KernelVariants.choose(nil)) {
            try carryOut(
                spec, from: weights, $0, .exactly(1), TrainingCallbacks(report: { _ in }, isCancelled: { false }))
        }
        let measured = try #require(result.measurements)
        let losses = measured.filter { $0.quantity == "loss" }.map(\.value)
        expect(losses, within: (row.float32.loss, row.float64.loss), "losses")
        let gradients = measured.filter { $0.quantity == "gradient" && $0.step == 1 }.map(\.value)
        try #require(gradients.count == row.float64.gradient_norms_step0.count)
        for (found, expected) in zip(gradients, row.float64.gradient_norms_step0) where !isRounding(expected) {
            #expect(abs(found - expected) < 2e-5 * max(expected, 1e-3))
        }
    }

    /// A new kind of layer needs a row; dropout cannot have one, as its draws are not Keras's.
    @Test func everyKindOfLayerHasARow() {
        func kinds(_ layers: [Layer]) -> [String] {
            layers.flatMap { layer -> [String] in
                guard case .residual(let block) = layer else { return [layer.type] }
                return [layer.type] + kinds(block.layers + block.shortcut)
            }
        }
        #expect(
            Set(KerasCases.all.models.flatMap { kinds($0.layers(for: Cases.inputs)) })
                == Set(Layer.kinds.map { $0.type }).subtracting([Dropout.type]))
    }
}

private extension KerasLayerTests {
    func compare(_ row: LayerTraces.Case, _ samples: Samples, shape: [Int], shift: Int) throws {
        let model = try #require(KerasCases.all.models.first { $0.name == row.model }, "unknown model")
        let rule = try #require(KerasCases.all.optimizers.first { $0.name == row.optimizer }, "unknown optimizer")
        let layers = model.layers(for: shape), loss = model.loss ?? .crossEntropy(), batch = model.batch ?? 32,
            count = samples.labels.count
        try NetworkProbe.with(layers, samples, shape: shape, optimizer: .probe, loss: loss) { probe in
            fill(probe, shift)
            _ = probe.step(from: 0, rows: batch)
            try compareGradients(probe, row)
        }
        try NetworkProbe.with(layers, samples, shape: shape, optimizer: rule.optimizer, loss: loss) { probe in
            fill(probe, shift)
            let losses = row.float64.loss.indices.map { step -> Double in
                let first = batch * (step % ((count + batch - 1) / batch))
                return probe.step(from: first, rows: min(batch, count - first))
            }
            let drift = drift(probe, row)
            expect(losses, within: (row.float32.loss, row.float64.loss), "losses")
            // In inference mode a drift shows, as the moving mean is late.
            if let single = row.float32.final_loss, let double = row.float64.final_loss, drift.size == 0 {
                expect([probe.evaluate(rows: count)], within: ([single], [double]), "last loss")
            }
            try compareNorms(probe, row, drift)
        }
    }

    /// At most twice as far from Keras's float64 as its float32 is, or 1e-6.
    func expect(_ losses: [Double], within keras: (single: [Double], double: [Double]), _ name: Comment) {
        #expect(worst(losses, keras.double) < max(1e-6, 2 * worst(keras.single, keras.double)), name)
    }

    func compareGradients(_ probe: NetworkProbe, _ row: LayerTraces.Case) throws {
        let gradients = probe.trainable.filter { !$0.isFrozen }.map { norm($0.slopes) }
        let (single, double) = (row.float32.gradient_norms_step0, row.float64.gradient_norms_step0)
        try #require(gradients.count == double.count)
        for (index, expected) in double.enumerated() where !isRounding(expected) {
            #expect(
                abs(gradients[index] - expected) < max(2e-5 * expected, 4 * abs(single[index] - expected)),
                "gradient \(index)")
        }
    }

    /// The weights whose gradient is rounding, such as a bias before a normalization: they go where rounding sends
    /// them, at most as far as `size`.
    func drift(_ probe: NetworkProbe, _ row: LayerTraces.Case) -> (weights: [Matrix], size: Double) {
        let moved = zip(probe.trainable.filter { !$0.isFrozen }.map(\.values), row.float64.gradient_norms_step0)
        let lost = moved.filter { isRounding($0.1) }.map(\.0)
        let norms = zip(weights(probe), row.float64.final_norms)
        return (
            lost,
            norms.reduce(0) { sum, one in lost.contains { $0 === one.0 } ? sum + norm(one.0.values) + one.1.value : sum
            }
        )
    }

    /// A moving mean follows a bias that drifts.
    func compareNorms(_ probe: NetworkProbe, _ row: LayerTraces.Case, _ drift: (weights: [Matrix], size: Double)) throws
    {
        let weights = weights(probe)
        try #require(weights.count == row.float64.final_norms.count)
        for (weight, (single, double)) in zip(weights, zip(row.float32.final_norms, row.float64.final_norms))
        where !drift.weights.contains(where: { $0 === weight }) {
            let bound =
                max(1e-5 * max(double.value, 1), 4 * abs(single.value - double.value))
                + (double.name.hasSuffix("moving_mean") ? drift.size : 0)
            #expect(abs(norm(weight.values) - double.value) < bound, "\(double.name)")
        }
    }

    /// All weights and moving averages, layer by layer.
    func weights(_ probe: NetworkProbe) -> [Matrix] {
        probe.network.allStages.filter { $0.inner.isEmpty }.flatMap {
            $0.trainable.map(\.values) + $0.averages.map(\.values)
        }
    }

    /// Whether a gradient of this size, in double precision, ought to be 0.
    func isRounding(_ gradient: Double) -> Bool { gradient < 1e-9 }

    /// Weights as the traces have them: kernels by Weyl's sequence, all else as Keras starts it.
    func fill(_ probe: NetworkProbe, _ shift: Int) {
        for (list, parameter) in probe.trainable.enumerated() where parameter.name.isMatrix {
            let limit = (3 / Double(parameter.values.rows)).squareRoot(),
                count = parameter.values.rows * parameter.values.columns
            parameter.values.values = (0..<count).map { Float(limit * turn($0 + 7919 * list + shift)) }
        }
    }
}
