internal import CKernels

/// A matrix with a row for each time step of each sample.
struct TimeSteps {
    let matrix: Matrix
    let steps: Int

    /// Time step t of the samples from `sample` on.
    func at(_ t: Int, from sample: Int) -> BNRows {
        BNRows(at: matrix.at + (sample * steps + t) * matrix.stride, stride: steps * matrix.stride)
    }
}

/// The recurrent kernel, [units, gates · units], and the products with it; gates are side by side in the columns.
final class RecurrentWeights {
    let recurrent: Parameter
    /// One row, or a second one for what comes from the state.
    let bias: Parameter?
    private let steps: Int
    private let kernels: Kernels
    private let transposed: Matrix

    init(_ recurrent: Parameter, bias: Parameter?, steps: Int, kernels: Kernels) {
        self.recurrent = recurrent
        self.bias = bias
        self.steps = steps
        self.kernels = kernels
        transposed = Matrix(rows: recurrent.values.columns, columns: recurrent.values.rows)
    }

    var units: Int { recurrent.values.rows }
    var width: Int { recurrent.values.columns }

    /// state · recurrent, plus the second bias; without a state, before the first step, it is 0.
    func fromState(_ samples: Int, _ state: BNRows?, into r: BNRows) {
        let second = bias.flatMap { $0.values.rows > 1 ? UnsafePointer($0.values.at + $0.values.stride) : nil }
        kernels.pointee.product(
            Int32(samples), Int32(recurrent.values.stride), state == nil ? 0 : Int32(units), state?.at,
            state?.stride ?? 0, 1, recurrent.values.from(), .bias(second), r)
    }

    /// Turns the kernel for the way back; all workers wait for it.
    func turn(_ step: borrowing Step) {
        let own = step.worker.columns(of: Matrix.padded(units)).clamped(to: 0..<units)
        bn_transpose(
            Int32(own.count), Int32(width), recurrent.values.from(row: own.lowerBound),
            transposed.from(column: own.lowerBound))
        step.worker.wait()
    }

    /// dState = dSum · recurrentᵀ.
    func stateGradient(_ samples: Range<Int>, _ dSum: BNRows, into dState: BNRows) {
        kernels.pointee.product(
            Int32(samples.count), Int32(transposed.stride), Int32(width), dSum.at, dSum.stride, 1, transposed.from(),
            .none, dState)
    }

    /// The gradients of the recurrent kernel and the second bias, each worker its rows or columns; `before` holds the
    /// states before each step.
    func gradient(_ step: borrowing Step, dSum: Matrix, before: Matrix) {
        let rows = Int32(step.rows * steps), states = step.worker.rows(of: units)
        kernels.pointee.product(
            Int32(states.count), Int32(dSum.stride), rows, before.at + states.lowerBound, 1, before.stride, dSum.from(),
            .none, recurrent.gradient.from(row: states.lowerBound))
        guard let bias, bias.values.rows > 1 else { return }
        biasGradient(step, dSum, into: bias.gradient.from(row: 1))
    }

    /// That of a bias, each worker its columns.
    func biasGradient(_ step: borrowing Step, _ dSum: Matrix, into gradient: BNRows) {
        let columns = step.worker.columns(of: dSum.stride), first = columns.lowerBound
        kernels.pointee.columnSums(
            Int32(step.rows * steps), Int32(columns.count), dSum.from(column: first), gradient.at + first)
    }
}
