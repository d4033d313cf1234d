/// The legend above or below the plots.

extension Drawing {
    /// Draws `legend` from `top` downwards.
    mutating func drawLegend(_ legend: Legend, at top: Double) {
        let left = legend.position == .trailing ? width - legend.breadth : 0
        for var entry in legend.entries {
            (entry.x, entry.y) = (entry.x + left, entry.y + top)
            nodes.append(Self.swatch(entry))
            texts.append(TextBox(text: entry.text, x: entry.x + Legend.swatchWidth + 6, y: entry.y + 12, style: "n"))
        }
        if let ramp = legend.ramp { ramp.isUpright ? drawUpright(ramp, left, top) : drawRamp(ramp, at: top) }
    }
}

private extension Drawing {
    static func swatch(_ entry: Legend.Entry) -> SVGNode {
        let (x, y) = (entry.x, entry.y + 8)
        switch entry.swatch {
        case .line(let dash):
            var path = PathData()
            path.move(x, y)
            path.line(x + Legend.swatchWidth, y)
            return .path(classes("l", dash, entry.color), path.text)
        case .symbol(let symbol):
            return .group(classes("p", entry.color), [symbol.node(x + Legend.swatchWidth - 7, y, area: 40)])!
        case .box:
            var path = PathData()
            path.rectangle(x + Legend.swatchWidth - 13, y - 6, x + Legend.swatchWidth, y + 6)
            return .path(classes("a", entry.color), path.text)
        }
    }

    /// The scale with its highest value above.
    mutating func drawUpright(_ ramp: Legend.Ramp, _ left: Double, _ top: Double) {
        var top = top
        if !ramp.label.isEmpty {
            texts.append(TextBox(text: ramp.label, x: left, y: top + 12, style: "n"))
            top += Legend.rowHeight
        }
        let shade = Legend.rampWidth / 16
        nodes.append(
            .group(
                "a",
                (0..<16).map { index in
                    var path = PathData()
                    let foot = top + Legend.rampWidth - Double(index) * shade
                    path.rectangle(left, foot - shade, left + 14, foot)
                    return .path("h\(index)", path.text)
                })!)
        texts.append(TextBox(text: ramp.high, x: left + 20, y: top + 10, style: "u"))
        texts.append(TextBox(text: ramp.low, x: left + 20, y: top + Legend.rampWidth - 1, style: "u"))
    }

    mutating func drawRamp(_ ramp: Legend.Ramp, at top: Double) {
        let (leading, x) = ramp.leading(width: width)
        for (index, (text, x)) in leading.enumerated() {
            texts.append(TextBox(text: text, x: x, y: top + 12, style: index == 0 && !ramp.label.isEmpty ? "n" : "u"))
        }
        let shade = Legend.rampWidth / 16
        nodes.append(
            .group(
                "a",
                (0..<16).map { index in
                    var path = PathData()
                    path.rectangle(x + Double(index) * shade, top + 2, x + Double(index + 1) * shade, top + 14)
                    return .path("h\(index)", path.text)
                })!)
        place(TextBox(text: ramp.high, x: x + Legend.rampWidth + 8, y: top + 12, style: "u"))
    }
}

/// Class names in one attribute, empty ones left out.
func classes(_ names: String...) -> String {
    names.filter { !$0.isEmpty }.joined(separator: " ")
}
