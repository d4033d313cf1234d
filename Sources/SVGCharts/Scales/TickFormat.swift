/// Labels of ticks: as many decimals as the step asks for, never more, alike on the whole axis.
import NumberFormats

/// The labels of the ticks of one axis.
struct TickFormat: Equatable {
    private enum Style: Equatable {
        case fixed(decimals: Int)
        case percent(decimals: Int)
        case scaled(unit: Double, suffix: String, decimals: Int)
        case powers
        case scientific(exponent: Int, decimals: Int)
        case plain
        /// Dates, of which these parts are written: the year, the month, the day.
        case days(parts: Int)
    }

    private var style: Style

    /// Labels for the labelled `ticks` of `scale`; a percentage if `format` is one.
    init(_ ticks: [Double], transform: ScaleTransform, format: NumberFormat?) {
        let largest = ticks.map(\.magnitude).max() ?? 0
        if format == .day, transform == .linear {
            style = .days(parts: Self.dateParts(ticks))
            return
        }
        let percent = if case .percent? = format { true } else { false }
        switch transform {
        case .linear:
            // Ticks at uneven distances stand at data, and are written as these.
            style =
                Self.isEven(ticks) || percent
                ? Self.linear(Self.grain(ticks), largest: largest, percent: percent) : .plain
        case .log(let base):
            let smallest = ticks.map(\.magnitude).min() ?? 1
            let wide = base == 10 && largest > 0 && (decimalExponent(smallest) < -3 || decimalExponent(largest) > 4)
            style =
                wide && ticks.allSatisfy(Self.isPowerOfTen)
                ? .powers : percent ? .percent(decimals: Self.percentDecimals(ticks)) : .plain
        case .symmetricLog:
            let wide = largest > 1e4 || ticks.contains { $0 != 0 && $0.magnitude < 1e-3 }
            style = wide && ticks.allSatisfy { $0 == 0 || Self.isPowerOfTen($0.magnitude) } ? .powers : .plain
        }
    }

    func string(_ tick: Double) -> String {
        switch style {
        case .fixed(let decimals): NumberFormat.fixed(decimals).string(tick)
        case .percent(let decimals): NumberFormat.percent(decimals).string(tick)
        case .scaled(let unit, let suffix, let decimals):
            tick == 0 ? "0" : NumberFormat.fixed(decimals).string(tick / unit) + suffix
        case .powers: Self.power(tick)
        case .scientific(let exponent, let decimals):
            tick == 0
                ? "0" : NumberFormat.fixed(decimals).string(tick / powerOfTen(exponent)) + "×10" + superscript(exponent)
        case .plain: Self.plain(tick)
        case .days(let parts): Self.date(tick)?.text(parts: parts) ?? Self.plain(tick)
        }
    }
}

private extension TickFormat {
    private static func linear(_ step: Double, largest: Double, percent: Bool) -> Style {
        if percent { return .percent(decimals: decimals(step * 100)) }
        guard largest > 0 else { return .fixed(decimals: 0) }
        if largest < 1e-3 || largest >= 1e15 {
            let exponent =
                step > 0 && largest / step < 1000 ? decimalExponent(step * 1.0000001) : decimalExponent(largest)
            return .scientific(exponent: exponent, decimals: decimals(step / powerOfTen(exponent)))
        }
        for (unit, suffix) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")] where largest >= max(unit, 1e4) {
            let places = decimals(step / unit)
            return places <= 3
                ? .scaled(unit: unit, suffix: suffix, decimals: places) : .fixed(decimals: decimals(step))
        }
        return .fixed(decimals: decimals(step))
    }

    /// How many parts of a date tell the ticks apart: of first days of years the year, of months the month.
    static func dateParts(_ ticks: [Double]) -> Int {
        let dates = ticks.compactMap(date)
        if dates.allSatisfy({ $0.day == 1 && $0.month == 1 }) { return 1 }
        return dates.allSatisfy { $0.day == 1 } ? 2 : 3
    }

    static func date(_ tick: Double) -> CivilDate? {
        let day = tick.rounded(.down)
        let range = Double(CivilDate.days.lowerBound)...Double(CivilDate.days.upperBound)
        return range.contains(day) ? CivilDate(daysSince1970: Int(day)) : nil
    }

    static func isEven(_ ticks: [Double]) -> Bool {
        let steps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }
        guard let first = steps.first else { return true }
        return steps.allSatisfy { ($0 - first).magnitude <= 1e-6 * first.magnitude }
    }

    static func step(_ ticks: [Double]) -> Double {
        zip(ticks, ticks.dropFirst()).map { ($1 - $0).magnitude }.min() ?? ticks.first?.magnitude ?? 1
    }

    /// The step of the ticks, or where these are no multiples of it, the power of ten of which they are.
    static func grain(_ ticks: [Double]) -> Double {
        let step = step(ticks)
        guard step > 0, step.isFinite else { return step }
        let exponent = decimalExponent(step * 1.0000001)
        let finer = (0..<6).lazy.map { powerOfTen(exponent - $0) }.filter { $0 > 0 }
        return ([step] + finer).first { grain in ticks.allSatisfy(TickStep(grain).divides) } ?? step
    }

    /// The decimals that tell multiples of `step` apart: 1 for 0.5, 3 for 0.005.
    static func decimals(_ step: Double) -> Int {
        guard step > 0, step < 1e15 else { return 0 }
        var places = max(0, -decimalExponent(step * 1.0000001))
        let most = min(15, places + 5)
        func isWhole(_ scaled: Double) -> Bool { (scaled - scaled.rounded()).magnitude <= 1e-6 }
        while places < most, !isWhole(step * powerOfTen(places)) { places += 1 }
        return min(15, places)
    }

    static func percentDecimals(_ ticks: [Double]) -> Int {
        decimals((ticks.map(\.magnitude).min() ?? 1) * 100)
    }

    static func isPowerOfTen(_ value: Double) -> Bool {
        let power = powerOfTen(decimalExponent(value))
        return (value / power - 1).magnitude < 1e-9
    }

    static func power(_ tick: Double) -> String {
        guard tick != 0 else { return "0" }
        let exponent = decimalExponent(tick * 1.0000001)
        return (tick < 0 ? "−" : "") + (exponent == 0 ? "1" : exponent == 1 ? "10" : "10" + superscript(exponent))
    }

    static func plain(_ tick: Double) -> String {
        let magnitude = tick.magnitude
        if magnitude >= 1e4, magnitude < 1e15 {
            for (unit, suffix) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")] where magnitude >= unit {
                let scaled = tick / unit
                if scaled * 10 == (scaled * 10).rounded() { return NumberFormat.significant(4).string(scaled) + suffix }
            }
        }
        if magnitude != 0, magnitude < 1e-4 || magnitude >= 1e15 {
            let exponent = decimalExponent(magnitude * 1.0000001)
            return NumberFormat.significant(3).string(tick / powerOfTen(exponent)) + "×10" + superscript(exponent)
        }
        return NumberFormat.significant(6).string(tick)
    }
}

/// `exponent` in raised digits: ⁻³.
func superscript(_ exponent: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let raised = String(String(exponent.magnitude).map { digits[Int($0.wholeNumberValue ?? 0)] })
    return exponent < 0 ? "⁻" + raised : raised
}
