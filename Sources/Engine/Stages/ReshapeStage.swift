internal import CKernels

/// The same numbers in rows of another length: Flatten and Reshape.
final class ReshapeStage: Stage {
    private let input: ActivationBuffer
    private let output: ActivationBuffer

    init(input: ActivationBuffer, output: ActivationBuffer) {
        self.input = input
        self.output = output
    }

    var sharesColumns: Bool { false }

    func forward(_ step: borrowing Step) {
        pass(step, from: input.values, input.positions, to: output.values, output.positions)
    }

    func backward(_ step: borrowing Step) {
        if !input.isInput { pass(step, from: output.gradients, output.positions, to: input.gradients, input.positions) }
    }

    private func pass(_ step: borrowing Step, from x: Matrix, _ xRows: Int, to y: Matrix, _ yRows: Int) {
        let samples = step.worker.rows(of: step.rows)
        bn_reshape(
            Int32(samples.count), Int32(xRows * x.columns), Int32(x.columns), x.from(row: samples.lowerBound * xRows),
            Int32(y.columns),
            y.from(row: samples.lowerBound * yRows))
    }
}
