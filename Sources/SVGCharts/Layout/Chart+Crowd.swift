/// What a chart of very many series cannot tell a reader.

extension Chart {
    /// That series of this chart have no looks of their own, what is drawn then, and what to do, in a sentence; `nil` where
    /// each has its own, or the author chose colours.
    package var crowdNotice: String? {
        if let parts, !parts.isEmpty { return parts.lazy.compactMap(\.crowdNotice).first }
        let layers = Layers(self)
        return colorNotice(layers) ?? signNotice(layers, .symbol, "symbols", ChartSymbol.allCases.count) { $0.symbol }
            ?? signNotice(layers, .lineStyle, "line styles", Encoding.dashCount) { $0.lineStyle }
    }
}

private extension Chart {
    /// That names have no signs of their own, where colours do not tell them either.
    func signNotice(
        _ layers: Layers, _ role: MarkChannel.Role, _ signs: String, _ most: Int, _ name: (Datum) -> String?
    ) -> String? {
        let signed = layers.layers.filter { $0.labels[role] != nil }
        guard let layer = signed.first, let label = layer.labels[role],
            !layers.layers.contains(where: { $0.labels[.color] == label })
        else { return nil }
        let count = Set(signed.flatMap { $0.data.compactMap(name) }).count
        guard count > most else { return nil }
        return
            "The chart of “\(layer.labels[layer.valueAxis.role] ?? "values")” has \(count) series by “\(label)”, for which there are \(most) \(signs): some look alike. `.facet(by:)` gives each a panel of its own, `.foregroundStyle(by:)` a colour, too."
    }

    func colorNotice(_ layers: Layers) -> String? {
        let colored = layers.layers.filter { $0.labels[.color] != nil }
        guard let label = colored.lazy.compactMap({ $0.labels[.color] }).first else { return nil }
        let title = colored.lazy.compactMap { $0.labels[$0.valueAxis.role] }.first ?? "values"
        let beginning = "The chart of “\(title)” has"
        let way =
            "`.facet(by:)` gives each a panel of its own, `.chartForegroundStyleScale([\"name\": .blue])` a colour to those that matter."
        switch Colors(layers, options, order: []) {
        case .crowd(let names, let chosen):
            guard !names.contains(where: { chosen[$0] != nil }) else { return nil }
            return
                "\(beginning) \(names.count) lines by “\(label)”, and no more than \(Colors.mostLines) can be told apart: all are grey, and those that end highest and lowest are named. \(way) Lines that need no names have `series:` in the place of `.foregroundStyle(by:)`."
        case .slots(let names, _, let chosen):
            // Where an axis has their names, colours say nothing more.
            guard !colored.contains(where: { $0.labels[.x] == label || $0.labels[.y] == label }) else { return nil }
            let hasPatterns = colored.contains { [.line, .rule, .symbol].contains($0.kind.shape.series) }
            let looks = hasPatterns ? Colors.looks : Colors.paletteSize
            let count = names.count { chosen[$0] == nil }
            guard count > looks else { return nil }
            return
                "\(beginning) \(count) series by “\(label)”, for which there are \(looks) looks: some look alike. \(way)"
        case .one, .scale: return nil
        }
    }
}
