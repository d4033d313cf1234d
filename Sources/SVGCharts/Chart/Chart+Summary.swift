/// The text alternative of a chart, written from its data.
import NumberFormats

extension Chart {
    /// The chart in a few words: `Test loss by Epoch`.
    package var title: String {
        if let parts { return parts.map(\.title).joined(separator: "; ") }
        if let mark = marks.first, mark.kind == .image || mark.kind == .node {
            return "\(mark.count) \(mark.kind == .image ? "image" : "step")\(mark.count == 1 ? "" : "s")"
        }
        let least = marks.map { Layer($0).titlePriority }.min() ?? 0
        let speaking = marks.filter { Layer($0).titlePriority == least }
        func label(_ role: MarkChannel.Role) -> String? { speaking.lazy.compactMap { $0[role]?.label }.first }
        let x = self.x.label ?? label(.x)
        let y = self.y.label ?? label(.y)
        if speaking.first?.kind == .rectangle, let color = label(.color), let x, let y {
            return "\(color) by \(x.inSentence) and \(y.inSentence)"
        }
        let labels = [y, x].compactMap(\.self).filter { !$0.isEmpty }
        return labels.count == 2 ? "\(labels[0]) by \(labels[1].inSentence)" : labels.first ?? ""
    }

    /// What the chart shows, in sentences: its kind, its axes, and where each series begins, ends and turns.
    package var summary: String {
        if let parts { return parts.map(\.summary).joined(separator: " ") }
        let layers = Layers(self)
        let spoken = layers.layers.filter { $0.titlePriority < 2 && !$0.data.isEmpty }
        let sentences = spoken.prefix(3).map { SummaryWriter(layer: $0, layers: layers).text }
        return (distinct(sentences) + rules(layers)).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

private extension Chart {
    /// What is said about reference lines.
    func rules(_ layers: Layers) -> [String] {
        layers.layers.filter { $0.kind == .rule }.prefix(3).compactMap { layer in
            let places = layer.data.prefix(4).compactMap { datum -> String? in
                if let y = datum.y, datum.x == nil { return y.text(layer.formats[.y]) }
                return datum.xEnd == nil ? datum.x?.text(layer.formats[.x]) : nil
            }
            let axis: Axis = layer.data.first?.x == nil ? .y : .x
            guard !places.isEmpty, let label = layer.labels[axis.role] else { return nil }
            return "Reference line\(places.count == 1 ? "" : "s") at \(places.joined(separator: ", ")) (\(label))."
        }
    }
}
