internal import CKernels
internal import Experiments

/// Batch normalization, each column for itself, and a rectifier behind it. What was normalized is computed again on the
/// way back: that takes less time than to write and read it, and no memory.
final class BatchNormalizationStage: Stage {
    let gamma: Parameter
    let beta: Parameter
    /// A row for each part of the batch that has statistics of its own.
    let moments: BatchMoments
    /// Whether a relu follows, which is then done here.
    var rectifies = false
    private let layer: BatchNormalization
    private let input: ActivationBuffer
    let output: ActivationBuffer
    private let kernels: Kernels
    /// The sums of one part, before they are collected.
    private let partSums: Matrix
    /// `nil` where workers share columns: vectors have few rows, and parts of a batch are few too.
    private let byRows: RowNormalization?
    /// What corrections and noise make of γ and β; `nil` where by nothing.
    private let transform: NormalizationTransform?

    init(
        _ layer: BatchNormalization, input: ActivationBuffer, output: ActivationBuffer, gamma: Parameter,
        beta: Parameter, random: BNRandom,
        kernels: Kernels
    ) {
        self.layer = layer
        self.input = input
        self.output = output
        self.kernels = kernels
        self.gamma = gamma
        self.beta = beta
        let width = input.width, parts = layer.ghostBatch.map { (input.capacity + $0 - 1) / $0 } ?? 1
        moments = BatchMoments(
            parts: parts, movingParts: 1, width: width, momentum: layer.momentum, epsilon: layer.epsilon,
            kernels: kernels)
        partSums = Matrix(rows: 2, columns: width)
        transform =
            layer.noise == nil && layer.renormalization == nil
            ? nil : NormalizationTransform(layer, parts: parts, width: width, random: random)
        byRows =
            input.positions == 1 || layer.ghostBatch != nil || transform != nil
            ? nil
            : RowNormalization(
                input: input, output: output, moments: moments, gamma: gamma, beta: beta, kernels: kernels)
    }

    var trainable: [Parameter] { (layer.scale ? [gamma] : []) + (layer.center ? [beta] : []) }

    var averages: [MovingAverage] { moments.averages }
    var sharesColumns: Bool { byRows == nil }

    func forward(_ step: borrowing Step) {
        if let byRows { return byRows.forward(step, byMoving: usesMoving(step), rectifies: rectifies) }
        let columns = step.worker.columns(of: input.padded)
        guard !usesMoving(step) else {
            return normalize(step, 0, 0..<step.rows, columns, byMoving: true, gamma.values.at, beta.values.at)
        }
        if step.training { transform?.draw(step) }
        for part in 0..<partCount(step) {
            let samples = samples(part, step)
            moments.find(
                part, columns, rows: samples.count * input.positions,
                input.values.from(row: samples.lowerBound * input.positions, column: columns.lowerBound))
            let factors = step.training ? transform?.factors(part, columns, moments, gamma, beta) : nil
            if step.statistics == .batch { moments.updateMovingAverages(part, columns) }
            normalize(
                step, part, samples, columns, byMoving: false, factors?.gamma ?? gamma.values.at,
                factors?.beta ?? beta.values.at)
        }
    }

    func backward(_ step: borrowing Step) {
        if let byRows { return byRows.backward(step, byMoving: usesMoving(step), rectifies: rectifies) }
        let columns = step.worker.columns(of: input.padded), first = columns.lowerBound
        let byMoving = usesMoving(step)
        for part in 0..<(byMoving ? 1 : partCount(step)) {
            let samples = byMoving ? 0..<step.rows : samples(part, step)
            let factors = byMoving ? nil : transform?.factors(part)
            let row = samples.lowerBound * input.positions
            let sums =
                part == 0 && factors == nil
                ? (gamma: gamma.gradient.at, beta: beta.gradient.at)
                : (gamma: partSums.at, beta: partSums.at + partSums.stride)
            let by = moments.normalization(
                of: part, columns, byMoving: byMoving, gamma: factors?.gamma ?? gamma.values.at,
                beta: factors?.beta ?? beta.values.at, rectifies: rectifies)
            kernels.pointee.normalizeGradient(
                by, !byMoving, Int32(samples.count * input.positions), Int32(columns.count),
                output.gradients.from(row: row, column: first), input.values.from(row: row, column: first),
                sums.gamma + first, sums.beta + first, input.gradients.from(row: row, column: first))
            collect(part, columns, factors)
        }
    }
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

    func normalize(
        _ step: borrowing Step, _ part: Int, _ samples: Range<Int>, _ columns: Range<Int>, byMoving: Bool,
        _ gamma: UnsafePointer<Float>, _ beta: UnsafePointer<Float>
    ) {
        let first = columns.lowerBound, row = samples.lowerBound * input.positions
        let by = moments.normalization(
            of: part, columns, byMoving: byMoving, gamma: gamma, beta: beta, rectifies: rectifies)
        kernels.pointee.normalize(
            by, Int32(samples.count * input.positions), Int32(columns.count),
            input.values.from(row: row, column: first), output.values.from(row: row, column: first))
    }

    /// Adds what a part gave to the gradients of γ and β.
    func collect(_ part: Int, _ columns: Range<Int>, _ factors: NormalizationTransform.Factors?) {
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
