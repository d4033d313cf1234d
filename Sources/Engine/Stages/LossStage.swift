internal import CKernels
internal import Experiments

/// The end of a network: the loss of its last values against the labels.
final class LossStage {
    private let loss: Loss
    private let appliesSoftmax: Bool
    private let input: ActivationBuffer
    private let kernels: Kernels
    /// Whether the workers share the input's columns, not its rows.
    private let waits: Bool
    let losses: UnsafeMutablePointer<Float>
    let correct: UnsafeMutablePointer<UInt8>
    /// How far samples are from being reconstructed; `nil` where they are not to be.
    let errors: ReconstructionErrors?

    init(
        _ loss: Loss, appliesSoftmax: Bool, reconstructs: Bool, input: ActivationBuffer, waits: Bool, kernels: Kernels
    ) {
        self.loss = loss
        self.appliesSoftmax = appliesSoftmax
        self.input = input
        self.waits = waits
        self.kernels = kernels
        let capacity = input.values.rows
        losses = .allocate(capacity: capacity)
        correct = .allocate(capacity: capacity)
        errors =
            reconstructs
            ? ReconstructionErrors(
                capacity: capacity, width: input.width, appliesSigmoid: loss.needsSigmoid, kernels: kernels) : nil
    }

    deinit {
        losses.deallocate()
        correct.deallocate()
    }

    /// The values before the softmax, if one is applied, or the sigmoid under a binary cross-entropy.
    var logits: ActivationBuffer { input }

    /// The function of the last layer that is left to the loss.
    var lastFunction: ActivationFunction {
        if loss.needsSigmoid { return .sigmoid }
        return appliesSoftmax ? .softmax : .linear
    }

    /// What makes probabilities of them.
    func head(_ task: Dataset.Task) -> Predictions.Head? {
        if loss.needsSigmoid { return task == .classification && input.width == 1 ? .sigmoid : .sigmoids }
        return appliesSoftmax ? nil : .linear
    }

    /// The batch's summed loss, and how many of its samples are classified rightly. While training, the input's
    /// gradient is that of the mean loss.
    func forward(_ step: borrowing Step) -> (loss: Double, correct: Int) {
        if waits { step.worker.wait() }
        compute(step, step.worker.rows(of: step.rows))
        step.worker.wait()
        return total(step.rows)
    }
}

private extension LossStage {
    func compute(_ step: borrowing Step, _ rows: Range<Int>) {
        let first = rows.lowerBound, count = Int32(rows.count), width = Int32(input.width)
        let values = input.values.from(row: first), labels = step.batch.labels + first
        let targets = targets(of: step, rows)
        let gradients = step.training ? input.gradients.from(row: first) : BNRows(at: nil, stride: 0)
        switch loss {
        case .crossEntropy(0):
            kernels.pointee.softmaxLoss(
                count, width, values, labels, Float(step.rows), losses + first, correct + first, gradients)
        case .crossEntropy(let smoothing):
            kernels.pointee.smoothedLoss(
                count, width, Float(smoothing), values, labels, Float(step.rows), losses + first, correct + first,
                gradients)
        case .meanSquaredError where targets == nil:
            kernels.pointee.squaredLoss(
                appliesSoftmax, count, width, values, labels, Float(step.rows), losses + first, correct + first,
                gradients)
        case .meanSquaredError, .meanAbsoluteError, .huber, .binaryCrossentropy:
            kernels.pointee.elementLoss(
                element.kind, element.delta, count, width, values, targets, labels, Float(step.rows), losses + first,
                correct + first, gradients)
        }
        if let errors, let targets { errors.measure(rows, of: input.values, against: targets) }
    }

    /// The numbers to predict from these rows on; `nil` where samples have classes.
    func targets(of step: borrowing Step, _ rows: Range<Int>) -> UnsafePointer<Float>? {
        if let targets = step.batch.targets { return targets + rows.lowerBound * input.width }
        return step.batch.pixels.flatMap { errors?.numbers(of: $0, rows) }
    }

    /// What is measured of each output by itself.
    var element: (kind: BNElementLoss, delta: Float) {
        switch loss {
        case .meanAbsoluteError: (BNAbsoluteError, 0)
        case .huber(let delta): (BNHuber, Float(delta))
        case .binaryCrossentropy: (BNBinaryCrossentropy, 0)
        case .meanSquaredError, .crossEntropy: (BNSquaredError, 0)
        }
    }

    func total(_ rows: Int) -> (loss: Double, correct: Int) {
        var loss = 0.0
        var right = 0
        for row in 0..<rows {
            loss += Double(losses[row])
            right += Int(correct[row])
        }
        return (loss, right)
    }
}
