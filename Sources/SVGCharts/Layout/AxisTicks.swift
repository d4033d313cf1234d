/// Ticks of an axis with their labels, set so that no two touch.

/// Where ticks stand, and what is written at which of them.
struct AxisTicks: Equatable {
    struct Label: Equatable {
        var place: PlottableData
        var lines: [String]
        /// The whole text, where the lines do not hold it.
        var whole: String?
    }

    /// Places of ticks, those without a label too.
    var marks: [PlottableData]
    var labels: [Label]
    var isSlanted = false

    /// Labels of a vertical axis of `height` pixels, each no wider than `limit`.
    static func vertical(_ axis: ResolvedAxis, height: Double, limit: Double) -> AxisTicks {
        switch axis.scale {
        case .continuous(let scale):
            if let ticks = chosen(scale, axis, length: height, gap: 1, size: { _ in lineHeight }) { return ticks }
            for count in stride(from: axis.ticks?.mostTicks ?? verticalCount(height), through: 1, by: -1) {
                let ticks = numbers(scale, axis, count: count)
                if ticks.fits(scale, length: height, gap: 1, size: { _ in lineHeight }) { return ticks }
            }
            let ticks = numbers(scale, axis, count: 1)
            return AxisTicks(marks: ticks.marks, labels: Array(ticks.labels.prefix(1)))
        case .category(let scale):
            let (names, step) = labelled(scale, axis, length: height)
            let stride = max(1, Int((lineHeight / max(step, 0.01)).rounded(.up)))
            let kept = names.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
            let lines = max(1, Int(step / lineHeight))
            let wrapped = kept.map { wrapOrCut($0, toWidth: limit, lines: lines) }
            let isClear = Set(wrapped).count == kept.count
            return Self.names(zip(kept, isClear ? wrapped : cut(kept, toWidth: limit).map { [$0] }))
        }
    }

    /// Labels of a horizontal axis of `width` pixels; slanted ones are no longer than `limit`.
    static func horizontal(_ axis: ResolvedAxis, width: Double, limit: Double) -> AxisTicks {
        switch axis.scale {
        case .continuous(let scale):
            if let ticks = chosen(scale, axis, length: width, gap: 10, size: { textWidth($0) }) { return ticks }
            if axis.ticks == nil, let ticks = atPlaces(scale, axis, width) { return ticks }
            for count in stride(from: axis.ticks?.mostTicks ?? horizontalCount(width), through: 2, by: -1) {
                let ticks = numbers(scale, axis, count: count)
                if ticks.fits(scale, length: width, gap: 10, size: { textWidth($0) }) { return ticks }
            }
            let ticks = numbers(scale, axis, count: 2)
            return AxisTicks(marks: ticks.marks, labels: Array(ticks.labels.prefix(1)))
        case .category(let scale):
            let (names, step) = labelled(scale, axis, length: width)
            return horizontal(names, step: step, limit: limit)
        }
    }

    /// How many ticks a vertical axis has room for.
    static func verticalCount(_ height: Double) -> Int { min(most, max(2, Int(height / (height < 160 ? 28 : 45)))) }

    /// How many ticks a horizontal axis may have room for; wide labels leave room for fewer.
    static func horizontalCount(_ width: Double) -> Int { min(most, max(2, Int(width / 65))) }

    /// The most ticks of an axis: more are not read on a drawing of any size, and each try to set them takes its time.
    static let most = 30

    /// The most ticks of an axis that an author chooses by a rule.
    static let mostChosen = 100

    /// The pixels that a name takes at least where it is cut: less would leave no word.
    static let leastRoom = 56.0

    /// The share of a drawing's width that the names of a vertical axis may take.
    static let widestNames = 0.32

    /// With what the author wants to be drawn at each tick: names have none of their own.
    func drawn(on axis: ResolvedAxis) -> AxisTicks {
        guard axis.hasOwnParts else { return self }
        var ticks = self
        if ticks.marks.isEmpty { ticks.marks = labels.map(\.place) }
        if !axis.hasLabels { ticks.labels = [] }
        return ticks
    }

    /// The pixels below or above a horizontal axis that the labels take.
    var depth: Double {
        guard !labels.isEmpty else { return 0 }
        if isSlanted { return 8 + labels.map { textWidth($0.lines[0]) + lineHeight }.max()! * TextBox.slope }
        return 8 + lineHeight * Double(labels.map(\.lines.count).max()!)
    }
}

private extension AxisTicks {
    static func numbers(_ scale: ContinuousScale, _ axis: ResolvedAxis, count: Int) -> AxisTicks {
        var ticks = scale.ticks(count: count, wholeNumbers: axis.wholeNumbers)
        if axis.isOfDays {
            let days = DayTicks(scale.low, scale.high, count: count).values
            if !days.isEmpty { ticks = (days, days) }
        }
        let format = TickFormat(ticks.labelled, transform: scale.transform, format: axis.format)
        return AxisTicks(
            marks: ticks.labelled.map { .number($0) },
            labels: ticks.labelled.map { Label(place: .number($0), lines: [format.string($0)]) })
    }

    /// Ticks where the data stand; `nil` where these are too many, or their labels would touch.
    static func atPlaces(_ scale: ContinuousScale, _ axis: ResolvedAxis, _ width: Double) -> AxisTicks? {
        guard axis.places.count > 1, !axis.isOfDays else { return nil }
        let format = TickFormat(axis.places, transform: scale.transform, format: axis.format)
        let ticks = AxisTicks(
            marks: axis.places.map { .number($0) },
            labels: axis.places.map { Label(place: .number($0), lines: [format.string($0)]) })
        return ticks.fits(scale, length: width, gap: 10, size: { textWidth($0) }) ? ticks : nil
    }

    /// Labels of names, each in its lines.
    static func names(_ names: some Sequence<(String, [String])>) -> AxisTicks {
        AxisTicks(
            marks: [],
            labels: names.map { name, lines in
                Label(place: .category(name), lines: lines, whole: lines.contains { $0.contains("…") } ? name : nil)
            })
    }

    static func names(_ names: [String]) -> AxisTicks { Self.names(names.map { ($0, [$0]) }) }

    /// In one line, else in several, else cut at the end, else slanted, else only every so many.
    static func horizontal(_ categories: [String], step: Double, limit: Double) -> AxisTicks {
        let room = step - 8
        if categories.allSatisfy({ textWidth($0) <= room }) { return names(categories) }
        if let wrapped = wrapped(categories, room) { return wrapped }
        let numeric = categories.allSatisfy { $0.number != nil }
        if numeric || step < 20 && categories.allSatisfy({ textWidth($0) < 50 }) {
            let widest = categories.map(textWidth).max() ?? 0
            return names(every(Int(((widest + 8) / step).rounded(.up)), categories))
        }
        if room >= leastRoom {
            let lines = categories.map { wrapOrCut($0, toWidth: room, lines: 3) }
            if Set(lines).count == Set(categories).count { return names(zip(categories, lines)) }
        }
        let kept = every(Int((22 / step).rounded(.up)), categories)
        var slanted = names(zip(kept, cut(kept, toWidth: limit).map { [$0] }))
        slanted.isSlanted = true
        return slanted
    }

    static func wrapped(_ categories: [String], _ room: Double) -> AxisTicks? {
        let lines = categories.map { wrap($0, toWidth: room, lines: 3) }
        guard !lines.contains(nil) else { return nil }
        return AxisTicks(marks: [], labels: zip(categories, lines).map { Label(place: .category($0), lines: $1 ?? []) })
    }

    static func every(_ stride: Int, _ categories: [String]) -> [String] {
        categories.enumerated().filter { $0.offset % max(1, stride) == 0 }.map(\.element)
    }

    /// Whether labels of `size` along an axis of `length` pixels keep `gap` pixels apart.
    func fits(_ scale: ContinuousScale, length: Double, gap: Double, size: (String) -> Double) -> Bool {
        var placed = scale
        (placed.start, placed.end) = (0, length)
        var end = -Double.infinity
        for label in labels {
            guard let number = label.place.number, let at = placed.position(number) else { continue }
            let half = size(label.lines[0]) / 2
            if at - half < end + gap { return false }
            end = at + half
        }
        return true
    }
}
