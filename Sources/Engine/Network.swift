/// A stack of layers at work.
internal import CKernels
internal import Experiments
internal import Store

/// Used by the workers of one team, each calling the same methods in the same order.
final class Network: @unchecked Sendable {
    let stages: [any Stage]
    private let loss: LossStage

    /// `layers` are valid for images with `inputs` pixels; batches have at most `capacity` images.
    init(_ layers: [Layer], inputs: Int, capacity: Int, optimizer: Optimizer, seed: UInt64, kernels: Kernels) {
        var plan = StagePlan(
            capacity: capacity, inputs: inputs, rule: OptimizerSteps(optimizer).current.rule, seed: seed, kernels: kernels)
        for layer in layers { plan.add(layer) }
        let logits = plan.output
        stages = plan.stages
        let last = stages.last as? DenseStage
        last?.isLast = true
        loss = LossStage(input: logits, waits: last == nil, kernels: kernels)
    }

    /// The batch's summed loss and the number of samples classified rightly.
    func forward(_ step: borrowing Step) -> (loss: Double, correct: Int) {
        for stage in stages { stage.forward(step) }
        return loss.forward(step)
    }

    func backward(_ step: borrowing Step) {
        for stage in stages.reversed() { stage.backward(step) }
    }

    /// Layer by layer; moving averages after what is trained.
    var parameters: [Matrix] { stages.flatMap { $0.trainable.map(\.values) + $0.averages } }

    /// SHA-256 over all parameters as little-endian float32. All NaN count as the same.
    var digest: String {
        var hash = SHA256()
        for values in parameters.map(\.values) {
            let bits = values.map { ($0.isNaN ? Float.nan : $0).bitPattern.littleEndian }
            bits.withUnsafeBytes { hash.update($0) }
        }
        return hash.finish()
    }
}
