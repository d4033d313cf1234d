internal import NumberFormats
internal import Spelling
internal import Statistics

extension ClaimRecord {
    /// What the verdict rests on, fact by fact: a name, in lower case, and what it is.
    package var facts: [(name: String, text: String)] {
        var facts = [("difference", difference.textWithUnit), ("seeds", count == 1 ? "1, an anecdote" : "\(count)")]
        if let effectSize { facts.append(("effect", "d = \(NumberFormat.fixed(2).string(effectSize))")) }
        if hasNoSpread { facts.append(("spread", "none: every seed gave this difference")) }
        if let test, let pValue {
            facts.append((test, statistic + "p " + (hasNoSpread ? signFlips(pValue) : probability(pValue))))
        }
        if let adjustedPValue, let family, family > 1 {
            facts.append(("Holm over \(family) claims", "p \(probability(adjustedPValue))"))
        }
        if let signFlipPValue, !hasNoSpread {
            facts.append((signFlipTest, "p \(signFlips(signFlipPValue))"))
        }
        return facts
    }

    /// Why the verdict is what it is, in a sentence or two.
    package var reason: String {
        switch verdict {
        case .supported: "The whole \(interval) \(rule ?? "agrees with it")."
        case .refuted: "The whole \(interval) contradicts the claim, which needs one that \(rule ?? "agrees with it")."
        case .undecided: doubt
        }
    }

    /// The facts in one line.
    package var factLine: String {
        "\(isFromNumber == true ? "Difference" : "Paired difference") over \(counted(count, "seed")), mean ± 95 % interval: \(difference.textWithUnit)"
            + facts.dropFirst(2).map { "; \($0.name) \($0.text)" }.joined() + "."
    }
}

private extension ClaimRecord {
    /// All differences are alike: a t test has nothing to divide by, and sign flips decide.
    var hasNoSpread: Bool { pValue != nil && effectSize == nil }

    var signFlipTest: String {
        SignFlipTest.isExact(count: count)
            ? "exact sign-flip test"
            : "sign-flip test over \(NumberFormat.grouped.string(Double(SignFlipTest.sampleCount))) random signs"
    }

    /// A p of sign flips; where so many seeds can give no smaller one, that is said, as it is no measure then.
    func signFlips(_ p: Double) -> String {
        guard SignFlipTest.isExact(count: count), p <= SignFlipTest.leastPValue(count: count) else {
            return probability(p)
        }
        return "\(probability(p)), the least that \(count) seeds can give"
    }

    /// Two one-sided tests at 5 % amount to the 90 % interval, all others to the 95 % one.
    var interval: String { isEquivalence ? "90 % interval" : "interval" }

    var isEquivalence: Bool { test?.hasPrefix("equivalence") == true }

    var statistic: String {
        t.map { $0.isFinite ? "t(\(count - 1)) = \(NumberFormat.fixed(2).string($0)), " : "" } ?? ""
    }

    /// Why nothing is decided.
    var doubt: String {
        if let unfit { return "What it is held against, \(unfit), is not finite, so nothing is decided." }
        if count < 2 { return "One seed is an anecdote: it decides nothing." }
        if count < 3 { return "Fewer than three seeds decide nothing." }
        guard let pValue else {
            let lost = differences?.count { !$0.isFinite } ?? 0
            let who =
                lost == 0 ? "Not every seed gave" : lost == count ? "No seed gave" : "\(lost) of \(count) seeds gave no"
            return "\(who)\(lost > 0 && lost < count ? "" : " a") finite value, so nothing is decided."
        }
        if pValue < 0.05 {
            return
                "By itself this would be decided; beside the other claims of this notebook, of which one may look true by chance, it is not."
        }
        let needed = "The claim needs a whole \(interval) that \(rule ?? "agrees with it")"
        if hasNoSpread { return needed + ", and differences without a spread count as no more than their number." }
        let beside = (family ?? 1) > 1 ? " beside the other claims" : ""
        // Below 5 % on the far side of a margin.
        if isEquivalence, pValue > 0.95 {
            return needed + "; this one lies outside, and the 95 % interval, which would refute the claim, does not."
        }
        let power = seedsNeeded.map {
            " About \(NumberFormat.grouped.string(Double($0))) seeds would resolve a difference of this size\(beside) (power 80 %)."
        }
        return needed + "; this one allows both." + (power ?? "")
    }
}

extension ClaimRecord {
    /// A p behind its sign: "= 0.021", "< 0.0001".
    package static func probability(_ p: Double) -> String { Probability(p).textWithSign }

    private func probability(_ p: Double) -> String { Self.probability(p) }
}
