/// The fourth phase of drawing: a colour for each series, or a scale of colours for numbers.
import NumberFormats

/// How the data of a chart get their colours, as names of classes in the style sheet.
enum Colors: Equatable {
    /// All data in the chart's first colour.
    case one
    /// Names in the order first seen in the chart, each with its slot, from 0, and those whose colour the author chose.
    case slots([String], [String: Int], chosen: [String: ChartColor] = [:])
    /// More lines than can be told apart by their looks: all are grey, but for those whose colour the author chose.
    case crowd([String], chosen: [String: ChartColor])
    /// Numbers from pale to dark.
    case scale(ContinuousScale, format: NumberFormat?)

    /// The colours for `layers`; `order` holds the names of the whole report.
    init(_ layers: Layers, _ options: ChartOptions, order: [String]) {
        let colored = layers.layers.filter { $0.labels[.color] != nil }
        let values = colored.lazy.flatMap(\.data).compactMap(\.color)
        let numeric = !values.isEmpty && values.allSatisfy { if case .category = $0 { false } else { true } }
        if numeric, colored.allSatisfy({ $0.kind.shape.takesShades }) {
            let zero = colored.contains { $0.style.colorsFromZero == true } ? [0.0] : []
            self = .scale(
                Self.scale(values.compactMap(\.number) + zero, options), format: colored.first?.formats[.color])
            return
        }
        let names = distinct(values.map(\.name))
        let chosen = Dictionary(options.colors.map { ($0.name, $0.color) }, uniquingKeysWith: { _, last in last })
        if names.isEmpty {
            self = .one
        } else if names.count > Self.mostLines, DirectLabels.serve(colored) {
            self = .crowd(names, chosen: chosen)
        } else {
            self = .slots(names, Self.slots(names, order: order), chosen: chosen)
        }
    }

    /// The class that holds the colour of `datum`.
    func colorClass(_ datum: Datum, _ style: MarkStyle, fallback: String = "s1") -> String {
        if let color = datum.color {
            switch self {
            case .one: break
            case .slots, .crowd: return colorClass(named: color.name)
            case .scale(let scale, _):
                return color.number.flatMap { $0.isFinite ? scale.share($0) : nil }.map(Self.shadeClass) ?? "hx"
            }
        }
        return style.color.map(Self.constantClass) ?? fallback
    }

    /// The class that holds the colour of the series `name`.
    func colorClass(named name: String) -> String {
        switch self {
        case .one, .scale: "s1"
        case .crowd(_, let chosen): Self.constantClass(chosen[name] ?? .gray)
        case .slots(_, let slots, let chosen):
            chosen[name].map(Self.constantClass) ?? Self.slotClass(slots[name] ?? 0)
        }
    }

    /// The `names` of one drawing at the places of their slots: the order by which all its charts choose the same ones.
    static func order(of names: [String], in order: [String]) -> [String] {
        let slots = slots(names, order: order)
        var places = Array(repeating: "", count: (slots.values.max() ?? -1) + 1)
        for (name, slot) in slots { places[slot] = name }
        return places
    }

    static func slotClass(_ slot: Int) -> String { "s\(slot % paletteSize + 1)" }

    /// One of 16 shades.
    static func shadeClass(_ share: Double) -> String { "h\(min(15, Int(share * 16)))" }

    static let paletteSize = 6
    /// The most lines that have looks of their own: with more, neither a legend nor dashes help a reader.
    static let mostLines = 2 * paletteSize
    /// The slots that differ in colour or in dash and symbol.
    static let looks = paletteSize * paletteSize
}

extension Colors {
    /// The class of a colour that an author chose.
    static func constantClass(_ color: ChartColor) -> String {
        switch color {
        case .blue: "s1"
        case .orange: "s2"
        case .green: "s3"
        case .pink: "s4"
        case .yellow: "ky"
        case .cyan: "kc"
        case .primary: "kp"
        case .gray: "kg"
        case .red: "kr"
        case .purple: "ku"
        case .brown: "kb"
        case .mint: "km"
        case .teal: "kt"
        case .indigo: "ki"
        }
    }
}

private extension Colors {
    /// The slot of each name: for those that other charts of the report show too, the one in `order`, unless another
    /// name of this chart already has its colour. For all others the palette begins anew.
    static func slots(_ names: [String], order: [String]) -> [String: Int] {
        var slots: [String: Int] = [:]
        var colors: Set<Int> = []
        let known = Dictionary(zip(order, order.indices), uniquingKeysWith: { first, _ in first })
        for name in names {
            guard let slot = known[name], colors.insert(slot % paletteSize).inserted else { continue }
            slots[name] = slot % looks
        }
        var free = (0..<paletteSize).filter { !colors.contains($0) }[...]
        // Colours come again, with other dashes and symbols: a slot beyond the palette that no name of this chart has.
        let taken = Set(slots.values)
        var again = (paletteSize..<looks).filter { !taken.contains($0) }[...]
        for (index, name) in names.enumerated() where slots[name] == nil {
            slots[name] = free.popFirst() ?? again.popFirst() ?? index % looks
        }
        return slots
    }

    static func scale(_ numbers: [Double], _ options: ChartOptions) -> ContinuousScale {
        let finite = numbers.filter(\.isFinite)
        let (low, high) = (
            options.colorDomain?.lowerBound ?? finite.min() ?? 0, options.colorDomain?.upperBound ?? finite.max() ?? 1
        )
        let smallest = finite.lazy.map(\.magnitude).filter { $0 > 0 }.min() ?? 1
        let transform: ScaleTransform =
            switch options.colorType {
            case .log where low > 0: .log(base: 10)
            case .log, .symmetricLog: .symmetricLog(threshold: smallest)
            default: .linear
            }
        return ContinuousScale(
            transform: transform, low: low, high: isConstant(low, high) ? low + max(1, low.magnitude / 2) : high)
    }
}
