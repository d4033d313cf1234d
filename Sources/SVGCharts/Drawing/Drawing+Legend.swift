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
        let foot = top + Legend.rampWidth
        drawShades { path, from, to in path.rectangle(left, foot - to, left + 14, foot - from) }
        texts.append(TextBox(text: ramp.high, x: left + 20, y: top + 10, style: "u"))
        texts.append(TextBox(text: ramp.low, x: left + 20, y: top + Legend.rampWidth - 1, style: "u"))
    }

    mutating func drawRamp(_ ramp: Legend.Ramp, at top: Double) {
        let (leading, x) = ramp.leading(width: width)
        for (index, (text, x)) in leading.enumerated() {
            texts.append(TextBox(text: text, x: x, y: top + 12, style: index == 0 && !ramp.label.isEmpty ? "n" : "u"))
        }
        drawShades { path, from, to in path.rectangle(x + from, top + 2, x + to, top + 14) }
        place(TextBox(text: ramp.high, x: x + Legend.rampWidth + 8, y: top + 12, style: "u"))
    }

    /// The shades of a scale from its lowest value on, each in the rectangle between two distances from there.
    mutating func drawShades(_ rectangle: (inout PathData, _ from: Double, _ to: Double) -> Void) {
        let shade = Legend.rampWidth / 16
        let shades = (0..<16).map { index in
            var path = PathData()
            rectangle(&path, Double(index) * shade, Double(index + 1) * shade)
            return SVGNode.path("h\(index)", path.text)
        }
        nodes.append(.group("a", shades)!)
    }
}

/// Class names in one attribute, empty ones left out.
func classes(_ names: String...) -> String {
    names.filter { !$0.isEmpty }.joined(separator: " ")
}
