/// A claim stated before there are results: what is measured on which trials, how they are said to compare, and by how
/// much at least.
/// `Claim(hypothesis, in: result)` decides it by the rule that was fixed then.
public struct Hypothesis: Sendable {
    /// What the text says: "Batch normalization raises the test accuracy".
    public var statement: String
    /// How the two trials are said to compare, and by how much.
    public var comparison: Claim.Comparison
    /// The names of the trials; the second's quantity is taken from the first's.
    let trials: (String, String)
    let quantity: @Sendable (TrialResult) -> Estimate

    /// The quantity of `trial` is less than that of `other`, by more than `margin`.
    public init(
        _ statement: String, of trial: String, isLessThan other: String, by margin: Double = 0,
        _ quantity: @escaping @Sendable (TrialResult) -> Estimate
    ) {
        (self.statement, comparison, trials, self.quantity) = (statement, .less(by: margin), (trial, other), quantity)
    }

    /// The quantity of `trial` is greater than that of `other`, by more than `margin`.
    public init(
        _ statement: String, of trial: String, isGreaterThan other: String, by margin: Double = 0,
        _ quantity: @escaping @Sendable (TrialResult) -> Estimate
    ) {
        (self.statement, comparison, trials, self.quantity) = (
            statement, .greater(by: margin), (trial, other), quantity
        )
    }

    /// The quantities of both trials differ by less than `margin`.
    public init(
        _ statement: String, of trial: String, equals other: String, within margin: Double,
        _ quantity: @escaping @Sendable (TrialResult) -> Estimate
    ) {
        (self.statement, comparison, trials, self.quantity) = (
            statement, .equal(within: margin), (trial, other), quantity
        )
    }
}

extension Hypothesis: CustomStringConvertible {
    /// The statement and the rule that will decide it.
    public var description: String {
        let rule =
            switch comparison {
            case .less(0): "lies below that of"
            case .greater(0): "lies above that of"
            case .less(let margin): "lies more than \(margin) below that of"
            case .greater(let margin): "lies more than \(margin) above that of"
            case .equal(let margin): "lies within ±\(margin) of that of"
            }
        return
            "Hypothesis: \(statement). It is supported where the quantity of \"\(trials.0)\" \(rule) \"\(trials.1)\", seed by seed."
    }
}

extension Claim {
    /// What became of `hypothesis` in `result`.
    /// - Precondition: `result` has both trials; the message lists those it has.
    public init(_ hypothesis: Hypothesis, in result: ExperimentResult) {
        let difference =
            hypothesis.quantity(result[hypothesis.trials.0]) - hypothesis.quantity(result[hypothesis.trials.1])
        self.init(hypothesis.statement, difference, hypothesis.comparison)
    }
}
