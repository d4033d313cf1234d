/// Ticks where the author wants them.

extension AxisTicks {
    /// All ticks that the author chose, with each label that does not touch the one before it; `nil` where the places
    /// are left to the drawing.
    static func chosen(
        _ scale: ContinuousScale, _ axis: ResolvedAxis, length: Double, gap: Double, size: (String) -> Double
    ) -> AxisTicks? {
        guard let numbers = axis.ticks?.numbers(on: scale) else { return nil }
        let format = TickFormat(numbers, transform: scale.transform, format: axis.format)
        var placed = scale
        (placed.start, placed.end) = (0, length)
        var labels: [Label] = []
        var end = -Double.infinity
        for number in numbers {
            let text = format.string(number)
            let half = size(text) / 2
            guard let at = placed.position(number), at - half >= end + gap else { continue }
            labels.append(Label(place: .number(number), lines: [text]))
            end = at + half
        }
        return AxisTicks(marks: numbers.map { .number($0) }, labels: labels)
    }

    /// The ticks of the marks of one axis, of which labels at a side do not touch those of marks before them. `place` gives a
    /// label's middle along the axis, `size` its extent there.
    static func clear(
        _ all: [(axis: ResolvedAxis, ticks: AxisTicks)], axis: Axis, gap: Double, place: (PlottableData) -> Double?,
        size: (Label) -> Double
    ) -> [AxisTicks] {
        var taken: [AxisMarkPosition: [(from: Double, to: Double)]] = [:]
        return all.enumerated().map { index, marks in
            var ticks = marks.ticks
            let side = marks.axis.side(of: axis), others = taken[side] ?? []
            func extent(_ label: Label) -> (from: Double, to: Double)? {
                place(label.place).map { ($0 - size(label) / 2, $0 + size(label) / 2) }
            }
            if index > 0, !others.isEmpty {
                ticks.labels = ticks.labels.filter { label in
                    guard let own = extent(label) else { return false }
                    return others.allSatisfy { own.from >= $0.to + gap || own.to <= $0.from - gap }
                }
            }
            if all.count > 1 { taken[side] = others + ticks.labels.compactMap(extent) }
            return ticks
        }
    }

    /// The names that are labelled on an axis of `length` pixels, and the least distance of two.
    static func labelled(_ scale: CategoryScale, _ axis: ResolvedAxis, length: Double) -> (
        names: [String], step: Double
    ) {
        let step = length / Double(max(1, scale.categories.count))
        let names = axis.ticks?.names(of: scale.categories) ?? []
        guard !names.isEmpty else { return (scale.categories, step) }
        let chosen = Set(names)
        let places = scale.categories.indices.filter { chosen.contains(scale.categories[$0]) }
        return (names, step * Double(zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 1))
    }
}

extension String {
    /// The number that a name is, as charts write it.
    var number: Double? { Double(String(map { $0 == "−" ? "-" : $0 })) }
}
