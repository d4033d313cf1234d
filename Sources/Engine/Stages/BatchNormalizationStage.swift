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
    /// A row for each part of the batch that has statistics of its own.
    private let mean: Matrix
    private let variance: Matrix
    private let inverse: Matrix
    /// The sums of one part, before they are collected.
    private let partSums: Matrix
    /// What γ and β are turned into by corrections and noise; `nil` where by nothing.
    private let turning: NormalizationTurning?

    init(
        _ layer: BatchNormalization, input: Signal, output: Signal, gamma: Parameter, beta: Parameter, random: BNRandom,
        kernels: Kernels
    ) {
        self.layer = layer
        self.input = input
        self.output = output
        self.gamma = gamma
        self.beta = beta
        self.kernels = kernels
        let width = input.width, parts = layer.ghostBatch.map { (input.capacity + $0 - 1) / $0 } ?? 1
        movingMean = Matrix(columns: width)
        movingVariance = Matrix(columns: width)
        normalized = Matrix(rows: input.values.rows, columns: width)
        mean = Matrix(rows: parts, columns: width)
        variance = Matrix(rows: parts, columns: width)
        inverse = Matrix(rows: parts, columns: width)
        partSums = Matrix(rows: 2, columns: width)
        turning =
            layer.noise == nil && layer.renormalization == nil
            ? nil : NormalizationTurning(layer, parts: parts, width: width, random: random)
        movingVariance.fill(1)
    }

    var trainable: [Parameter] { (layer.scale ? [gamma] : []) + (layer.center ? [beta] : []) }

    var averages: [Matrix] { [movingMean, movingVariance] }

    func forward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: input.padded)
        guard !usesMoving(step) else {
            return normalize(
                step, 0..<step.rows, columns, movingMean.at, movingVariance.at, inverse.at, gamma.values.at,
                beta.values.at)
        }
        if step.training { turning?.draw(step) }
        for part in 0..<partCount(step) {
            let samples = samples(part, step)
            let first = columns.lowerBound, offset = part * mean.stride
            kernels.pointee.moments(
                Int32(samples.count * input.positions), Int32(columns.count),
                input.values.from(row: samples.lowerBound * input.positions, column: first),
                mean.at + offset + first, variance.at + offset + first)
            let factors =
                step.training
                ? turning?.turn(part, columns, (mean, variance), (movingMean, movingVariance), gamma, beta) : nil
            if step.statistics == .batch { learn(part, columns) }
            normalize(
                step, samples, columns, mean.at + offset, variance.at + offset, inverse.at + offset,
                factors?.gamma ?? gamma.values.at,
                factors?.beta ?? beta.values.at)
        }
    }

    func backward(_ step: borrowing Step) {
        let columns = step.worker.columns(of: input.padded), first = columns.lowerBound
        let isOwn = !usesMoving(step)
        for part in 0..<(isOwn ? partCount(step) : 1) {
            let samples = isOwn ? samples(part, step) : 0..<step.rows
            let factors = isOwn ? turning?.gradients(part) : nil
            let row = samples.lowerBound * input.positions
            let sums =
                part == 0 && factors == nil
                ? (gamma: gamma.gradient.at, beta: beta.gradient.at)
                : (gamma: partSums.at, beta: partSums.at + partSums.stride)
            kernels.pointee.normalizeGradient(
                isOwn, Int32(samples.count * input.positions), Int32(columns.count),
                output.gradients.from(row: row, column: first),
                normalized.from(row: row, column: first), inverse.at + part * inverse.stride + first,
                (factors?.gamma ?? gamma.values.at) + first,
                sums.gamma + first, sums.beta + first, input.gradients.from(row: row, column: first))
            collect(part, columns, factors)
        }
    }

    /// The moments of the batch that has just been normalized by its own, for statistics over many batches.
    var batchMoments: (mean: Matrix, variance: Matrix) { (mean, variance) }
}

private extension BatchNormalizationStage {
    func usesMoving(_ step: borrowing Step) -> Bool {
        step.statistics == .moving || step.training && (layer.frozenStatistics || !layer.trainable)
    }

    /// How many parts of a batch have statistics of their own.
    func partCount(_ step: borrowing Step) -> Int {
        guard let size = layer.ghostBatch, step.training else { return 1 }
        return (step.rows + size - 1) / size
    }

    /// The samples of one part.
    func samples(_ part: Int, _ step: borrowing Step) -> Range<Int> {
        guard let size = layer.ghostBatch, step.training else { return 0..<step.rows }
        return part * size..<min((part + 1) * size, step.rows)
    }

    func learn(_ part: Int, _ columns: Range<Int>) {
        let rest = Float(1 - layer.momentum), offset = part * mean.stride + columns.lowerBound
        bn_average(Int32(columns.count), rest, mean.at + offset, movingMean.at + columns.lowerBound)
        bn_average(Int32(columns.count), rest, variance.at + offset, movingVariance.at + columns.lowerBound)
    }

    func normalize(
        _ step: borrowing Step, _ samples: Range<Int>, _ columns: Range<Int>, _ mean: UnsafePointer<Float>,
        _ variance: UnsafePointer<Float>,
        _ inverse: UnsafeMutablePointer<Float>, _ gamma: UnsafePointer<Float>, _ beta: UnsafePointer<Float>
    ) {
        let first = columns.lowerBound, row = samples.lowerBound * input.positions
        kernels.pointee.normalize(
            Int32(samples.count * input.positions), Int32(columns.count), input.values.from(row: row, column: first),
            mean + first, variance + first,
            Float(layer.epsilon), gamma + first, beta + first, inverse + first,
            step.training ? normalized.from(row: row, column: first) : BNRows(at: nil, stride: 0),
            output.values.from(row: row, column: first))
    }

    /// Adds what a part gave to the gradients of γ and β.
    func collect(_ part: Int, _ columns: Range<Int>, _ factors: NormalizationTurning.Factors?) {
        guard part > 0 || factors != nil else { return }
        for column in columns {
            let (dGamma, dBeta) = (partSums.at[column], partSums.at[partSums.stride + column])
            let (scale, shift, noise) =
                factors.map { ($0.scale[column], $0.shift[column], $0.noise[column]) } ?? (1, 0, 1)
            let given = noise * (scale * dGamma + shift * dBeta)
            gamma.gradient.at[column] = (part == 0 ? 0 : gamma.gradient.at[column]) + given
            beta.gradient.at[column] = (part == 0 ? 0 : beta.gradient.at[column]) + noise * dBeta
        }
    }
}
