/// What ticks of an axis of days are apart, under the names of Foundation's `Calendar.Component`.
public enum CalendarUnit: String, Codable, Hashable, Sendable {
    /// From midnight to midnight.
    case day
    /// From Monday to Monday.
    case weekOfYear
    /// From the first to the first.
    case month
    /// From the first of January to the next.
    case year
}
