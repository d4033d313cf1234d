internal import CKernels
internal import Experiments
internal import Store

/// A stack of layers at work.
///
/// Used by the workers of one team, each calling the same methods in the same order.
final class Network: @unchecked Sendable {
    let stages: [any Stage]
    /// The same, as a step passes them.
    private let passes: [any Stage]
    /// All weights, in the order of the layers.
    let trainable: [Parameter]
    /// What each layer gives, from the first on whose samples are rows of floats.
    let outputs: [LayerOutput]
    /// The layer of each weight, counted from 1, in the order of `trainable`.
    let weightLayers: [Int]
    /// The layer of each stage, counted from 1.
    let stageLayers: [Int]
    let loss: LossStage
    let kernels: Kernels
    private let layerTypes: [String]
    /// The place of the last layer that computes something.
    private let lastComputing: Int
    private let clipping: GradientClipping?
    /// What a thread must have to do in a stage to be worth waiting for.
    private static let multiplicationsOfThread = 950_000

    /// `layers` are valid for samples of this shape; batches have at most `capacity` samples. Where it `isObserved`, each
    /// of `outputs` is kept as the layer gave it. Where it `reconstructs` samples, its loss is of their numbers in a row.
    init(
        _ layers: [Layer], shape: [Int], holdsFeatures: Bool = false, isObserved: Bool = false, capacity: Int,
        optimizer: Optimizer,
        loss: Loss = .crossEntropy(), reconstructs: Bool = false, seed: UInt64,
        kernels: Kernels
    ) {
        var plan = StagePlan(
            capacity: capacity, shape: shape, holdsFeatures: holdsFeatures, isObserved: isObserved,
            weights: DrawnWeights(slots: optimizer.rule.definition.slots, seed: seed), kernels: kernels)
        var outputs: [LayerOutput] = [], weightLayers: [Int] = [], stageLayers: [Int] = []
        for (index, layer) in layers.enumerated() {
            let before = plan.stages.count
            plan.add(index == layers.lastComputing && loss.needsSigmoid ? layer.withoutSigmoid : layer)
            weightLayers += plan.stages[before...].flatMap(\.trainable).map { _ in index + 1 }
            stageLayers += plan.stages[before...].map { _ in index + 1 }
            guard let buffer = plan.current else { continue }
            outputs.append(
                LayerOutput(
                    number: index + 1, type: layer.type, function: layer.definition.lastActivation, buffer: buffer))
        }
        if reconstructs, plan.shape.count > 1 {
            plan.reshape([plan.shape.reduce(1, *)])
            stageLayers += plan.stages[stageLayers.count...].map { _ in layers.count }
        }
        self.outputs = outputs
        self.weightLayers = weightLayers
        self.stageLayers = stageLayers
        layerTypes = layers.map(\.type)
        lastComputing = layers.lastComputing
        let logits = plan.output
        stages = plan.stages
        passes = stages.chained
        trainable = stages.flatMap(\.trainable)
        let last = stages.last as? DenseStage
        last?.isLast = true
        self.loss = LossStage(
            loss, appliesSoftmax: layers.last?.appliesSoftmax == true, reconstructs: reconstructs, input: logits,
            waits: last == nil,
            kernels: kernels)
        self.kernels = kernels
        clipping = optimizer.clipping
    }

    /// The batch's summed loss and the number of samples classified rightly.
    func forward(_ step: borrowing Step) -> (loss: Double, correct: Int) {
        passes.forward(step)
        return loss.forward(step)
    }

    /// The gradients of the loss with its penalties; a weight whose step was fused into the pass has moved already.
    func backward(_ step: borrowing Step) {
        passes.backward(step)
        step.worker.wait()
        for parameter in trainable where parameter.penalty != nil && !parameter.isFrozen {
            penalize(parameter, step.worker)
        }
    }

    /// Every weight one step along its gradient, clipped where that is asked for.
    func update(_ step: borrowing Step) {
        if let clipping { clip(clipping, step.worker) }
        for parameter in trainable where !parameter.isFrozen && !parameter.hasUpdate { move(parameter, step) }
        step.worker.wait()
    }

    /// How many threads a step keeps busy. They wait for each other about twice in every stage, there and back, and
    /// activations move between their cores' caches: each needs 950,000 multiplications in a stage, on average and
    /// forward, to be worth that (docs/performance.md).
    func usefulThreads(batchSize: Int) -> Int {
        let multiplications = stages.reduce(0) { $0 + $1.multiplications } * batchSize
        return max(1, multiplications / (Self.multiplicationsOfThread * allStages.count))
    }

    /// A sample's output of a layer, with the softmax or sigmoid that the loss does in the last one's place.
    func finished(_ output: LayerOutput, row: Int) -> [Float] {
        var values = output.buffer.numbers(output.buffer.rows(of: row..<row + 1))
        guard output.number > lastComputing else { return values }
        values.withUnsafeMutableBufferPointer { values in
            let rows = BNRows(at: values.baseAddress, stride: values.count), count = Int32(values.count)
            if loss.lastFunction == .softmax {
                kernels.pointee.softmax(1, count, 1, false, rows, rows)
            } else if let function = loss.lastFunction.kernel {
                kernels.pointee.activate(function, 1, count, rows, rows)
            }
        }
        return values
    }

    /// All stages, those inside of others too.
    var allStages: [any Stage] { stages.flatMap { [$0] + $0.inner } }

    /// "2 Dense".
    func name(ofLayer number: Int) -> String { "\(number) \(layerTypes[number - 1])" }

    /// "2 Dense kernel", for each weight.
    var weightPlaces: [String] { zip(weightLayers, trainable).map { "\(name(ofLayer: $0)) \($1.name.words)" } }

    /// Layer by layer; moving averages after what is trained.
    var parameters: [Matrix] { stages.flatMap { $0.trainable.map(\.values) + $0.averages.map(\.values) } }

    /// SHA-256 over all parameters as little-endian float32. All NaN count as the same.
    var digest: String {
        var hash = SHA256()
        for values in parameters {
            for row in 0..<values.rows {
                let bits = values.row(row).map { ($0.isNaN ? Float.nan : $0).bitPattern.littleEndian }
                bits.withUnsafeBytes { hash.update($0) }
            }
        }
        return hash.finish()
    }
}

private extension Layer {
    /// The last layer that computes, under a binary cross-entropy, which applies the sigmoid itself: ln σ of what σ has
    /// rounded to 0 is lost.
    var withoutSigmoid: Layer {
        if case .activation = self { return .activation(Activation(.linear)) }
        guard var activated = definition as? any ActivatedLayer else { return self }
        activated.activation = .linear
        return activated.layer
    }
}

/// What a layer gives.
struct LayerOutput {
    /// Of the layer, counted from 1.
    let number: Int
    let type: String
    /// The function it applies last.
    let function: ActivationFunction
    let buffer: ActivationBuffer

    /// "2 Dense".
    var name: String { "\(number) \(type)" }
}

private extension Network {
    func penalize(_ parameter: Parameter, _ worker: Worker) {
        guard let penalty = parameter.penalty else { return }
        let rows = worker.rows(of: parameter.values.rows), first = rows.lowerBound
        kernels.pointee.penalize(
            Int32(rows.count), Int32(parameter.values.columns), Float(penalty.l1), Float(penalty.l2),
            parameter.values.from(row: first),
            parameter.gradient.from(row: first))
    }

    /// Done by the first worker, as norms are sums over all.
    func clip(_ clipping: GradientClipping, _ worker: Worker) {
        worker.wait()
        if worker.leads {
            var factor: Float = 1
            if case .globalNorm(let bound) = clipping {
                let norm = trainable.reduce(0) { $1.isFrozen ? $0 : $0 + squares($1) }.squareRoot()
                factor = Float(norm.isFinite ? bound * min(1 / norm, 1 / bound) : .nan)
            }
            for parameter in trainable where !parameter.isFrozen {
                var limit = Float.infinity
                switch clipping {
                case .globalNorm: break
                case .norm(let bound): factor = Float(bound / max(squares(parameter).squareRoot(), bound))
                case .value(let bound): limit = Float(bound)
                }
                bn_scale(
                    Int32(parameter.values.rows), Int32(parameter.values.columns), factor, limit,
                    parameter.gradient.from())
            }
        }
        worker.wait()
    }

    func squares(_ parameter: Parameter) -> Double {
        bn_squares(Int32(parameter.values.rows), Int32(parameter.values.columns), parameter.gradient.from())
    }

    func move(_ parameter: Parameter, _ step: borrowing Step) {
        let values = parameter.values, isVector = values.rows == 1
        let rows = isVector ? 0..<1 : step.worker.rows(of: values.rows)
        let columns = isVector ? step.worker.columns(of: values.stride) : 0..<values.stride
        let (row, column) = (rows.lowerBound, columns.lowerBound)
        if step.decay != 0 {
            bn_decay(Int32(rows.count), Int32(columns.count), step.decay, values.from(row: row, column: column))
        }
        var optimizer = step.optimizer
        kernels.pointee.update(
            Int32(rows.count), Int32(columns.count), parameter.gradient.from(row: row, column: column), &optimizer,
            parameter.from(row: row, column: column))
    }
}
