internal import CKernels

/// Positions: y = x + embeddings, the same for each sample.
final class PositionStage: Stage {
    private let embeddings: Parameter
    private let input: ActivationBuffer
    private let output: ActivationBuffer
    private let kernels: Kernels

    /// Both buffers have their gradients in the same place: those of y are those of x.
    init(_ embeddings: Parameter, input: ActivationBuffer, output: ActivationBuffer, kernels: Kernels) {
        self.embeddings = embeddings
        self.input = input
        self.output = output
        self.kernels = kernels
    }

    var trainable: [Parameter] { [embeddings] }
    var sharesColumns: Bool { false }

    func forward(_ step: borrowing Step) {
        for sample in step.worker.rows(of: step.rows) {
            let first = sample * input.positions
            bn_sum(
                Int32(input.positions), Int32(input.padded), input.values.from(row: first), embeddings.values.from(),
                output.values.from(row: first))
        }
    }

    func backward(_ step: borrowing Step) {
        let sample = input.positions * input.padded, columns = step.worker.columns(of: sample)
        kernels.pointee.columnSums(
            Int32(step.rows), Int32(columns.count),
            BNRows(at: output.gradients.at + columns.lowerBound, stride: sample),
            embeddings.gradient.at + columns.lowerBound)
    }
}
