/// The permutation test of paired differences: were there no effect, each difference could as well have had the other
/// sign.
public struct SignFlipTest: Hashable, Sendable {
    private let differences: [Double]

    /// The test of `differences`; `nil` where there is none, or one is not finite.
    public init?(_ differences: [Double]) {
        guard !differences.isEmpty, differences.allSatisfy(\.isFinite) else { return nil }
        self.differences = differences
    }

    /// Whether the p is exact: over all 2ⁿ signs, up to 36 differences. Beyond it rests on 99 999 random ones.
    public var isExact: Bool { differences.count <= 36 }

    /// The share of sign patterns whose sum is at least as far from zero, in the direction of `alternative`, as the sum
    /// observed.
    public func pValue(_ alternative: Alternative = .twoSided) -> Double {
        let observed = differences.reduce(0, +)
        switch alternative {
        case .greater: return share(atLeast: observed)
        case .less: return share(atLeast: -observed)
        case .twoSided: return observed == 0 ? 1 : min(1, 2 * share(atLeast: observed.magnitude))
        }
    }

    /// The smallest two-sided p that so many differences can give: all of one sign.
    public static func leastPValue(count: Int) -> Double { Double(sign: .plus, exponent: 1 - count, significand: 1) }
}

private extension SignFlipTest {
    /// The share of sign patterns with a sum of `threshold` or more; the distribution is symmetric.
    func share(atLeast threshold: Double) -> Double {
        // Sums that are equal on paper may differ in their last bits.
        let reached = threshold - 1e-12 * differences.reduce(0) { $0 + $1.magnitude }
        guard isExact else { return sampledShare(atLeast: reached) }
        // Meet in the middle: each half's sums in order, and for each of one half how many of the other reach the
        // threshold with it.
        let first = sums(differences[..<(differences.count / 2)]).sorted()
        let second = sums(differences[(differences.count / 2)...]).sorted()
        var (count, place) = (0, second.count)
        for sum in first {
            while place > 0, sum + second[place - 1] >= reached { place -= 1 }
            count += second.count - place
        }
        return Double(count) / Double(first.count) / Double(second.count)
    }

    /// The sums under all patterns of signs.
    func sums(_ values: ArraySlice<Double>) -> [Double] {
        values.reduce([0]) { sums, value in sums.map { $0 + value } + sums.map { $0 - value } }
    }

    func sampledShare(atLeast reached: Double) -> Double {
        var count = 1
        for sample in 0..<99_999 {
            var stream = RandomStream(seed: 0, index: UInt64(sample))
            let sum = differences.reduce(0) { $0 + (stream.next() >> 63 == 0 ? $1 : -$1) }
            if sum >= reached { count += 1 }
        }
        return Double(count) / 100_000
    }
}
