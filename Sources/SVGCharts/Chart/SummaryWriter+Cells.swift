internal import Spelling

/// Sentences about heat maps and rules.

extension SummaryWriter {
    /// What is said about a heat map.
    var cells: String {
        let colored = layer.data.filter { $0.color?.number?.isFinite == true }.sorted {
            ($0.color?.number ?? 0) < ($1.color?.number ?? 0)
        }
        let strays = layer.data.count { $0.color?.number?.isFinite == false }
        let note = strays == 0 ? "" : "; not finite in \(strays)"
        let axes = "by \((layer.labels[.x] ?? "").inSentence) and \((layer.labels[.y] ?? "").inSentence)"
        guard let low = colored.first, let high = colored.last, let label = layer.labels[.color] else {
            // Beside cells with numbers these are a frame or a diagonal.
            return layers.layers.count == 1 ? "\(counted(layer.data.count, "cell")) \(axes)\(note)." : ""
        }
        func at(_ datum: Datum) -> String {
            let places = [Axis.x, .y].compactMap { datum.place(on: $0, layer) }.joined(separator: ", ")
            return "\(datum.color?.text(layer.formats[.color]) ?? "") (\(places))"
        }
        return
            "Heat map of \(layer.data.count) cells, \(label.inSentence) \(axes): "
            + "lowest \(at(low)), highest \(at(high))\(note)."
    }

    /// What is said about shaded zones: where each is, or of more than four, between which edges all of them are.
    var zones: String {
        let places = layer.data.count <= 4 ? layer.data.map { edges(of: [$0]) } : [edges(of: layer.data)]
        return "\(counted(layer.data.count, "zone")): \(distinct(places).joined(separator: "; "))."
    }

    private func edges(of zones: [Datum]) -> String {
        [Axis.x, .y].compactMap { axis -> String? in
            guard let label = layer.labels[axis.role], layer.labels[axis.endRole] != nil else { return nil }
            let numbers = zones.flatMap { $0.values(on: axis) }.compactMap(\.number).filter(\.isFinite)
            guard let low = numbers.min(), let high = numbers.max() else { return nil }
            let ends = [low, high].map { PlottableData.number($0).text(layer.formats[axis.role]) }
            return "\(label.inSentence) \(ends[0]) to \(ends[1])"
        }.joined(separator: " and ")
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
