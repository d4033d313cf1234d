internal import CKernels
internal import Experiments

/// The weights of a network, each with the first values that its seed and its place among those of its purpose give.
struct DrawnWeights {
    /// Those of the optimizer.
    let slots: [Double?]
    let seed: UInt64
    /// How many have been drawn for each purpose.
    private var drawn: [Purpose: Int] = [:]

    init(slots: [Double?], seed: UInt64) {
        self.slots = slots
        self.seed = seed
    }

    /// The random numbers of the next use of this kind.
    mutating func place(_ purpose: Purpose) -> BNRandom {
        let number = drawn[purpose, default: 0]
        drawn[purpose] = number + 1
        return BNRandom(seed: seed, stream: purpose.stream(of: number), step: 0)
    }

    mutating func parameter(
        _ name: WeightName, _ rows: Int, _ columns: Int, _ initializer: Initializer, _ purpose: Purpose,
        fanOut: Int? = nil, penalty: Regularizer? = nil, isFrozen: Bool
    ) -> Parameter {
        let parameter = Parameter(
            name, rows: rows, columns: columns, slots: slots, penalty: penalty, isFrozen: isFrozen)
        parameter.values.values = initializer.values(
            rows: rows, columns: columns, fanIn: rows, fanOut: fanOut ?? columns, at: place(purpose))
        return parameter
    }

    func vector(_ name: WeightName, _ columns: Int, rows: Int = 1, value: Float = 0, isFrozen: Bool) -> Parameter {
        let parameter = Parameter(name, rows: rows, columns: columns, slots: slots, isFrozen: isFrozen)
        if value != 0 { parameter.values.fill(value) }
        return parameter
    }
}
