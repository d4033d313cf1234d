/// The stages without parameters: activation functions, dropout, and images as plain vectors.
internal import CKernels

/// y = f(x), element by element.
final class ActivationStage: Stage {
    private let function: BNFunction
    private let input: Signal
    private let output: Signal
    private let kernels: Kernels

    init(_ function: BNFunction, input: Signal, output: Signal, kernels: Kernels) {
        self.function = function
        self.input = input
        self.output = output
        self.kernels = kernels
    }

    func forward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: input.padded)
        kernels.pointee.activate(
            function, Int32(step.rows), Int32(columns.count), input.values.from(column: columns.lowerBound),
            output.values.from(column: columns.lowerBound))
    }

    func backward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: input.padded)
        kernels.pointee.activateGradient(
            function, Int32(step.rows), Int32(columns.count), output.values.from(column: columns.lowerBound),
            output.gradients.from(column: columns.lowerBound), input.gradients.from(column: columns.lowerBound))
    }
}

/// While training, some elements become 0 and the others grow.
final class DropoutStage: Stage {
    private let rate: Float
    private let seed: UInt64
    private let stream: UInt32
    private let input: Signal
    private let output: Signal
    private let kernels: Kernels

    init(rate: Float, seed: UInt64, stream: UInt32, input: Signal, output: Signal, kernels: Kernels) {
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
            Int32(step.rows), Int32(columns.count), Int32(first), BNRandom(seed: seed, stream: stream, step: UInt32(truncatingIfNeeded: step.number)),
            step.training ? rate : 0, x.from(column: first), y.from(column: first))
    }
}

/// The images as vectors, for a network whose first layer is not dense.
final class ImageStage: Stage {
    private let output: Signal

    init(output: Signal) { self.output = output }

    func forward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: output.padded)
        bn_expand(
            Int32(step.rows), Int32(columns.count), Int32(columns.lowerBound), step.batch.images,
            output.values.from(column: columns.lowerBound))
    }

    func backward(_ step: borrowing Step) {}
}
