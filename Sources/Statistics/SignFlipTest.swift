/// The permutation test of paired differences: were there no effect, each difference could as well have had the other
/// sign.
public struct SignFlipTest: Hashable, Sendable {
    private let differences: [Double]

    /// The test of `differences`; `nil` where there is none, or one is not finite.
    public init?(_ differences: [Double]) {
        guard !differences.isEmpty, differences.allSatisfy(\.isFinite) else { return nil }
        self.differences = differences.normalized.values
    }

    /// Whether the p is exact: over all 2ⁿ signs, up to 36 differences. Beyond it rests on 99 999 random ones.
    public var isExact: Bool { Self.isExact(count: differences.count) }

    /// Whether the p of so many differences is exact.
    public static func isExact(count: Int) -> Bool { count <= 36 }

    /// How many random signs a p rests on that is not exact.
    public static let sampleCount = 99_999

    /// The share of sign patterns whose sum is at least as far from zero, in the direction of `alternative`, as the sum
    /// observed.
    public func pValue(_ alternative: Alternative = .twoSided) -> Double {
        let observed = differences.reduce(0, +)
        switch alternative {
        case .greater: return share(atLeast: observed)
        case .less: return share(atLeast: -observed)
        case .twoSided: return share(atLeast: observed.magnitude, onBothSides: true)
        }
    }

    /// The smallest two-sided p that so many differences can give: all of one sign.
    /// - Precondition: there is one.
    public static func leastPValue(count: Int, file: StaticString = #fileID, line: UInt = #line) -> Double {
        checkCount(count, atLeast: 1, "SignFlipTest: the number of differences", file, line)
        return Double(sign: .plus, exponent: 1 - count, significand: 1)
    }
}

private extension SignFlipTest {
    /// The share of sign patterns with a sum of `threshold` or more, or `onBothSides` of one that is as far from zero;
    /// the distribution is symmetric.
    func share(atLeast threshold: Double, onBothSides: Bool = false) -> Double {
        // Sums that are equal on paper may differ in their last bits.
        let reached = threshold - roundingShare * differences.reduce(0) { $0 + $1.magnitude }
        guard !onBothSides || reached > 0 else { return 1 }
        guard isExact else {
            return sampledShare { onBothSides ? $0.magnitude >= reached : $0 >= reached }
        }
        // Meet in the middle: each half's sums in order, and for each of one half how many of the other reach the
        // threshold with it.
        let first = sums(differences[..<(differences.count / 2)]).sorted()
        let second = sums(differences[(differences.count / 2)...]).sorted()
        var (count, place) = (0, second.count)
        for sum in first {
            while place > 0, sum + second[place - 1] >= reached { place -= 1 }
            count += second.count - place
        }
        return Double(onBothSides ? 2 * count : count) / Double(first.count) / Double(second.count)
    }

    /// The sums under all patterns of signs.
    func sums(_ values: ArraySlice<Double>) -> [Double] {
        values.reduce([0]) { sums, value in sums.map { $0 + value } + sums.map { $0 - value } }
    }

    /// (b + 1) / (m + 1) for b of m random sums as far out: the observed one is among them (Phipson and Smyth 2010).
    func sampledShare(_ isAsFarOut: (Double) -> Bool) -> Double {
        let count = (0..<Self.sampleCount).count { sample in
            var stream = RandomStream(seed: 0, index: UInt64(sample))
            return isAsFarOut(differences.reduce(0) { $0 + (stream.next() >> 63 == 0 ? $1 : -$1) })
        }
        return Double(count + 1) / Double(Self.sampleCount + 1)
    }
}
