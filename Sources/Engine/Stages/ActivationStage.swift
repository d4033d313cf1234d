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

    func forward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: input.padded)
        kernels.pointee.activate(
            function, Int32(step.rows * input.positions), Int32(columns.count),
            input.values.from(column: columns.lowerBound),
            output.values.from(column: columns.lowerBound))
    }

    func backward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: input.padded)
        kernels.pointee.activateGradient(
            function, Int32(step.rows * input.positions), Int32(columns.count),
            input.values.from(column: columns.lowerBound),
            output.values.from(column: columns.lowerBound), output.gradients.from(column: columns.lowerBound),
            input.gradients.from(column: columns.lowerBound))
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
