import NumberFormats

/// Ticks of an axis of days: at days, Mondays, and first days of months and years.
struct DayTicks: Equatable {
    /// The days since 1970-01-01, ascending.
    var values: [Double]

    /// At most `count` ticks within `low` to `high`, as many as the calendar's steps give.
    init(_ low: Double, _ high: Double, count: Int) {
        let steps = Self.steps.lazy.map { DayTicks(low, high, every: $0.count, $0.unit, most: count) }
        values = steps.compactMap(\.self).first { !$0.values.isEmpty }?.values ?? []
    }

    /// The ticks at each `step`-th unit within `low` to `high`; `nil` where these are more than `most`.
    init?(_ low: Double, _ high: Double, every step: Int, _ unit: CalendarUnit, most: Int) {
        let range = Double(CivilDate.days.lowerBound)...Double(CivilDate.days.upperBound)
        let (first, last) = (low.clamped(to: range).rounded(.up), high.clamped(to: range).rounded(.down))
        guard step > 0, first <= last, (last - first) / unit.longest / Double(step) <= Double(most) + 1 else {
            values = []
            if step > 0, first > last { return }
            return nil
        }
        var (number, values) = (unit.number(of: Int(first)), [Double]())
        number = (number + step - 1).flooredMultiple(of: step)
        while true {
            let day = unit.day(number)
            if day > Int(last) { break }
            if day >= Int(first) { values.append(Double(day)) }
            number += step
        }
        guard values.count <= most else { return nil }
        self.values = values.filter { low <= $0 && $0 <= high }
    }

    private static let steps: [(count: Int, unit: CalendarUnit)] =
        [(1, .day), (2, .day), (1, .weekOfYear), (2, .weekOfYear), (1, .month), (2, .month), (3, .month), (6, .month)]
        + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map { ($0, .year) }
}

private extension CalendarUnit {
    /// The days of the longest one.
    var longest: Double {
        switch self {
        case .day: 1
        case .weekOfYear: 7
        case .month: 31
        case .year: 366
        }
    }

    /// The number of the unit that a day is in.
    func number(of day: Int) -> Int {
        let date = CivilDate(daysSince1970: day)
        switch self {
        case .day: return day
        // 1970 began on a Thursday.
        case .weekOfYear: return (day + 3).flooredMultiple(of: 7) / 7
        case .month: return date.year * 12 + date.month - 1
        case .year: return date.year
        }
    }

    /// The first day of the unit of that number.
    func day(_ number: Int) -> Int {
        switch self {
        case .day: number
        case .weekOfYear: number * 7 - 3
        case .month: CivilDate(year: number / 12, month: number % 12 + 1, day: 1).daysSince1970
        case .year: CivilDate(year: number, month: 1, day: 1).daysSince1970
        }
    }
}

private extension Int {
    /// The greatest multiple of `step` that is not above it.
    func flooredMultiple(of step: Int) -> Int {
        let rest = self % step
        return self - (rest < 0 ? rest + step : rest)
    }
}
