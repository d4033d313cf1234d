internal import NumberFormats
internal import Outputs
internal import Statistics

extension ReportComparison.Difference {
    /// How far the value moved, in standard errors of the difference, up or down; `nil` where one has no interval.
    package var standardErrors: Double? {
        guard let from = old?.number, let to = new?.number, from.isFinite, to.isFinite,
            let before = old?.standardError, let after = new?.standardError, before > 0 || after > 0
        else { return nil }
        return (to - from) / (before * before + after * after).squareRoot()
    }

    /// "+0.0003, 0.4 standard errors"; `nil` where there are no two numbers.
    package var move: String? {
        guard let from = old?.number, let to = new?.number, from.isFinite, to.isFinite else { return nil }
        let scale = new?.unit == "%" || new?.unit == "pp" ? 100.0 : 1
        let shift = (to - from) * scale
        let unit = new?.unit.map { $0 == "%" ? "\u{00A0}pp" : "\u{00A0}\($0)" } ?? ""
        let text = (shift < 0 ? "" : "+") + NumberFormat.significant(2).string(shift) + unit
        return standardErrors.map { "\(text), \(NumberFormat.fixed(1).string($0.magnitude)) standard errors" } ?? text
    }
}

private extension Value {
    /// The standard error of the mean, from the half width of its 95 % interval; `nil` where there is none.
    var standardError: Double? {
        guard let halfWidth, let count, count > 1, halfWidth.isFinite else { return nil }
        return halfWidth / StudentT.quantile(0.975, degreesOfFreedom: count - 1)
    }
}
