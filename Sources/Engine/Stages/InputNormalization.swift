internal import CKernels
internal import Experiments

/// Batch normalization of what comes from the input of a recurrent layer, over all steps together or each for itself.
final class InputNormalization {
    let gamma: Parameter
    /// What the layer walks over, and in the end the gradient of it.
    private let output: Matrix
    /// x · kernel.
    private let input: Matrix
    private let layer: RecurrentNormalization
    private let steps: Int
    private let moments: BatchMoments
    private let zeros: Matrix
    private let sums: Matrix
    private let kernels: Kernels

    init(_ layer: RecurrentNormalization, input: ActivationBuffer, gamma: Parameter, kernels: Kernels) {
        self.layer = layer
        self.input = input.values
        self.gamma = gamma
        steps = input.positions
        self.kernels = kernels
        let width = input.width, parts = layer.path == .input ? 1 : steps
        output = input.gradients
        moments = BatchMoments(
            parts: parts, movingParts: parts, width: width, momentum: layer.momentum, epsilon: layer.epsilon,
            kernels: kernels)
        zeros = Matrix(columns: width)
        sums = Matrix(rows: 2, columns: width)
        gamma.values.fill(Float(layer.gamma))
    }

    var averages: [MovingAverage] { moments.averages }

    /// output = gamma · normalized + bias; all workers wait after it.
    func forward(_ step: borrowing Step, bias: Parameter?) {
        let columns = step.worker.columns(of: input.stride), first = columns.lowerBound, rows = rowCount(step)
        let byMoving = step.statistics == .moving
        for part in 0..<moments.mean.rows {
            if !byMoving { moments.find(part, columns, rows: rows, view(input, part, first)) }
            if step.statistics == .batch { moments.updateMovingAverages(part, columns) }
            kernels.pointee.normalize(
                normalization(of: part, columns, byMoving, bias), Int32(rows), Int32(columns.count),
                view(input, part, first), view(output, part, first))
        }
        step.worker.wait()
    }

    /// Turns the gradients of the output into those of the input, in place, and finds gamma's.
    func backward(_ step: borrowing Step, bias: Parameter?) {
        let columns = step.worker.columns(of: input.stride), first = columns.lowerBound
        let byMoving = step.statistics == .moving
        for part in 0..<moments.mean.rows {
            let gradients = view(output, part, first)
            kernels.pointee.normalizeGradient(
                normalization(of: part, columns, byMoving, bias), !byMoving, Int32(rowCount(step)),
                Int32(columns.count), gradients, view(input, part, first),
                (part == 0 ? gamma.gradient.at : sums.at) + first, sums.at + sums.stride + first, gradients)
            if part > 0 {
                bn_add(1, Int32(columns.count), sums.from(column: first), gamma.gradient.from(column: first))
            }
        }
    }

    private func normalization(
        of part: Int, _ columns: Range<Int>, _ byMoving: Bool, _ bias: Parameter?
    ) -> BNNormalization {
        moments.normalization(
            of: part, columns, byMoving: byMoving, gamma: gamma.values.at, beta: bias?.values.at ?? zeros.at,
            rectifies: false)
    }

    private func rowCount(_ step: borrowing Step) -> Int { layer.path == .input ? step.rows * steps : step.rows }

    private func view(_ matrix: Matrix, _ part: Int, _ column: Int) -> BNRows {
        layer.path == .input
            ? matrix.from(column: column)
            : BNRows(at: matrix.at + part * matrix.stride + column, stride: steps * matrix.stride)
    }
}
