public import NumberFormats

/// A day of the calendar, for axes of dates: `.value("Day", Day("2024-02-29")!)`. Charts have it as a number, and write it
/// as ISO 8601 does.
public struct Day: Hashable, Comparable, Sendable {
    /// How many days it is after 1970-01-01.
    public let number: Int

    /// The day that a text names by ISO 8601: "2024-02-29", "2024-02" for the first of a month, "2024" for the first of a
    /// year; a time of the day behind it is passed over. `nil` for any other text, and for a day that there is not.
    public init?(_ text: some StringProtocol) {
        let date = text.prefix { $0 != "T" && $0 != " " }
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) } + Array(repeating: 1, count: 3 - parts.count)
        self.init(CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]))
    }

    /// The day of that date; `nil` where there is none, and before the year 1 or after 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year) else { return nil }
        self.init(CivilDate(year: year, month: month, day: day))
    }

    private init?(_ date: CivilDate) {
        guard (1...12).contains(date.month), (1...31).contains(date.day), date.year > 0,
            CivilDate(daysSince1970: date.daysSince1970) == date
        else { return nil }
        number = date.daysSince1970
    }

    private init(number: Int) { self.number = min(max(number, CivilDate.days.lowerBound), CivilDate.days.upperBound) }

    /// The year.
    public var year: Int { CivilDate(daysSince1970: number).year }
    /// The month, 1 to 12.
    public var month: Int { CivilDate(daysSince1970: number).month }
    /// The day of the month, 1 to 31.
    public var day: Int { CivilDate(daysSince1970: number).day }

    /// The day so many days later, no earlier than 0001-01-01 and no later than 9999-12-31.
    public static func + (day: Day, count: Int) -> Day {
        let (sum, isOver) = day.number.addingReportingOverflow(count)
        return Day(number: isOver ? (count > 0 ? .max : .min) : sum)
    }

    /// How many days `later` is after `earlier`.
    public static func - (later: Day, earlier: Day) -> Int { later.number - earlier.number }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
    /// "2024-02-29".
    public var description: String { CivilDate(daysSince1970: number).text() }
}

extension Day: Plottable {
    public var plottable: PlottableData { .number(Double(number)) }
    public var plottableFormat: NumberFormat? { .day }
}
