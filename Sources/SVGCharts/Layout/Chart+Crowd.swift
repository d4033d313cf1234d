/// What a chart of very many series cannot tell a reader.

extension Chart {
    /// Series of a chart that have no looks of their own.
    package struct Crowd: Hashable, Sendable {
        /// What the chart shows along its axis of values.
        package var title: String
        /// What the series are told apart by.
        package var label: String
        /// How many series there are.
        package var count: Int
        /// How many of them could be told apart.
        package var most: Int
        /// What tells them apart: "looks", "symbols", "line styles".
        package var signs = "looks"
        /// Whether they are lines that are all grey; otherwise some look alike.
        package var areGrey = false
        /// What the author can do, in a sentence or two.
        package var way: String

        /// What is to be said of such a chart, behind what it is called.
        package var words: String {
            areGrey
                ? "has \(count) lines by “\(label)”, and no more than \(most) can be told apart: all are grey, and those that end highest and lowest are named"
                : "has \(count) series by “\(label)”, for which there are \(most) \(signs): some look alike"
        }
    }

    /// The series of this chart that have no looks of their own; `nil` where each has its own, or the author chose colours.
    package var crowd: Crowd? {
        if let parts, !parts.isEmpty { return parts.lazy.compactMap(\.crowd).first }
        let layers = Layers(self)
        return colorCrowd(layers) ?? signCrowd(layers, .symbol, "symbols", ChartSymbol.allCases.count) { $0.symbol }
            ?? signCrowd(layers, .lineStyle, "line styles", Encoding.dashCount) { $0.lineStyle }
    }
}

private extension Chart {
    /// Names that have no signs of their own, where colours do not tell them either.
    func signCrowd(
        _ layers: Layers, _ role: MarkChannel.Role, _ signs: String, _ most: Int, _ name: (Datum) -> String?
    ) -> Crowd? {
        let signed = layers.layers.filter { $0.labels[role] != nil }
        guard let layer = signed.first, let label = layer.labels[role],
            !layers.layers.contains(where: { $0.labels[.color] == label })
        else { return nil }
        let count = Set(signed.flatMap { $0.data.compactMap(name) }).count
        guard count > most else { return nil }
        return Crowd(
            title: layer.labels[layer.valueAxis.role] ?? "values", label: label, count: count, most: most, signs: signs,
            way: "`.facet(by:)` gives each a panel of its own, `.foregroundStyle(by:)` a colour, too")
    }

    func colorCrowd(_ layers: Layers) -> Crowd? {
        let colored = layers.layers.filter { $0.labels[.color] != nil }
        guard let label = colored.lazy.compactMap({ $0.labels[.color] }).first else { return nil }
        var crowd = Crowd(
            title: colored.lazy.compactMap { $0.labels[$0.valueAxis.role] }.first ?? "values", label: label, count: 0,
            most: Colors.mostLines,
            way:
                "`.facet(by:)` gives each a panel of its own, `.chartForegroundStyleScale([\"name\": .blue])` a colour to those that matter"
        )
        switch Colors(layers, options, order: []) {
        case .crowd(let names, let chosen):
            guard !names.contains(where: { chosen[$0] != nil }) else { return nil }
            (crowd.count, crowd.areGrey) = (names.count, true)
            crowd.way += "; lines that need no names have `series:` in the place of `.foregroundStyle(by:)`"
            return crowd
        case .slots(let names, _, let chosen):
            // Where an axis has their names, colours say nothing more.
            guard !colored.contains(where: { $0.labels[.x] == label || $0.labels[.y] == label }) else { return nil }
            let hasPatterns = colored.contains { [.line, .rule, .symbol].contains($0.kind.shape.series) }
            crowd.most = hasPatterns ? Colors.looks : Colors.paletteSize
            crowd.count = names.count { chosen[$0] == nil }
            return crowd.count > crowd.most ? crowd : nil
        case .one, .scale: return nil
        }
    }
}
