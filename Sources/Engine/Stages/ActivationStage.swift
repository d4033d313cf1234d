internal import CKernels
internal import Experiments

/// An activation function: y = f(x), element by element.
final class ActivationStage: Stage {
    private let function: BNActivation
    private let input: ActivationBuffer
    private let output: ActivationBuffer
    private let kernels: Kernels

    init(_ function: BNActivation, input: ActivationBuffer, output: ActivationBuffer, kernels: Kernels) {
        self.function = function
        self.input = input
        self.output = output
        self.kernels = kernels
    }

    /// Of images and sequences workers share the samples, as most stages around do.
    var sharesColumns: Bool { input.positions == 1 }

    func forward(_ step: borrowing Step) {
        let (rows, columns) = share(step), (row, column) = (rows.lowerBound, columns.lowerBound)
        kernels.pointee.activate(
            function, Int32(rows.count), Int32(columns.count), input.values.from(row: row, column: column),
            output.values.from(row: row, column: column))
    }

    func backward(_ step: borrowing Step) {
        let (rows, columns) = share(step), (row, column) = (rows.lowerBound, columns.lowerBound)
        kernels.pointee.activateGradient(
            function, Int32(rows.count), Int32(columns.count), input.values.from(row: row, column: column),
            output.values.from(row: row, column: column), output.gradients.from(row: row, column: column),
            input.gradients.from(row: row, column: column))
    }

    private func share(_ step: borrowing Step) -> (rows: Range<Int>, columns: Range<Int>) {
        if sharesColumns { return (0..<step.rows, step.worker.columns(of: input.padded)) }
        return (input.rows(of: step), 0..<input.padded)
    }
}

extension ActivationFunction {
    /// The kernels' function; `nil` where nothing is done to a value by itself.
    var kernel: BNActivation? {
        switch self {
        case .linear, .softmax: nil
        case .relu: BNActivation(function: BNRelu, slope: 0)
        case .leakyRelu: BNActivation(function: BNLeakyRelu, slope: 0.2)
        case .elu: BNActivation(function: BNElu, slope: 1)
        case .gelu: BNActivation(function: BNGelu, slope: 0)
        case .silu: BNActivation(function: BNSilu, slope: 0)
        case .softplus: BNActivation(function: BNSoftplus, slope: 0)
        case .sigmoid: BNActivation(function: BNSigmoid, slope: 0)
        case .tanh: BNActivation(function: BNTanh, slope: 0)
        }
    }
}
