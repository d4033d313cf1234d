/// The end of a network: softmax and its cross-entropy against the labels.
internal import CKernels

final class LossStage {
    private let input: Signal
    private let kernels: Kernels
    /// Whether the workers share the input's columns, not its rows.
    private let waits: Bool
    private let losses: UnsafeMutablePointer<Float>
    private let correct: UnsafeMutablePointer<UInt8>

    init(input: Signal, waits: Bool, kernels: Kernels) {
        self.input = input
        self.waits = waits
        self.kernels = kernels
        let capacity = input.values.rows
        losses = .allocate(capacity: capacity)
        correct = .allocate(capacity: capacity)
    }

    deinit {
        losses.deallocate()
        correct.deallocate()
    }

    /// The batch's summed loss, and how many of its samples are classified rightly. While training, the input's gradient is that of the mean loss.
    func forward(_ step: borrowing Step) -> (loss: Double, correct: Int) {
        if waits { step.worker.wait() }
        let rows = step.worker.rows(of: step.rows)
        kernels.pointee.softmaxLoss(
            Int32(rows.count), Int32(input.width), input.values.from(row: rows.lowerBound), step.batch.labels + rows.lowerBound, Float(step.rows),
            losses + rows.lowerBound, correct + rows.lowerBound,
            step.training ? input.gradients.from(row: rows.lowerBound) : BNRows(at: nil, stride: 0))
        step.worker.wait()
        return total(step.rows)
    }

    private func total(_ rows: Int) -> (loss: Double, correct: Int) {
        var loss = 0.0
        var right = 0
        for row in 0..<rows {
            loss += Double(losses[row])
            right += Int(correct[row])
        }
        return (loss, right)
    }
}
