internal import NumberFormats

// Tests and intervals are shown as a text would report them.

extension PairedTTest: Displayable {
    package var displayed: [Output] {
        let p = Probability(pValue()).textWithSign
        return hasSpread
            ? sentence("t(\(degreesOfFreedom)) = \(NumberFormat.fixed(2).string(t)), p \(p)")
            : sentence("all \(degreesOfFreedom + 1) differences are alike; by sign flips, p \(p)")
    }
}

extension EquivalenceTest: Displayable {
    package var displayed: [Output] { sentence("two one-sided t tests, p \(Probability(pValue).textWithSign)") }
}

extension SignFlipTest: Displayable {
    package var displayed: [Output] {
        sentence(
            "sign flips\(isExact ? "" : ", \(Self.sampleCount) random ones"), p \(Probability(pValue()).textWithSign)")
    }
}

extension WilcoxonTest: Displayable {
    package var displayed: [Output] {
        sentence("W = \(statistic.value(decimals: nil).text), p \(Probability(pValue()).textWithSign)")
    }
}

extension McNemarTest: Displayable {
    package var displayed: [Output] {
        sentence(
            "\(onlyFirst) samples only the first, \(onlySecond) only the second, p \(Probability(pValue).textWithSign)")
    }
}

extension Proportion: Displayable {
    package var displayed: [Output] {
        let percent = NumberFormat.percent(2), interval = wilsonInterval()
        return sentence(
            "\(successes) of \(trials), \(percent.string(share)), 95 % interval \(percent.string(interval.lowerBound)) to \(percent.string(interval.upperBound))"
        )
    }
}

extension ClosedRange: Displayable where Bound == Double {
    /// The ends of an interval, with as many digits as tell them apart.
    package var displayed: [Output] {
        let format = NumberFormat.significant(4)
        return sentence("\(format.string(lowerBound)) to \(format.string(upperBound))")
    }
}

private func sentence(_ text: String) -> [Output] { [.value(Value(text))] }
