public import Statistics

/// A statement about two quantities that the runs decide: supported, refuted, or undecided.
public struct Claim: Codable, Hashable, Sendable {
    /// What the text says: "Batch normalization needs fewer epochs to reach 97 %".
    public var statement: String
    /// Left minus right, seed by seed.
    public var difference: Estimate
    /// What is claimed of `difference`.
    public var comparison: Comparison
    /// The number that `difference` is from, where the claim is about one quantity; `nil` where it is between two.
    package var reference: Double?

    /// How left and right are said to compare; margins are in units of one (0.01 of an accuracy is one percentage
    /// point).
    public enum Comparison: Codable, Hashable, Sendable {
        /// Left is less than right by more than this.
        case less(by: Double)
        /// Left is greater than right by more than this.
        case greater(by: Double)
        /// They differ by less than this, either way.
        case equal(within: Double)
    }

    /// What the runs say of a claim.
    public typealias Verdict = Statistics.Verdict

    /// A claim that left is less than right, by more than `margin` of 0 or more.
    public init(_ statement: String, _ left: Estimate, isLessThan right: Estimate, by margin: Double = 0) {
        self.init(statement, left - right, .less(by: margin))
    }

    /// A claim that left is greater than right, by more than `margin` of 0 or more.
    public init(_ statement: String, _ left: Estimate, isGreaterThan right: Estimate, by margin: Double = 0) {
        self.init(statement, left - right, .greater(by: margin))
    }

    /// A claim about one quantity and a number.
    public init(_ statement: String, _ left: Estimate, isLessThan right: Double) {
        self.init(statement, left - right, .less(by: 0))
        reference = right
    }

    /// A claim about one quantity and a number.
    public init(_ statement: String, _ left: Estimate, isGreaterThan right: Double) {
        self.init(statement, left - right, .greater(by: 0))
        reference = right
    }

    /// A claim of equivalence: the difference is smaller than `margin`, in units of one.
    public init(_ statement: String, _ left: Estimate, equals right: Estimate, within margin: Double) {
        self.init(statement, left - right, .equal(within: margin))
    }

    init(_ statement: String, _ difference: Estimate, _ comparison: Comparison) {
        guard comparison.margin >= 0 else { fatalError("a claim's margin is \(comparison.margin); expected 0 or more") }
        self.statement = statement
        self.difference = difference
        self.comparison = comparison
    }

    /// What its p says by itself, at 5 %; always undecided with fewer than three seeds. In a report Holm's correction
    /// over all of its claims comes on top.
    public var verdict: Verdict {
        guard difference.count >= 3, let evidence, evidence.pValue < 0.05 else { return .undecided }
        return evidence.direction
    }
}

extension Claim.Comparison {
    /// The difference that has to be passed, or stayed within.
    public var margin: Double {
        switch self {
        case .less(let margin), .greater(let margin), .equal(let margin): margin
        }
    }
}

extension Claim: CustomStringConvertible {
    /// The statement, its verdict and the difference it rests on.
    public var description: String { "\(statement): \(verdict) (difference \(difference), n = \(difference.count))" }
}
