/// The text alternative of a chart, written from its data.
import NumberFormats

extension Chart {
    /// The chart in a few words: its title, or else `Test loss by Epoch`.
    package var title: String {
        if let title = options.title, !title.isEmpty { return title }
        if let parts { return parts.map(\.title).joined(separator: "; ") }
        let layers = marks.map { MarkLayer($0) }
        let priority = layers.map(\.titlePriority).min() ?? .measure
        let speaking = layers.filter { $0.titlePriority == priority }
        func label(_ role: MarkChannel.Role) -> String? { speaking.lazy.compactMap { $0.labels[role] }.first }
        let x = self.x.label ?? label(.x)
        let y = self.y.label ?? label(.y)
        let own = speaking.lazy.compactMap { $0.kind.shape.title($0, x: x, y: y) }.first
        if let own { return own }
        let labels = [y, x].compactMap(\.self).filter { !$0.isEmpty }
        return labels.count == 2 ? "\(labels[0]) by \(labels[1].inSentence)" : labels.first ?? ""
    }

    /// What the chart shows, in sentences: its kind, its axes, and where each series begins, ends and turns.
    package var summary: String {
        if let parts { return parts.map(\.summary).joined(separator: " ") }
        let layers = Layers(self)
        func sentences(_ layers: [MarkLayer], _ all: Layers) -> [String] {
            distinct(layers.map { $0.kind.shape.summary(SummaryWriter(layer: $0, layers: all)) }).filter { !$0.isEmpty }
        }
        let told = layers.layers.filter { !$0.data.isEmpty }
        // Of a diagram all is told: its parts are few.
        let most = told.first?.kind == .node ? told.count : 3
        let measures = sentences(Array(told.filter { $0.titlePriority < .background }.prefix(most)), layers)
        let background = sentences(told.filter { $0.titlePriority == .background }, layers).prefix(3)
        let thinning =
            countBeforeThinning.map { ["Thinned from \(NumberFormat.grouped.string(Double($0))) data."] } ?? []
        return (measures + background + cutIntervals(layers) + thinning).joined(separator: " ")
    }

    /// What is said of intervals that have no place on a logarithmic axis below.
    private func cutIntervals(_ layers: Layers) -> [String] {
        Axis.allCases.flatMap { axis -> [String] in
            guard (axis == .x ? x : y).type == .log else { return [] }
            let count = layers.layers.filter { $0.valueAxis == axis }.flatMap(\.data).count { datum in
                let values = datum.values(on: axis)
                let ends = values.count == 2 ? values.compactMap(\.number) : values.compactMap(\.bounds?.low)
                return ends.contains { $0 <= 0 && $0.isFinite }
            }
            guard count > 0 else { return [] }
            let what = count == 1 ? "One interval reaches" : "\(count) intervals reach"
            return ["\(what) to zero or below and \(count == 1 ? "is" : "are") cut at the edge of the plot."]
        }
    }
}
