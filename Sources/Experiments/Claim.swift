/// A statement about two quantities that the runs decide: supported, refuted, or undecided.
public struct Claim: Codable, Hashable, Sendable {
    /// What the text says: "Batch normalization needs fewer epochs to reach 97 %".
    public var statement: String
    /// Left minus right, seed by seed.
    public var difference: Estimate
    public var comparison: Comparison

    /// How left and right are said to compare.
    public enum Comparison: Codable, Hashable, Sendable {
        case less, greater
        /// They differ by less than this, either way.
        case equal(within: Double)
    }

    /// What the runs say of a claim.
    public enum Verdict: String, Codable, Hashable, Sendable {
        case supported, refuted, undecided
    }

    public init(_ statement: String, _ left: Estimate, isLessThan right: Estimate) {
        self.init(statement, left - right, .less)
    }

    public init(_ statement: String, _ left: Estimate, isGreaterThan right: Estimate) {
        self.init(statement, left - right, .greater)
    }

    /// A claim about one quantity and a number.
    public init(_ statement: String, _ left: Estimate, isLessThan right: Double) {
        self.init(statement, left - right, .less)
    }

    /// A claim about one quantity and a number.
    public init(_ statement: String, _ left: Estimate, isGreaterThan right: Double) {
        self.init(statement, left - right, .greater)
    }

    /// A claim of equivalence: the difference is smaller than `margin`, in units of one.
    public init(_ statement: String, _ left: Estimate, equals right: Estimate, within margin: Double) {
        self.init(statement, left - right, .equal(within: margin))
    }

    private init(_ statement: String, _ difference: Estimate, _ comparison: Comparison) {
        self.statement = statement
        self.difference = difference
        self.comparison = comparison
    }

    /// Supported where the difference's whole 95 % interval agrees with the claim, refuted where the whole interval disagrees,
    /// else undecided, as always with fewer than three seeds.
    public var verdict: Verdict {
        guard difference.count >= 3, let interval = difference.interval else { return .undecided }
        let (agrees, disagrees) = switch comparison {
        case .less: (interval.upperBound < 0, interval.lowerBound >= 0)
        case .greater: (interval.lowerBound > 0, interval.upperBound <= 0)
        case .equal(let margin):
            (interval.lowerBound > -margin && interval.upperBound < margin, interval.lowerBound >= margin || interval.upperBound <= -margin)
        }
        return agrees ? .supported : disagrees ? .refuted : .undecided
    }
}

extension Claim: CustomStringConvertible {
    /// The statement, its verdict and the difference it rests on.
    public var description: String { "\(statement): \(verdict) (difference \(difference), n = \(difference.count))" }
}

extension Estimate {
    /// Each value less a number.
    public static func - (left: Estimate, right: Double) -> Estimate { Estimate(left.values.map { $0 - right }, unit: left.unit.ofDifferences) }
}
