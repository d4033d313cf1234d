internal import CKernels
internal import Experiments

/// A batch between two stages, and the gradient of the loss by it; both [capacity · positions, channels]: a row for
/// each position of each sample.
final class ActivationBuffer {
    /// Of one sample; the last axis holds the channels.
    let shape: [Int]
    /// Positions of one sample: 1 for a vector, height · width for an image, steps for a sequence.
    let positions: Int
    let values: Matrix
    let gradients: Matrix
    /// Whether anything learns from the gradients; nothing does from those of the images.
    let isInput: Bool
    /// The gradients of the sample that a worker takes from stage to stage, which then stay in its second cache.
    private var passed: WorkerMemory?

    /// `gradients` are those of a buffer of the same shape, where the stage between turns the one into the other in
    /// place. Where it `sharesMemory`, they take the place of the values, which nothing needs on the way back.
    init(capacity: Int, shape: [Int], isInput: Bool = false, gradients: Matrix? = nil, sharesMemory: Bool = false) {
        self.shape = shape
        positions = shape.dropLast().reduce(1, *)
        values = Matrix(rows: capacity * positions, columns: shape[shape.count - 1])
        self.gradients = gradients ?? (sharesMemory ? values : Matrix(rows: values.rows, columns: values.columns))
        self.isInput = isInput
    }

    var width: Int { values.columns }
    /// The width that kernels work on.
    var padded: Int { values.stride }
    /// The samples there is room for.
    var capacity: Int { values.rows / positions }

    /// The rows of these samples.
    func rows(of samples: Range<Int>) -> Range<Int> {
        samples.lowerBound * positions..<samples.upperBound * positions
    }

    /// The rows of a worker's samples.
    func rows(of step: borrowing Step) -> Range<Int> { rows(of: step.worker.rows(of: step.rows)) }

    /// Has workers keep the gradients of one sample each, in steps in which samples pass stages one by one: the batch's are
    /// then never written, and take no memory.
    func passSamples() { passed = WorkerMemory(count: positions * padded) }

    /// The gradients of a sample; where it does not pass by itself, those of the samples behind it follow.
    func gradients(of sample: Int, _ step: borrowing Step) -> BNRows {
        if step.passesSamples, let passed { return BNRows(at: passed.of(step.worker), stride: padded) }
        return gradients.from(row: sample * positions)
    }

    /// The same, for what asks for them ahead; nothing of what has not come back yet.
    func upcomingGradients(of sample: Int, _ step: borrowing Step) -> BNUpcoming {
        if step.passesSamples, passed != nil { return BNUpcoming() }
        return gradients.upcoming(rows(of: sample..<sample + 1))
    }
}

/// One step of a run, as one worker sees it.
struct Step {
    let batch: Batch
    /// The number of samples in the batch.
    let rows: Int
    /// 1 for the first of the run.
    let number: Int
    let training: Bool
    /// What batch normalization normalizes by.
    var statistics = Statistics.moving
    let optimizer: BNOptimizer
    /// The part of the weights that decays.
    var decay: Float = 0
    /// Whether the backward pass may move what it has the gradient of at once.
    var mayFuse = true
    let worker: Worker
    /// Whether a sample passes several stages before the worker turns to its next one.
    var passesSamples = false

    enum Statistics {
        /// The batch's own, from which the moving averages learn.
        case batch
        /// The moving averages.
        case moving
        /// The batch's own, from which nothing learns.
        case batchOnly
    }
}

/// Numbers that follow the batches, and no gradient.
struct MovingAverage {
    let name: WeightName
    let values: Matrix
}

/// A layer at work. Each worker of the team calls each method, in the same order, and does its share: by default the
/// columns that `Worker.columns(of:)` gives it, so that stages which treat columns apart need not wait for each other.
protocol Stage: AnyObject {
    /// Values from the stage before to this stage's output.
    func forward(_ step: borrowing Step)
    /// Gradients from this stage's output to the stage before, and those of the stage's own parameters.
    func backward(_ step: borrowing Step)
    /// The weights, in Keras's order.
    var trainable: [Parameter] { get }
    /// Moving averages.
    var averages: [MovingAverage] { get }
    /// Whether each worker reads and writes its own columns only; otherwise all wait before and after the stage.
    var sharesColumns: Bool { get }
    /// Multiplications of its products for one sample, forward.
    var multiplications: Int { get }
    /// The stages inside of this one.
    var inner: [any Stage] { get }
    /// Called when weights and the optimizer's numbers are those of a run that has trained already.
    func resume()
}

extension Stage {
    var trainable: [Parameter] { [] }
    var averages: [MovingAverage] { [] }
    var sharesColumns: Bool { true }
    var multiplications: Int { 0 }
    var inner: [any Stage] { [] }
    func resume() {}
}

extension [any Stage] {
    func forward(_ step: borrowing Step) {
        for stage in self {
            if !stage.sharesColumns { step.worker.wait() }
            stage.forward(step)
            if !stage.sharesColumns { step.worker.wait() }
        }
    }

    func backward(_ step: borrowing Step) {
        for stage in reversed() {
            if !stage.sharesColumns { step.worker.wait() }
            stage.backward(step)
            if !stage.sharesColumns { step.worker.wait() }
        }
    }
}
