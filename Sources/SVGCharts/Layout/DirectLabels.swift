/// Names at the ends of lines: better than a legend where there are few lines and room at the right.

/// The names at the right of a plot, pushed apart until none touches another.
struct DirectLabels: Equatable {
    struct Label: Equatable {
        var text: String
        var color: String
        /// The end of the line.
        var fromX: Double
        var fromY: Double
        /// The middle of the text's height.
        var y: Double
    }

    static let limit = 6
    static let gap = 10.0

    /// The pixels needed at the right, where there is room for names; `nil` where a legend serves better.
    static func width(
        _ layers: Layers, _ encoding: Encoding, _ options: ChartOptions, width: Double, hasRoom: Bool
    ) -> Double? {
        guard options.legend == .automatic, hasRoom, layers.facets.isEmpty, let names = names(layers, encoding.colors)
        else {
            return nil
        }
        let colored = layers.layers.filter { $0.labels[.color] != nil }
        let color = colored.first?.labels[.color]
        guard names.count <= limit, serve(colored),
            layers.layers.allSatisfy({
                ($0.labels[.lineStyle] ?? color) == color && ($0.labels[.symbol] ?? color) == color
            })
        else { return nil }
        let widest = names.map(textWidth).max() ?? 0
        return widest + gap <= width * 0.36 ? widest + gap + 2 : nil
    }

    /// Whether names at line ends can stand for all marks of `layers`.
    static func serve(_ layers: [MarkLayer]) -> Bool {
        let looks = layers.map { $0.kind.shape.series }
        return looks.contains(.line) && looks.allSatisfy { $0 != .rule && $0 != .fill }
            && !layers.contains(where: \.isHorizontal)
    }

    /// The names of the lines of `layers` in `panel`; `nil` where lines end too early or names do not fit.
    static func place(_ layers: Layers, _ encoding: Encoding, _ panel: Panel) -> [Label]? {
        guard let names = names(layers, encoding.colors) else { return nil }
        let isCrowd = if case .crowd = encoding.colors { true } else { false }
        var labels: [Label] = []
        for name in names {
            guard let end = end(name, layers, panel), end.x > panel.frame.right - panel.frame.width * 0.3 else {
                // Of a crowd only some are named anyway.
                if isCrowd { continue }
                return nil
            }
            labels.append(
                Label(text: name, color: encoding.colors.colorClass(named: name), fromX: end.x, fromY: end.y, y: end.y))
        }
        guard Double(labels.count) * lineHeight <= panel.frame.height else { return nil }
        let order = labels.indices.sorted { (labels[$0].y, $0) < (labels[$1].y, $1) }
        let places = pushedApart(order.map { labels[$0].y }, within: panel.frame.top - 4, panel.frame.bottom + 4)
        for (index, place) in zip(order, places) { labels[index].y = place }
        return labels
    }

    /// `places`, ascending, moved as little as need be to be a line's height apart.
    static func pushedApart(_ places: [Double], within low: Double, _ high: Double) -> [Double] {
        // Neighbours that touch form a block around the mean of what they want.
        var blocks: [(sum: Double, count: Int)] = []
        func start(_ block: (sum: Double, count: Int)) -> Double {
            let height = Double(block.count) * lineHeight
            return min(max(block.sum / Double(block.count) - height / 2, low), max(low, high - height))
        }
        for place in places {
            blocks.append((place, 1))
            while blocks.count > 1 {
                let (above, below) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
                guard start(above) + Double(above.count) * lineHeight > start(below) + 1e-9 else { break }
                blocks.removeLast(2)
                blocks.append((above.sum + below.sum, above.count + below.count))
            }
        }
        return blocks.flatMap { block in (0..<block.count).map { start(block) + (Double($0) + 0.5) * lineHeight } }
    }
}

private extension DirectLabels {
    /// The lines that are named: all, or of a crowd those that end highest and lowest. `nil` where none has a name.
    static func names(_ layers: Layers, _ colors: Colors) -> [String]? {
        switch colors {
        case .one, .scale: return nil
        case .slots(let names, _, _): return names
        case .crowd:
            var ends: [String: Double] = [:]
            for layer in layers.layers where layer.kind.shape.series == .line {
                for datum in layer.data {
                    if let name = datum.color?.name, let value = datum.y?.number, value.isFinite { ends[name] = value }
                }
            }
            let order = ends.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
            return distinct(order.prefix(limit / 2) + order.suffix(limit / 2))
        }
    }

    /// The last point of the line named `name`.
    static func end(_ name: String, _ layers: Layers, _ panel: Panel) -> (x: Double, y: Double)? {
        for layer in layers.layers where layer.kind.shape.series == .line && layer.labels[.color] != nil {
            for datum in layer.data.reversed() where datum.color?.name == name {
                guard let x = datum.x.flatMap(panel.x.position), let y = datum.y.flatMap(panel.y.position) else {
                    continue
                }
                return (x, min(max(y, panel.frame.top), panel.frame.bottom))
            }
        }
        return nil
    }
}
