/// What a chart of very many series cannot tell a reader.

extension Chart {
    /// That series of this chart have no looks of their own, what is drawn then, and what to do, in a sentence; `nil` where
    /// each has its own, or the author chose colours.
    package var crowdNotice: String? {
        if let parts, !parts.isEmpty { return parts.lazy.compactMap(\.crowdNotice).first }
        let layers = Layers(self), colored = layers.layers.filter { $0.labels[.color] != nil }
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
