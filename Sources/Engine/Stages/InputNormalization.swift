/// Batch normalization of what comes from the input of a recurrent layer, over all steps together or each for itself.
internal import CKernels
internal import Experiments

final class InputNormalization {
    let gamma: Parameter
    let output: Matrix
    /// x · kernel.
    private let input: Matrix
    private let layer: RecurrentNormalization
    private let steps: Int
    private let kernels: Kernels
    private let movingMean: Matrix
    private let movingVariance: Matrix
    private let mean: Matrix
    private let variance: Matrix
    private let inverse: Matrix
    private let normalized: Matrix
    private let zeros: Matrix
    private let sums: Matrix

    init(_ layer: RecurrentNormalization, input: Signal, gamma: Parameter, kernels: Kernels) {
        self.layer = layer
        self.input = input.values
        self.gamma = gamma
        self.kernels = kernels
        steps = input.positions
        let rows = input.values.rows, width = input.width, parts = layer.path == .input ? 1 : steps
        output = Matrix(rows: rows, columns: width)
        normalized = Matrix(rows: rows, columns: width)
        movingMean = Matrix(rows: parts, columns: width)
        movingVariance = Matrix(rows: parts, columns: width)
        mean = Matrix(rows: parts, columns: width)
        variance = Matrix(rows: parts, columns: width)
        inverse = Matrix(rows: parts, columns: width)
        zeros = Matrix(columns: width)
        sums = Matrix(rows: 2, columns: width)
        gamma.values.fill(Float(layer.gamma))
        movingVariance.fill(1)
    }

    var averages: [Matrix] { [movingMean, movingVariance] }

    /// output = gamma · normalized + bias; all workers wait after it.
    func forward(_ step: borrowing Step, bias: Parameter?) {
        let columns = step.worker.columns(of: input.stride), first = columns.lowerBound, count = Int32(columns.count)
        for part in 0..<mean.rows {
            let offset = part * mean.stride + first, rows = rowCount(step)
            if step.statistics != .moving {
                kernels.pointee.moments(rows, count, view(input, part, first), mean.at + offset, variance.at + offset)
            }
            if step.statistics == .batch {
                bn_average(count, Float(1 - layer.momentum), mean.at + offset, movingMean.at + offset)
                bn_average(count, Float(1 - layer.momentum), variance.at + offset, movingVariance.at + offset)
            }
            let (mean, variance) = step.statistics == .moving ? (movingMean, movingVariance) : (mean, variance)
            kernels.pointee.normalize(
                rows, count, view(input, part, first), mean.at + offset, variance.at + offset, Float(layer.epsilon),
                gamma.values.at + first,
                (bias?.values.at ?? zeros.at) + first, inverse.at + offset, view(normalized, part, first),
                view(output, part, first))
        }
        step.worker.wait()
    }

    /// Turns the gradients of the output into those of the input, in place, and finds gamma's.
    func backward(_ step: borrowing Step, _ gradients: Matrix) {
        let columns = step.worker.columns(of: input.stride), first = columns.lowerBound
        for part in 0..<mean.rows {
            let dGamma = part == 0 ? gamma.gradient.at : sums.at
            kernels.pointee.normalizeGradient(
                step.statistics != .moving, rowCount(step), Int32(columns.count), view(gradients, part, first),
                view(normalized, part, first),
                inverse.at + part * inverse.stride + first, gamma.values.at + first, dGamma + first,
                sums.at + sums.stride + first,
                view(gradients, part, first))
            if part > 0 {
                bn_add(1, Int32(columns.count), sums.from(column: first), gamma.gradient.from(column: first))
            }
        }
    }

    private func rowCount(_ step: borrowing Step) -> Int32 {
        Int32(layer.path == .input ? step.rows * steps : step.rows)
    }

    private func view(_ matrix: Matrix, _ part: Int, _ column: Int) -> BNRows {
        layer.path == .input
            ? matrix.from(column: column)
            : BNRows(at: matrix.at + part * matrix.stride + column, stride: steps * matrix.stride)
    }
}
