/// What the ticks that an author chose must fulfil.
import NumberFormats

extension Chart {
    /// Throws a `ChartError` for ticks that the axis has no place for.
    func checkTicks(_ axis: Axis, _ options: AxisOptions) throws {
        let name = "\(axis.rawValue) axis"
        for marks in options.further ?? [] { try checkTicks(axis, options.with(marks)) }
        if let position = options.position, axis.sides.allSatisfy({ $0 != position }) {
            throw ChartError.badSide(axis: axis.rawValue, side: position.rawValue, expected: axis.sides.map(\.rawValue))
        }
        for part in options.parts ?? [] {
            try checkRange("length of a tick of the \(name)", part.length, AxisPart.lengths)
            try checkRange("line width of the \(name)", part.stroke?.lineWidth, StrokeStyle.lengths)
            for dash in part.stroke?.dash ?? [] { try checkRange("dash of the \(name)", dash, StrokeStyle.lengths) }
        }
        guard let ticks = options.ticks else { return }
        try checkRange("number of ticks of the \(name)", ticks.count.map { Double($0) }, 1...Double(AxisTicks.most))
        if ticks.places?.isEmpty == true { throw ChartError.noTicks(axis: axis.rawValue) }
        switch ResolvedAxis(axis, Layers(self), options, tickCount: ticks.count ?? 5).scale {
        case .category(let scale): try checkTicks(ticks, on: scale, axis)
        case .continuous(let scale):
            let length = max(0, scale.high - scale.low)
            if let unit = ticks.unit, let step = ticks.step {
                try checkRange("number of \(unit.rawValue)s between ticks of the \(name)", step, 1...1e6)
                guard DayTicks(scale.low, scale.high, every: Int(step), unit, most: AxisTicks.mostChosen) != nil else {
                    throw ChartError.tooManyTicks(axis: axis.rawValue, unit: unit.rawValue, most: AxisTicks.mostChosen)
                }
                return
            }
            try checkRange("distance between ticks of the \(name)", ticks.step, length / 100...length)
            for tick in ticks.places ?? [] { try checkTick(tick, on: scale, axis) }
        }
    }
}

private extension Axis {
    /// The sides of a plot at which it can stand.
    var sides: [AxisMarkPosition] { self == .x ? [.bottom, .top] : [.leading, .trailing] }
}

private extension Chart {
    func checkTick(_ tick: PlottableData, on scale: ContinuousScale, _ axis: Axis) throws {
        let expected: String
        if let number = tick.number, number.isFinite {
            guard scale.position(number) != nil else {
                throw ChartError.notPositive(scale: "\(axis.rawValue) axis", label: "AxisMarks", value: number)
            }
            if scale.contains(number) { return }
            expected = "\(plainNumber(scale.low)) to \(plainNumber(scale.high)), its domain"
        } else {
            expected = "a finite number"
        }
        throw ChartError.badTick(axis: axis.rawValue, tick: tick.inMessage, expected: expected)
    }

    func checkTicks(_ ticks: AxisMarkValues, on scale: CategoryScale, _ axis: Axis) throws {
        let names = scale.categories
        for tick in ticks.places ?? [] where !names.contains(tick.name) {
            let some = names.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
            throw ChartError.badTick(
                axis: axis.rawValue, tick: tick.inMessage,
                expected: "one of its names, \(some)\(names.count > 5 ? " and \(names.count - 5) more" : "")")
        }
        guard let step = ticks.step else { return }
        if let name = names.first(where: { $0.number == nil }) {
            throw ChartError.stepOverNames(axis: axis.rawValue, step: step, name: name)
        }
        if ticks.usableStep == nil || ticks.names(of: names).isEmpty { throw ChartError.noTicks(axis: axis.rawValue) }
    }
}

private extension PlottableData {
    var inMessage: String { if case .category(let name) = self { "\"\(name)\"" } else { name } }
}
