/// The legend above or below the plots.

extension Drawing {
    /// Draws `legend` from `top` downwards.
    mutating func drawLegend(_ legend: Legend, at top: Double) {
        for var entry in legend.entries {
            entry.y += top
            nodes.append(Self.swatch(entry))
            texts.append(TextBox(text: entry.text, x: entry.x + Legend.swatchWidth + 6, y: entry.y + 12, style: "n"))
        }
        if let ramp = legend.ramp { drawRamp(ramp, at: top) }
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
