/// A rule for where ticks of an axis stand.
public struct AxisMarkValues: Codable, Hashable, Sendable {
    /// How many ticks there should be.
    var count: Int?
    /// The distance between ticks, which stand at its multiples.
    var step: Double?
    /// The numbers and names themselves.
    var places: [PlottableData]?
    /// What the ticks of an axis of days are apart; `step` is then how many of these.
    var unit: CalendarUnit?

    /// By the data and the room that there is.
    public static var automatic: AxisMarkValues { AxisMarkValues() }

    /// At about so many round numbers, fewer where there is no room; for names, at no more than so many.
    public static func automatic(desiredCount: Int) -> AxisMarkValues { AxisMarkValues(count: desiredCount) }

    /// At the multiples of a number; an axis of values ends at such.
    public static func stride(by step: Double) -> AxisMarkValues { AxisMarkValues(step: step) }

    /// On an axis of days, at the first day of each month, of every third month, of each year.
    public static func stride(by unit: CalendarUnit, count: Int = 1) -> AxisMarkValues {
        AxisMarkValues(step: Double(count), unit: unit)
    }
}

extension AxisMarkValues {
    /// The ticks on an axis of numbers, ascending; `nil` where their places are left to the drawing.
    func numbers(on scale: ContinuousScale) -> [Double]? {
        let numbers: [Double]
        if let places {
            numbers = Set(places.compactMap(\.number)).filter { scale.contains($0) && scale.position($0) != nil }
                .sorted()
        } else if let unit, let step {
            let count = Int(step.clamped(to: 0...1e6))
            numbers = DayTicks(scale.low, scale.high, every: count, unit, most: AxisTicks.mostChosen)?.values ?? []
        } else if let step = usableStep {
            numbers = LinearTicks(scale.low, scale.high, step: step).values
        } else {
            return nil
        }
        return numbers.isEmpty ? nil : numbers
    }

    /// Those of `names` that are labelled.
    func names(of names: [String]) -> [String] {
        if let places {
            let chosen = Set(places.map(\.name))
            return names.filter(chosen.contains)
        }
        if let step = usableStep { return names.filter { $0.number.map(step.divides) ?? false } }
        guard let count, count > 0, count < names.count else { return names }
        let stride = (names.count + count - 1) / count
        return names.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }

    /// The most ticks of an axis where their places are left to the drawing.
    var mostTicks: Int? { count.map { min(AxisTicks.most, max(1, $0)) } }

    /// The distance between ticks, where there can be one.
    var usableStep: TickStep? { unit == nil ? step.flatMap { $0.isFinite && $0 > 0 ? TickStep($0) : nil } : nil }
}
