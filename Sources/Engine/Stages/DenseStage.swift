internal import CKernels

/// A dense layer: y = x · kernel + bias, position by position.
final class DenseStage: ProductStage {
    let kernel: Parameter
    let bias: Parameter?
    private let input: ActivationBuffer
    let output: ActivationBuffer
    var rectifies = false
    var added: ActivationBuffer?
    var shortcut: ActivationBuffer?
    let kernels: Kernels
    /// Whether softmax follows: then workers share rows instead of columns, and the gradients are complete when they
    /// come back.
    var isLast = false
    /// Up to so many numbers a batch's gradients stay in the first cache while the kernel is gone through in parts.
    private static let fusedBatch = 1 << 13
    /// The numbers of a part, whose gradient stays in the second cache until the part has moved along it.
    private static let fusedPart = 1 << 15

    init(input: ActivationBuffer, output: ActivationBuffer, kernel: Parameter, bias: Parameter?, kernels: Kernels) {
        self.kernel = kernel
        self.bias = bias
        self.input = input
        self.output = output
        self.kernels = kernels
    }

    var trainable: [Parameter] { [kernel] + (bias.map { [$0] } ?? []) }
    var multiplications: Int { input.positions * kernel.count }
    var passesGradientsAtOnce: Bool { !input.isInput }
    /// Of sequences workers share the samples, as most stages around do: what one has written it reads again.
    var sharesColumns: Bool { input.positions == 1 }

    func forward(_ step: borrowing Step) {
        if sharesColumns { step.worker.wait() }
        let sharesRows = isLast || !sharesColumns
        let rows = sharesRows ? input.rows(of: step) : 0..<step.rows * input.positions
        let columns = sharesRows ? 0..<output.padded : step.worker.columns(of: output.padded)
        kernels.pointee.product(
            Int32(rows.count), Int32(columns.count), Int32(input.width),
            input.values.at + rows.lowerBound * input.padded, input.padded, 1,
            kernel.values.from(column: columns.lowerBound), ending(row: rows.lowerBound, column: columns.lowerBound),
            output.values.from(row: rows.lowerBound, column: columns.lowerBound))
    }

    func backward(_ step: borrowing Step) {
        let rows = step.rows * input.positions, inputs = step.worker.columns(of: input.padded)
        let own = inputs.clamped(to: 0..<input.width)
        if sharesColumns {
            if rectifies { rectify(0..<rows, step.worker.columns(of: output.padded)) }
            if !isLast || rectifies { step.worker.wait() }
            if !input.isInput { passGradients(0..<rows, to: inputs) }
        } else {
            if rectifies { rectify(input.rows(of: step), 0..<output.padded) }
            if !input.isInput { passGradients(input.rows(of: step), to: 0..<input.padded) }
            step.worker.wait()
        }
        let isFused = step.mayFuse && kernel.isPlain && rows * output.padded <= Self.fusedBatch
        if step.worker.leads { kernel.hasUpdate = isFused }
        if isFused {
            follow(rows, own, step.optimizer)
        } else {
            findGradient(rows, own, into: kernel.gradient.from(row: own.lowerBound))
        }
        guard let bias else { return }
        let columns = step.worker.columns(of: output.padded)
        kernels.pointee.columnSums(
            Int32(rows), Int32(columns.count), output.gradients.from(column: columns.lowerBound),
            bias.gradient.at + columns.lowerBound)
    }
}

private extension DenseStage {
    func rectify(_ rows: Range<Int>, _ columns: Range<Int>) {
        rectify(output.gradients.from(row: rows.lowerBound, column: columns.lowerBound), rows, columns)
    }

    /// dx = dy · kernelᵀ, for these rows and columns of dx.
    func passGradients(_ rows: Range<Int>, to inputs: Range<Int>) {
        let (row, column) = (rows.lowerBound, inputs.lowerBound), dy = output.gradients.from(row: row)
        kernels.pointee.turnedProduct(
            Int32(rows.count), Int32(inputs.count), Int32(output.width), dy.at, dy.stride, 1,
            kernel.values.from(row: column),
            shortcut.map { .adding($0.gradients.from(row: row, column: column)) } ?? .none,
            input.gradients.from(row: row, column: column))
    }

    /// The gradient of these rows of the kernel.
    func findGradient(_ rows: Int, _ own: Range<Int>, into gradient: BNRows) {
        kernels.pointee.product(
            Int32(own.count), Int32(output.padded), Int32(rows), input.values.at + own.lowerBound, 1, input.padded,
            output.gradients.from(), .none, gradient)
    }

    /// Moves these rows of the kernel along their gradient, part by part.
    func follow(_ rows: Int, _ own: Range<Int>, _ optimizer: BNOptimizer) {
        var optimizer = optimizer
        let gradient = kernel.gradient.from(row: own.lowerBound), height = max(1, Self.fusedPart / output.padded)
        for first in stride(from: own.lowerBound, to: own.upperBound, by: height) {
            let part = first..<min(first + height, own.upperBound)
            findGradient(rows, part, into: gradient)
            kernels.pointee.update(
                Int32(part.count), Int32(output.padded), gradient, &optimizer, kernel.from(row: part.lowerBound))
        }
    }
}
