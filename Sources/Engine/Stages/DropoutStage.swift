internal import CKernels

/// Dropout: while training, some elements become 0 and the others grow.
final class DropoutStage: Stage {
    private let rate: Float
    private let seed: UInt64
    private let stream: UInt32
    private let input: ActivationBuffer
    private let output: ActivationBuffer
    private let kernels: Kernels

    init(rate: Float, seed: UInt64, stream: UInt32, input: ActivationBuffer, output: ActivationBuffer, kernels: Kernels)
    {
        self.rate = rate
        self.seed = seed
        self.stream = stream
        self.input = input
        self.output = output
        self.kernels = kernels
    }

    func forward(_ step: borrowing Step) { pass(step, from: input.values, to: output.values) }

    func backward(_ step: borrowing Step) { pass(step, from: output.gradients, to: input.gradients) }

    /// Values and gradients are dropped in the same places.
    private func pass(_ step: borrowing Step, from x: Matrix, to y: Matrix) {
        let columns = step.worker.columns(of: input.padded)
        let first = columns.lowerBound
        kernels.pointee.drop(
            Int32(step.rows * input.positions), Int32(columns.count), Int32(first),
            BNRandom(seed: seed, stream: stream, step: UInt32(truncatingIfNeeded: step.number)),
            step.training ? rate : 0, x.from(column: first),
            y.from(column: first))
    }
}
