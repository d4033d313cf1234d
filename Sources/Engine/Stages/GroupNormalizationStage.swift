internal import CKernels

/// Normalization of each sample by itself: layer normalization, and group normalization.
final class GroupNormalizationStage: Stage {
    private let gamma: Parameter
    private let beta: Parameter
    private let learned: (gamma: Bool, beta: Bool)
    private let groups: Int
    /// Rows that are normalized together: all positions of a sample, or each by itself.
    private let rows: Int
    private let epsilon: Float
    private let input: ActivationBuffer
    private let output: ActivationBuffer
    private let normalized: Matrix
    /// 1 / √(σ² + ε) of each group.
    private let inverse: Matrix
    private let kernels: Kernels

    /// `isTogether` says whether a sample's positions are normalized together.
    init(
        groups: Int, isTogether: Bool, epsilon: Double, gamma: Parameter, beta: Parameter,
        learned: (gamma: Bool, beta: Bool), input: ActivationBuffer,
        output: ActivationBuffer, kernels: Kernels
    ) {
        self.groups = groups
        rows = isTogether ? input.positions : 1
        self.epsilon = Float(epsilon)
        self.gamma = gamma
        self.beta = beta
        self.learned = learned
        self.input = input
        self.output = output
        self.kernels = kernels
        normalized = Matrix(rows: input.values.rows, columns: input.width)
        inverse = Matrix(columns: input.values.rows / rows * groups)
    }

    var trainable: [Parameter] { (learned.gamma ? [gamma] : []) + (learned.beta ? [beta] : []) }

    var sharesColumns: Bool { false }

    func forward(_ step: borrowing Step) {
        let units = step.worker.rows(of: step.rows * input.positions / rows), first = units.lowerBound * rows
        kernels.pointee.normalizeGroups(
            Int32(units.count), Int32(rows), Int32(groups), Int32(input.width / groups), input.values.from(row: first),
            epsilon, gamma.values.at,
            beta.values.at, inverse.at + units.lowerBound * groups, normalized.from(row: first),
            output.values.from(row: first))
    }

    func backward(_ step: borrowing Step) {
        let all = step.rows * input.positions, units = step.worker.rows(of: all / rows), first = units.lowerBound * rows
        kernels.pointee.normalizeGroupsGradient(
            Int32(units.count), Int32(rows), Int32(groups), Int32(input.width / groups),
            output.gradients.from(row: first),
            normalized.from(row: first), inverse.at + units.lowerBound * groups, gamma.values.at,
            input.gradients.from(row: first))
        let columns = step.worker.columns(of: input.padded), column = columns.lowerBound
        kernels.pointee.columnProducts(
            Int32(all), Int32(columns.count), output.gradients.from(column: column), normalized.from(column: column),
            gamma.gradient.at + column)
        kernels.pointee.columnSums(
            Int32(all), Int32(columns.count), output.gradients.from(column: column), beta.gradient.at + column)
    }
}
