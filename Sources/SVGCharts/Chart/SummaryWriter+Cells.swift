internal import Spelling

/// Sentences about heat maps and rules.

extension SummaryWriter {
    /// What is said about a heat map.
    var cells: String {
        let colored = layer.data.filter { $0.color?.number?.isFinite == true }.sorted {
            ($0.color?.number ?? 0) < ($1.color?.number ?? 0)
        }
        guard let low = colored.first, let high = colored.last, let label = layer.labels[.color] else { return "" }
        func at(_ datum: Datum) -> String {
            let places = [Axis.x, .y].compactMap { datum.place(on: $0, layer) }.joined(separator: ", ")
            return "\(datum.color?.text(layer.formats[.color]) ?? "") (\(places))"
        }
        return
            "Heat map of \(layer.data.count) cells, \(label.inSentence) by \((layer.labels[.x] ?? "").inSentence) and \((layer.labels[.y] ?? "").inSentence): "
            + "lowest \(at(low)), highest \(at(high))."
    }

    /// What is said about reference lines.
    var rules: String {
        let all = layer.data.compactMap { datum -> String? in
            if let y = datum.y, datum.x == nil { return y.text(layer.formats[.y]) }
            return datum.xEnd == nil ? datum.x?.text(layer.formats[.x]) : nil
        }
        let places = distinct(all).prefix(4)
        let axis: Axis = layer.data.first?.x == nil ? .y : .x
        guard !places.isEmpty, let label = layer.labels[axis.role] else { return "" }
        return "\(inNumber(places.count, "Reference line")) at \(places.joined(separator: ", ")) (\(label))."
    }
}
