public import Statistics

extension Claim {
    /// What the runs lean to, and how sure that is.
    public struct Evidence: Hashable, Sendable {
        /// Supported or refuted: what the claim is where `pValue` is small enough.
        public var direction: Verdict
        /// The test's name, such as "paired t test".
        public var test: String
        /// The test's statistic; `nil` for equivalence and without a spread.
        public var t: Double?
        /// The probability of differences as far out, were the claim false.
        public var pValue: Double
    }

    /// The test of this claim; `nil` for fewer than two seeds, or where a value is not finite. Differences without a
    /// spread are judged by the exact sign-flip test, whose p is 2 · 2⁻ⁿ: equal numbers are evidence of no more than
    /// their count. A claim of equivalence has the p of its two one-sided tests, unless it is refuted: by the t test that the
    /// difference is as far as the nearer margin.
    public var evidence: Evidence? {
        guard let paired = PairedTTest(difference.values, mean: threshold),
            let equivalence = EquivalenceTest(difference.values, margin: comparison.margin)
        else { return nil }
        let isEquivalence = if case .equal = comparison { isMet || paired.pValue() >= 0.05 } else { false }
        let test: ClaimTest =
            switch (isEquivalence, paired.hasSpread) {
            case (true, true): .equivalence
            case (true, false): .signEquivalence
            case (false, true): reference == nil ? .paired : .oneSample
            case (false, false): .signFlip
            }
        return Evidence(
            direction: isMet || isEquivalence ? .supported : .refuted, test: test.rawValue,
            t: isEquivalence || !paired.hasSpread ? nil : paired.t,
            pValue: isEquivalence ? equivalence.pValue : paired.pValue())
    }

    /// The p of the sign-flip test of the same question, which asks nothing of the differences' distribution, exact up
    /// to 36 seeds; `nil` for equivalence and for fewer than two seeds.
    public var signFlipPValue: Double? {
        if case .equal = comparison { return nil }
        guard difference.count > 1 else { return nil }
        let threshold = threshold
        return SignFlipTest(difference.values.map { roundedDifference($0, threshold) })?.pValue()
    }

    /// The mean difference in standard deviations of the differences (Cohen's d of paired samples); `nil` without a
    /// spread.
    public var effectSize: Double? {
        guard let deviation = difference.standardDeviation, deviation.isFinite, deviation > 0 else { return nil }
        return difference.mean / deviation
    }

    /// How many seeds would decide a difference of the size observed four times in five, were this the only claim: a
    /// paired t test at 5 % with a power of 80 %; `nil` for more than 10 000, for equivalence, and where nothing is
    /// known of the spread.
    public var seedsNeeded: Int? {
        if case .equal = comparison { return nil }
        guard let deviation = difference.standardDeviation, deviation.isFinite, deviation > 0 else { return nil }
        return Power.pairs(effect: roundedDifference(difference.mean, threshold) / deviation)
    }

    /// The interval on which the verdict rests by itself: 95 %, or for equivalence 90 %, which is what its two
    /// one-sided tests amount to.
    public var confidence: Double {
        guard case .equal = comparison else { return 0.95 }
        return evidence?.direction == .refuted ? 0.95 : 0.9
    }
}

private extension Claim {
    /// Whether the mean is where the claim says; on the threshold, within rounding, it is not.
    var isMet: Bool {
        let distance = roundedDifference(difference.mean, threshold)
        return switch comparison {
        case .less: distance < 0
        case .greater: distance > 0
        case .equal(let margin): difference.mean.magnitude < margin && distance != 0
        }
    }

    /// The difference that parts supported from refuted; for equivalence, the nearer one of two.
    var threshold: Double {
        switch comparison {
        case .less(let margin): -margin
        case .greater(let margin): margin
        case .equal(let margin): difference.mean < 0 ? -margin : margin
        }
    }
}
