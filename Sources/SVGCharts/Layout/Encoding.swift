/// Which colour, dash and symbol each datum has: what legend, labels and marks must agree on.
import NumberFormats

/// The look of series, for a whole chart.
struct Encoding: Equatable {
    var colors: Colors
    var dashes: [String: Int]
    var symbols: [String: Int]
    /// Lines of three colours and more, and of two that are alike in grey, are told apart by dashes too.
    var dashesByColor: Bool
    var symbolsByColor: Bool

    init(_ layers: Layers, _ options: ChartOptions, order: [String]) {
        colors = Colors(layers, options, order: order)
        let data = layers.layers.lazy.flatMap(\.data)
        dashes = Self.numbered(data.compactMap(\.lineStyle))
        symbols = Self.numbered(data.compactMap(\.symbol))
        let names = if case .slots(let names, _, _) = colors { names.count } else { 0 }
        // Only of the first two colours is each known by its brightness alone.
        let needsDashes = names >= 3 || Self.slots(colors).contains { $0 >= 2 }
        dashesByColor = needsDashes && dashes.isEmpty
        symbolsByColor = names >= 3 && symbols.isEmpty
    }

    /// The class of the datum's dash pattern; empty for a solid line.
    func dashClass(_ datum: Datum) -> String {
        if let style = datum.lineStyle { return Self.dashClass(dashes[style] ?? 0) }
        return datum.color.map { dashClass(color: $0.name) } ?? ""
    }

    func dashClass(color: String) -> String {
        guard dashesByColor, let slot = slot(color) else { return "" }
        return Self.dashClass(Self.pattern(slot))
    }

    func symbol(_ datum: Datum, _ style: MarkStyle) -> ChartSymbol {
        if let symbol = style.symbol { return symbol }
        if let name = datum.symbol { return Self.symbol(symbols[name] ?? 0) }
        return datum.color.map { symbol(color: $0.name) } ?? .circle
    }

    func symbol(color: String) -> ChartSymbol {
        guard symbolsByColor, let slot = slot(color) else { return .circle }
        return Self.symbol(Self.pattern(slot))
    }

    /// How many patterns lines have, the solid one among them.
    static let dashCount = 6

    static func dashClass(_ index: Int) -> String { index % dashCount == 0 ? "" : "d\(index % dashCount)" }

    static func symbol(_ index: Int) -> ChartSymbol { ChartSymbol.allCases[index % ChartSymbol.allCases.count] }
}

private extension Encoding {
    /// The dash and symbol of a slot: each colour's first is its own, and where colours come again they take those of
    /// the colour that is furthest from them.
    static func pattern(_ slot: Int) -> Int { slot + [0, 3, 1, 4, 2, 5][slot / Colors.paletteSize % 6] }

    static func slots(_ colors: Colors) -> [Int] {
        if case .slots(_, let slots, let chosen) = colors {
            slots.filter { chosen[$0.key] == nil }.map(\.value)
        } else {
            []
        }
    }

    func slot(_ color: String) -> Int? {
        if case .slots(_, let slots, _) = colors { slots[color] } else { nil }
    }

    static func numbered(_ names: some Sequence<String>) -> [String: Int] {
        let unique = distinct(names)
        return Dictionary(uniqueKeysWithValues: zip(unique, unique.indices))
    }
}
