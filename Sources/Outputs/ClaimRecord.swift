package import Statistics
package import SVGCharts

/// A claim with its verdict, as a reader sees it.
package struct ClaimRecord: Codable, Hashable, Sendable {
    /// What is claimed, in words: "Normalized reaches a higher test accuracy than baseline".
    package var statement: String
    /// By its own p, and once it is judged beside the others, by its adjusted one.
    package var verdict: Verdict
    /// Left minus right, with its 95 % interval.
    package var difference: Value
    /// Whether the difference is one quantity's from a number; `nil` where it is between two.
    package var isFromNumber: Bool?
    /// What the interval must do: "lies below zero"; `nil` in reports from before it was written down.
    package var rule: String?
    /// Left minus right of each seed, in units of one.
    package var differences: [Double]?
    /// The verdict where p is small enough; `nil` where there is no p.
    package var direction: Verdict?
    /// "paired t test"; "one-sample t test" against a number; "exact sign-flip test" where the differences have no spread.
    package var test: String?
    /// The test's statistic; `nil` for equivalence, and without a spread.
    package var t: Double?
    /// The test's p before any correction; `nil` for fewer than two seeds, or where a value is not finite.
    package var pValue: Double?
    /// The p of the sign-flip test, exact up to 36 seeds; `nil` where it does not apply.
    package var signFlipPValue: Double?
    /// Cohen's d; `nil` without a spread.
    package var effectSize: Double?
    /// How many seeds would decide a difference of this size, beside the other claims once it is judged with them;
    /// `nil` where that is not known.
    package var seedsNeeded: Int?
    /// The differences as a small chart; `nil` where there is nothing to draw.
    package var plot: Chart?
    /// p by Holm over all claims of the notebook, and how many those are; `nil` until it is judged.
    package var adjustedPValue: Double?
    /// How many claims were judged together; `nil` until it is judged.
    package var family: Int?
    /// The verdict that the notebook expects; `nil` where it does not say.
    package var expected: Verdict?
    /// What it is held against and cannot be, as it is no finite number: "the number", "the margin"; `nil` for all else.
    package var unfit: String?
    /// What the verdict rests on, in words.
    package var explanation: String

    /// A claim before it is judged beside others; its explanation is written from the numbers.
    package init(
        statement: String, verdict: Verdict, difference: Value, isFromNumber: Bool? = nil, rule: String,
        differences: [Double]? = nil,
        direction: Verdict? = nil, test: String? = nil,
        t: Double? = nil, pValue: Double? = nil, signFlipPValue: Double? = nil, effectSize: Double? = nil,
        seedsNeeded: Int? = nil, plot: Chart? = nil, unfit: String? = nil
    ) {
        self.statement = statement
        self.verdict = verdict
        self.difference = difference
        self.isFromNumber = isFromNumber
        self.rule = rule
        self.differences = differences
        self.direction = direction
        self.test = test
        self.t = t
        self.pValue = pValue
        self.signFlipPValue = signFlipPValue
        self.effectSize = effectSize
        self.seedsNeeded = seedsNeeded
        self.plot = plot
        self.unfit = unfit
        explanation = ""
        explanation = reason
    }
}

extension ClaimRecord {
    /// How many seeds stand behind the difference.
    package var count: Int { difference.count ?? 0 }

    /// The claim beside `family` claims in all, with its p adjusted; fewer than three seeds decide nothing.
    package func judged(adjustedPValue: Double?, family: Int) -> ClaimRecord {
        var claim = self
        claim.adjustedPValue = adjustedPValue
        claim.family = adjustedPValue == nil ? nil : family
        if seedsNeeded != nil, let t {
            // Bonferroni's level, which Holm's never falls below.
            claim.seedsNeeded = Power.pairs(effect: t / Double(count).squareRoot(), alpha: 0.05 / Double(family))
        }
        claim.verdict = verdict(atAdjustedPValue: adjustedPValue)
        claim.explanation = claim.reason
        return claim
    }

    /// What the claim is where correction leaves this p; fewer than three seeds decide nothing.
    package func verdict(atAdjustedPValue p: Double?) -> Verdict {
        count >= 3 && (p ?? 1) < 0.05 ? direction ?? .undecided : .undecided
    }
}
