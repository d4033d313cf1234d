/// Batch normalization, each column for itself.
internal import CKernels
internal import Experiments

final class BatchNormalizationStage: Stage {
    let gamma: Parameter
    let beta: Parameter
    let movingMean: Matrix
    let movingVariance: Matrix
    private let layer: BatchNormalization
    private let input: Signal
    private let output: Signal
    private let kernels: Kernels
    private let normalized: Matrix
    private let mean: Matrix
    private let variance: Matrix
    private let inverse: Matrix
    private let gammaGradient: Matrix
    private let betaGradient: Matrix

    init(_ layer: BatchNormalization, input: Signal, output: Signal, rule: BNRule, kernels: Kernels) {
        self.layer = layer
        self.input = input
        self.output = output
        self.kernels = kernels
        let width = input.width
        gamma = Parameter(columns: width, rule: rule)
        beta = Parameter(columns: width, rule: rule)
        movingMean = Matrix(columns: width)
        movingVariance = Matrix(columns: width)
        normalized = Matrix(rows: input.values.rows, columns: width)
        mean = Matrix(columns: width)
        variance = Matrix(columns: width)
        inverse = Matrix(columns: width)
        gammaGradient = Matrix(columns: width)
        betaGradient = Matrix(columns: width)
        gamma.values.fill(1)
        movingVariance.fill(1)
    }

    var trainable: [Parameter] { (layer.scale ? [gamma] : []) + (layer.center ? [beta] : []) }

    var averages: [Matrix] { [movingMean, movingVariance] }

    func forward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: input.padded)
        let first = columns.lowerBound
        let count = Int32(columns.count)
        if step.training {
            let rest = Float(1 - layer.momentum)
            kernels.pointee.moments(Int32(step.rows), count, input.values.from(column: first), mean.at + first, variance.at + first)
            bn_average(count, rest, mean.at + first, movingMean.at + first)
            bn_average(count, rest, variance.at + first, movingVariance.at + first)
        }
        let (mean, variance) = step.training ? (mean, variance) : (movingMean, movingVariance)
        kernels.pointee.normalize(
            Int32(step.rows), count, input.values.from(column: first), mean.at + first, variance.at + first, Float(layer.epsilon),
            gamma.values.at + first, beta.values.at + first, inverse.at + first,
            step.training ? normalized.from(column: first) : BNRows(at: nil, stride: 0), output.values.from(column: first))
    }

    func backward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: input.padded)
        let first = columns.lowerBound
        var optimizer = step.optimizer
        kernels.pointee.normalizeGradient(
            Int32(step.rows), Int32(columns.count), output.gradients.from(column: first), normalized.from(column: first), inverse.at + first,
            gamma.values.at + first, gammaGradient.at + first, betaGradient.at + first, input.gradients.from(column: first))
        if layer.scale {
            kernels.pointee.update(1, Int32(columns.count), gammaGradient.from(column: first), &optimizer, gamma.from(column: first))
        }
        if layer.center {
            kernels.pointee.update(1, Int32(columns.count), betaGradient.from(column: first), &optimizer, beta.from(column: first))
        }
    }
}
