/// The third phase of drawing: scales that hold all data of a chart, not yet placed.
import NumberFormats

/// The scale of one axis with what its ticks need to know.
struct ResolvedAxis: Equatable {
    var scale: AxisScale
    var title: String?
    var format: NumberFormat?
    /// All data are whole numbers: ticks at fractions would mean nothing.
    var wholeNumbers = false
    var isHidden = false
    /// The numbers at which data stand, ascending, where a reader would look for just these: few, and written in few
    /// digits.
    var places: [Double] = []
    /// There are data, but no number among them that has a place.
    var isEmpty = false
    /// Where the author wants ticks.
    var ticks: AxisMarkValues?
    /// At which side of the plot it stands.
    var position = AxisMarkPosition.automatic
    /// What is drawn at each tick.
    var gridLine: AxisPart?
    var tick: AxisPart?
    var hasLabels = true
    /// Whether the author has chosen what is drawn.
    var hasOwnParts = false
    /// The same axis with further marks.
    var further: [ResolvedAxis] = []

    /// At which side it stands.
    func side(of axis: Axis) -> AxisMarkPosition {
        position == .automatic ? (axis == .x ? .bottom : .leading) : position
    }

    /// Whether its numbers are days.
    var isOfDays: Bool { format == .day && !scale.isCategory }

    init(_ axis: Axis, _ layers: Layers, _ options: AxisOptions, tickCount: Int) {
        isHidden = options.visibility == .hidden
        title = options.label ?? Self.title(axis, layers.layers)
        if title?.isEmpty == true { title = nil }
        scale = .category(CategoryScale([]))
        take(axis, layers, options)
        if layers.isCategory[axis] == true {
            scale = .category(Self.categories(axis, layers, options))
        } else {
            let numbers = Self.numbers(axis, layers.layers)
            wholeNumbers = !numbers.isEmpty && numbers.allSatisfy { $0 == $0.rounded() && $0.magnitude < 1e15 }
            isEmpty = numbers.isEmpty && layers.layers.contains { $0.labels[axis.role] != nil }
            let marks = [options] + (options.further ?? [])
            let ticks = marks.flatMap { $0.ticks?.places ?? [] }.compactMap(\.number).filter(\.isFinite)
            scale = .continuous(
                Self.continuous(
                    axis, layers, options, numbers + ticks, tickCount: self.ticks?.count ?? tickCount,
                    areDays: format == .day))
            if axis == .x, options.domain == nil, !layers.layers.contains(where: \.isHorizontal) {
                let measures = layers.layers.filter { $0.titlePriority == .measure }
                places = Self.places(Self.numbers(axis, measures))
            }
        }
        let own = self
        further = (options.further ?? []).map { marks in
            var other = own
            other.take(axis, layers, marks)
            return other
        }
    }

    /// Takes in where marks stand, and what is drawn at each.
    private mutating func take(_ axis: Axis, _ layers: Layers, _ options: AxisOptions) {
        ticks = options.ticks
        position = options.position ?? .automatic
        hasOwnParts = options.parts != nil
        let parts =
            options.parts ?? [
                AxisPart(kind: axis == .y || layers.isCategory[.y] == true ? .gridLine : .tick), AxisPart(kind: .label),
            ]
        gridLine = parts.last { $0.kind == .gridLine }
        tick = parts.last { $0.kind == .tick }
        hasLabels = parts.contains { $0.kind == .label }
        format =
            parts.lazy.compactMap(\.format).first
            ?? layers.layers.lazy.compactMap { $0.formats[axis.role] ?? $0.formats[axis.endRole] }.first
    }
}

private extension ResolvedAxis {
    /// Up to eight different numbers of at most four digits; none for more.
    static func places(_ numbers: [Double]) -> [Double] {
        let different = Set(numbers)
        let areShort = different.allSatisfy { Double(NumberFormat.significant(4).string($0.magnitude)) == $0.magnitude }
        return (2...8).contains(different.count) && areShort ? different.sorted() : []
    }

    /// The label of the mark that says most; a range alone has its two labels.
    static func title(_ axis: Axis, _ layers: [MarkLayer]) -> String? {
        guard
            let layer = layers.filter({ $0.labels[axis.role] != nil }).min(by: { $0.titlePriority < $1.titlePriority })
        else {
            return nil
        }
        guard let start = layer.labels[axis.role] else { return nil }
        guard let end = layer.labels[axis.endRole], !end.hasPrefix(start) else { return start }
        return "\(start) to \(end.inSentence)"
    }

    static func categories(_ axis: Axis, _ layers: Layers, _ options: AxisOptions) -> CategoryScale {
        let values = layers.layers.lazy.flatMap(\.data).flatMap { $0.values(on: axis) }
        let sorted: [PlottableData]
        if values.allSatisfy({ if case .number = $0 { true } else { false } }) {
            let ascending = values.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
            // Places run from top to bottom; numbers grow upwards as on any axis. A matrix's rows run downwards, which
            // is what a map of the same numbers on both axes is.
            let columns = Set(layers.layers.lazy.flatMap(\.data).flatMap { $0.values(on: .x) })
            sorted = axis == .y && columns != Set(values) ? ascending.reversed() : ascending
        } else {
            sorted = Array(values)
        }
        var scale = CategoryScale((options.categories ?? []) + sorted.map(\.name))
        if layers.layers.contains(where: { $0.kind.shape.fillsPlaces(of: axis, $0) }) {
            scale.padding = 0
        }
        return scale
    }

    /// Every finite number that has to be on the axis.
    static func numbers(_ axis: Axis, _ layers: [MarkLayer]) -> [Double] {
        var numbers: [Double] = []
        for layer in layers {
            for datum in layer.data {
                if let span = datum.span, layer.valueAxis == axis { numbers += [span.from, span.to] }
                for value in datum.values(on: axis)
                where datum.span == nil || layer.valueAxis != axis || value.bounds != nil {
                    if let number = value.number { numbers.append(number) }
                    if let bounds = value.bounds { numbers += [bounds.low, bounds.high] }
                }
            }
        }
        return numbers.filter(\.isFinite)
    }

    static func continuous(
        _ axis: Axis, _ layers: Layers, _ options: AxisOptions, _ numbers: [Double], tickCount: Int,
        areDays: Bool
    ) -> ContinuousScale {
        let transform = transform(options, numbers)
        if let domain = options.domain {
            return ContinuousScale(transform: transform, low: domain.lowerBound, high: domain.upperBound)
        }
        var usable = numbers
        if case .log = transform { usable = numbers.filter { $0 > 0 } }
        var (low, high) = (
            usable.min() ?? (transform == .linear ? 0 : 1), usable.max() ?? (transform == .linear ? 1 : 10)
        )
        if options.includesZero == true, transform == .linear { (low, high) = (min(low, 0), max(high, 0)) }
        if isConstant(low, high) { (low, high) = widened(low, high, transform) }
        // Places keep the data's own ends; values get round ones, unless the author says which numbers a reader sees.
        let isValueAxis = axis == .y || layers.layers.contains { $0.valueAxis == axis }
        guard isValueAxis, options.ticks?.places == nil, !areDays else {
            return ContinuousScale(transform: transform, low: low, high: high)
        }
        switch transform {
        case .linear:
            (low, high) =
                options.ticks?.usableStep.map { LinearTicks.domain(low, high, step: $0) }
                ?? LinearTicks.niceDomain(low, high, count: tickCount)
        case .log(let base): (low, high) = logDomain(low, high, base: base)
        case .symmetricLog: break
        }
        return ContinuousScale(transform: transform, low: low, high: high)
    }

    static func transform(_ options: AxisOptions, _ numbers: [Double]) -> ScaleTransform {
        switch options.type {
        case .log: .log(base: numbers.count > 1 && numbers.allSatisfy(isPowerOfTwo) ? 2 : 10)
        case .symmetricLog: .symmetricLog(threshold: symmetricThreshold(numbers))
        default: .linear
        }
    }

    static func isPowerOfTwo(_ value: Double) -> Bool {
        value > 0 && value.significand == 1 && value != 1 || value == 1
    }

    /// A constant, be it but for rounding, gets room on both sides.
    static func widened(_ low: Double, _ high: Double, _ transform: ScaleTransform) -> (Double, Double) {
        if case .log = transform {
            return (max(low / 2, .leastNonzeroMagnitude), min(high * 2, .greatestFiniteMagnitude))
        }
        let magnitude = max(low.magnitude, high.magnitude)
        // One unit around a count, a tenth around anything else.
        let isCount = low == low.rounded() && magnitude < 10
        let room = magnitude < 1e-280 || isCount ? 1 : magnitude * 0.1
        let greatest = Double.greatestFiniteMagnitude
        return (max(low - room, -greatest), min(high + room, greatest))
    }

    /// The ends moved out to ticks that are labelled over so many decades: powers, multiples by 1 and 3, or by 1, 2, 5.
    static func logDomain(_ low: Double, _ high: Double, base: Int) -> (Double, Double) {
        guard base == 10 else { return (low, high) }
        let multiples: [Double] =
            switch high / low {
            case 100...: [1, 10]
            case 10...: [1, 3, 10]
            default: [1, 2, 5, 10]
            }
        let (under, over) = (powerOfTen(decimalExponent(low)), powerOfTen(decimalExponent(high)))
        // A hair's breadth over a tick is on it.
        let lower = multiples.last { $0 * under <= low * (1 + 1e-9) }.map { $0 * under } ?? low
        let upper = multiples.first { $0 * over >= high * (1 - 1e-9) }.map { $0 * over } ?? high
        // At the ends of what a double can hold there is no such multiple.
        return (lower > 0 ? lower : low, upper.isFinite ? upper : high)
    }

    /// The power of ten at or below the smallest magnitude that is not zero, but at most six decades below the largest:
    /// more would leave no room for any of them.
    static func symmetricThreshold(_ numbers: [Double]) -> Double {
        guard let smallest = numbers.lazy.map(\.magnitude).filter({ $0 > 0 }).min(),
            let largest = numbers.lazy.map(\.magnitude).max()
        else { return 1 }
        return powerOfTen(max(decimalExponent(smallest), decimalExponent(largest) - 6, -300))
    }
}
