/// What a network is made of: stages that each turn the batch of the one before into another.
internal import CKernels

/// A batch between two stages, and the gradient of the loss by it; both [capacity, width].
final class Signal {
    let values: Matrix
    let gradients: Matrix

    init(capacity: Int, width: Int) {
        values = Matrix(rows: capacity, columns: width)
        gradients = Matrix(rows: capacity, columns: width)
    }

    var width: Int { values.columns }
    /// The width that kernels work on.
    var padded: Int { values.stride }
}

/// One step of a run, as one worker sees it.
struct Step {
    let batch: Batch
    /// The number of images in the batch.
    let rows: Int
    /// 1 for the first of the run.
    let number: Int
    let training: Bool
    let optimizer: BNOptimizer
    let worker: Worker
}

/// A layer at work. Each worker of the team calls each method, in the same order, and does its share: by default the columns
/// that `Worker.columns(of:)` gives it, so that stages which treat columns apart need not wait for each other.
protocol Stage: AnyObject {
    /// Values from the stage before to this stage's output.
    func forward(_ step: borrowing Step)
    /// Gradients from this stage's output to the stage before, and the stage's own parameters one step along theirs.
    func backward(_ step: borrowing Step)
    /// What the optimizer moves, in Keras's order.
    var trainable: [Parameter] { get }
    /// Moving averages.
    var averages: [Matrix] { get }
}

extension Stage {
    var trainable: [Parameter] { [] }
    var averages: [Matrix] { [] }
}
