/// Numbers that the optimizer moves, with their gradient and the optimizer's memory of them.
internal import CKernels
internal import Experiments

final class Parameter {
    /// What Keras calls it: "kernel", "gamma".
    let name: String
    let values: Matrix
    /// Of the loss, as the last backward pass left it; where the step was fused into that pass, it is not written.
    let gradient: Matrix
    /// The velocity or the first moment.
    let first: Matrix?
    /// The second moment, or a sum of squares.
    let second: Matrix?
    let third: Matrix?
    let penalty: Regularizer?
    let isFrozen: Bool
    /// Whether the backward pass of this step has moved it already.
    var isMoved = false

    init(
        _ name: String = "", rows: Int = 1, columns: Int, memory: OptimizerMemory, penalty: Regularizer? = nil,
        isFrozen: Bool = false
    ) {
        func matrix(_ isNeeded: Bool, _ value: Float = 0) -> Matrix? {
            guard isNeeded, !isFrozen else { return nil }
            let matrix = Matrix(rows: rows, columns: columns)
            if value != 0 { matrix.fill(value) }
            return matrix
        }
        self.name = name
        values = Matrix(rows: rows, columns: columns)
        gradient = Matrix(rows: rows, columns: columns)
        first = matrix(memory.first)
        second = matrix(memory.second, memory.secondStart)
        third = matrix(memory.third)
        self.penalty = penalty
        self.isFrozen = isFrozen
    }

    func from(row: Int = 0, column: Int = 0) -> BNParameters {
        let offset = row * values.stride + column
        return BNParameters(
            values: values.at + offset, first: first.map { $0.at + offset }, second: second.map { $0.at + offset },
            third: third.map { $0.at + offset }, stride: values.stride)
    }

    /// The gradient as the place of the rule that keeps it.
    func gradientFrom(column: Int = 0) -> BNParameters {
        BNParameters(values: gradient.at + column, first: nil, second: nil, third: nil, stride: gradient.stride)
    }

    /// Whether a step that asks nothing of the gradient but to follow it may do so in the backward pass.
    var isPlain: Bool { penalty == nil && !isFrozen }
}

/// What an optimizer remembers of each number.
struct OptimizerMemory {
    var first = false
    var second = false
    var third = false
    /// Where `second` begins.
    var secondStart: Float = 0
}
