/// What recurrent stages share: the products with their kernels, and views of single time steps.
internal import CKernels

/// A matrix with a row for each time step of each sample.
struct Sequence {
    let matrix: Matrix
    let steps: Int

    /// Time step t of the samples from `sample` on.
    func at(_ t: Int, from sample: Int) -> BNRows {
        BNRows(at: matrix.at + (sample * steps + t) * matrix.stride, stride: steps * matrix.stride)
    }
}

/// The weights of a recurrent layer, and the products with them; gates are side by side in the columns.
final class RecurrentWeights {
    let kernel: Parameter
    let recurrent: Parameter
    /// One row, or a second one for what comes from the state.
    let bias: Parameter?
    private let input: Signal
    private let kernels: Kernels
    private let turnedKernel: Matrix
    private let turnedRecurrent: Matrix

    init(input: Signal, kernel: Parameter, recurrent: Parameter, bias: Parameter?, kernels: Kernels) {
        self.input = input
        self.kernel = kernel
        self.recurrent = recurrent
        self.bias = bias
        self.kernels = kernels
        turnedKernel = Matrix(rows: kernel.values.columns, columns: kernel.values.rows)
        turnedRecurrent = Matrix(rows: recurrent.values.columns, columns: recurrent.values.rows)
    }

    var steps: Int { input.positions }
    var units: Int { recurrent.values.rows }
    var width: Int { kernel.values.columns }
    var parameters: [Parameter] { [kernel, recurrent] + (bias.map { [$0] } ?? []) }

    /// z = x · kernel, for all steps of these samples, plus the first bias if it `addsBias`.
    func fromInput(_ samples: Range<Int>, addsBias: Bool, into z: Matrix) {
        let first = samples.lowerBound * steps
        kernels.pointee.product(
            Int32(samples.count * steps), Int32(z.stride), Int32(input.width), input.values.at + first * input.padded, input.padded, 1,
            kernel.values.from(), addsBias ? bias.map { UnsafePointer($0.values.at) } : nil, z.from(row: first))
    }

    /// state · recurrent, plus the second bias; before the first step the state is 0.
    func fromState(_ samples: Range<Int>, _ t: Int, _ states: Sequence, into r: BNRows) {
        let before = states.at(max(t - 1, 0), from: samples.lowerBound)
        let second = bias.flatMap { $0.values.rows > 1 ? UnsafePointer($0.values.at + $0.values.stride) : nil }
        kernels.pointee.product(
            Int32(samples.count), Int32(recurrent.values.stride), t == 0 ? 0 : Int32(units), before.at, before.stride, 1, recurrent.values.from(), second, r)
    }

    /// Turns the kernels for the way back; all workers wait for it.
    func turn(_ step: borrowing Step) {
        let inputs = step.worker.columns(of: input.padded).clamped(to: 0..<input.width), states = step.worker.columns(of: Matrix.padded(units)).clamped(to: 0..<units)
        bn_transpose(Int32(inputs.count), Int32(width), kernel.values.from(row: inputs.lowerBound), turnedKernel.from(column: inputs.lowerBound))
        bn_transpose(Int32(states.count), Int32(width), recurrent.values.from(row: states.lowerBound), turnedRecurrent.from(column: states.lowerBound))
        step.worker.wait()
    }

    /// dState = dSum · recurrentᵀ.
    func stateGradient(_ samples: Range<Int>, _ dSum: BNRows, into dState: BNRows) {
        kernels.pointee.product(
            Int32(samples.count), Int32(turnedRecurrent.stride), Int32(width), dSum.at, dSum.stride, 1, turnedRecurrent.from(), nil, dState)
    }

    /// dx = dz · kernelᵀ, for all steps of these samples.
    func inputGradient(_ samples: Range<Int>, _ dz: Matrix) {
        guard !input.isInput else { return }
        let first = samples.lowerBound * steps
        kernels.pointee.product(
            Int32(samples.count * steps), Int32(input.padded), Int32(width), dz.at + first * dz.stride, dz.stride, 1, turnedKernel.from(), nil,
            input.gradients.from(row: first))
    }

    /// The gradient of the kernel, each worker its rows.
    func kernelGradient(_ step: borrowing Step, dInput: Matrix) {
        let inputs = step.worker.rows(of: input.width)
        kernels.pointee.product(
            Int32(inputs.count), Int32(dInput.stride), Int32(step.rows * steps), input.values.at + inputs.lowerBound, 1, input.padded, dInput.from(),
            nil, kernel.gradient.from(row: inputs.lowerBound))
    }

    /// The gradients of kernel and recurrent kernel and biases, each worker its rows; `before` holds the states before each step.
    func weightGradients(_ step: borrowing Step, dInput: Matrix, dState: Matrix, before: Matrix) {
        let rows = Int32(step.rows * steps)
        let states = step.worker.rows(of: units)
        kernelGradient(step, dInput: dInput)
        kernels.pointee.product(
            Int32(states.count), Int32(dState.stride), rows, before.at + states.lowerBound, 1, before.stride, dState.from(), nil,
            recurrent.gradient.from(row: states.lowerBound))
        guard let bias else { return }
        let columns = step.worker.columns(of: dInput.stride), first = columns.lowerBound
        kernels.pointee.columnSums(rows, Int32(columns.count), dInput.from(column: first), bias.gradient.at + first)
        guard bias.values.rows > 1 else { return }
        kernels.pointee.columnSums(rows, Int32(columns.count), dState.from(column: first), bias.gradient.at + bias.gradient.stride + first)
    }
}
