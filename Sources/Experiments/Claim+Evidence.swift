internal import Statistics

extension Claim {
    /// What the runs lean to, and how sure that is.
    public struct Evidence: Hashable, Sendable {
        /// Supported or refuted: what the claim is where `pValue` is small enough.
        public var leaning: Verdict
        /// "paired t test" or "equivalence test (two one-sided t tests)".
        public var test: String
        /// The test's statistic; `nil` where all differences are alike, so that none is needed.
        public var t: Double?
        /// Two-sided, of this claim alone: before the correction for the others.
        public var pValue: Double
    }

    /// The test of this claim; `nil` for fewer than two seeds, or where a value is not finite.
    public var evidence: Evidence? {
        let values = difference.values
        guard let deviation = values.standardDeviation, values.allSatisfy(\.isFinite) else { return nil }
        let isEquivalence = if case .equal = comparison { isMet } else { false }
        let test = isEquivalence ? "equivalence test (two one-sided t tests)" : "paired t test"
        let leaning: Verdict = isMet ? .supported : .refuted
        guard deviation > 0 else { return Evidence(leaning: leaning, test: test, t: nil, pValue: 0) }
        guard let paired = PairedTTest(values, mean: isEquivalence ? 0 : border),
            let equivalence = EquivalenceTest(values, margin: comparison.margin)
        else { return nil }
        return Evidence(
            leaning: leaning, test: test, t: isEquivalence ? nil : paired.t,
            pValue: isEquivalence ? equivalence.pValue : paired.pValue())
    }

    /// The p of the exact sign-flip test of the same question, which asks nothing of the differences' distribution;
    /// `nil` for equivalence and for fewer than two seeds.
    public var signFlipPValue: Double? {
        if case .equal = comparison { return nil }
        guard difference.count > 1 else { return nil }
        return SignFlipTest(difference.values.map { $0 - border })?.pValue()
    }

    /// The mean difference in standard deviations of the differences (Cohen's d of paired samples); `nil` without a
    /// spread.
    public var effectSize: Double? {
        guard let deviation = difference.standardDeviation, deviation.isFinite, deviation > 0 else { return nil }
        return difference.mean / deviation
    }

    /// How many seeds would decide a difference of the size observed four times in five: a paired t test at 5 % with a
    /// power of 80 %;
    /// `nil` for more than 10 000, for equivalence, and where nothing is known of the spread.
    public var seedsNeeded: Int? {
        if case .equal = comparison { return nil }
        guard let deviation = difference.standardDeviation, deviation.isFinite, deviation > 0 else { return nil }
        return Power.pairs(effect: (difference.mean - border) / deviation)
    }

    /// The interval on which the verdict rests by itself: 95 %, or for equivalence 90 %, which is what its two
    /// one-sided tests amount to.
    public var confidence: Double { if case .equal = comparison, isMet { 0.9 } else { 0.95 } }
}

private extension Claim {
    /// Whether the mean is where the claim says.
    var isMet: Bool {
        switch comparison {
        case .less: difference.mean < border
        case .greater: difference.mean > border
        case .equal(let margin): difference.mean.magnitude < margin
        }
    }

    /// The difference that parts supported from refuted; for equivalence, the nearer one of two.
    var border: Double {
        switch comparison {
        case .less(let margin): -margin
        case .greater(let margin): margin
        case .equal(let margin): difference.mean < 0 ? -margin : margin
        }
    }
}
