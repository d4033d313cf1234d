internal import CKernels
internal import Experiments

/// Numbers that the optimizer moves, with their gradient and the optimizer's memory of them.
final class Parameter {
    let name: WeightName
    let values: Matrix
    /// Of the loss, as the last backward pass left it; where the step was fused into that pass, it is not written.
    let gradient: Matrix
    /// The slots of the optimizer's state, in the kernels' order: velocity or first moment, second moment or sum of
    /// squares, and what a rule has beside them; `nil` for one that the rule does not have.
    private let slots: [Matrix?]
    let penalty: Regularizer?
    let isFrozen: Bool
    /// Whether the backward pass of this step has moved it already.
    var hasUpdate = false

    init(
        _ name: WeightName, rows: Int = 1, columns: Int, slots: [Double?], penalty: Regularizer? = nil,
        isFrozen: Bool = false
    ) {
        self.name = name
        values = Matrix(rows: rows, columns: columns)
        gradient = Matrix(rows: rows, columns: columns)
        self.slots = slots.map { start in
            guard let start, !isFrozen else { return nil }
            let matrix = Matrix(rows: rows, columns: columns)
            if start != 0 { matrix.fill(Float(start)) }
            return matrix
        }
        self.penalty = penalty
        self.isFrozen = isFrozen
    }

    /// What the optimizer keeps of it.
    var memory: [Matrix] { slots.compactMap(\.self) }

    /// How many numbers.
    var count: Int { values.rows * values.columns }

    func from(row: Int = 0, column: Int = 0) -> BNParameters {
        let offset = row * values.stride + column
        func slot(_ index: Int) -> UnsafeMutablePointer<Float>? {
            slots.indices.contains(index) ? slots[index].map { $0.at + offset } : nil
        }
        return BNParameters(
            values: values.at + offset, first: slot(0), second: slot(1), third: slot(2), stride: values.stride)
    }

    /// The gradient as the place of the rule that keeps it.
    func gradientFrom(column: Int = 0) -> BNParameters {
        BNParameters(values: gradient.at + column, first: nil, second: nil, third: nil, stride: gradient.stride)
    }

    /// Whether a step that asks nothing of the gradient but to follow it may do so in the backward pass.
    var isPlain: Bool { penalty == nil && !isFrozen }
}
