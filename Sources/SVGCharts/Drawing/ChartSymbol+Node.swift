/// The shapes of points.

extension ChartSymbol {
    /// This symbol around `x`, `y` with about `area` square pixels of ink or box.
    func node(_ x: Double, _ y: Double, area: Double, title: String? = nil) -> SVGNode {
        let half = area.squareRoot() / 2
        guard self != .circle else {
            let attributes = [SVGAttribute("cx", x), SVGAttribute("cy", y), SVGAttribute("r", half * 1.13)]
            return .element("circle", attributes, .title(title))
        }
        var path = PathData()
        let outline = corners.map { (x + $0.0 * half, y + $0.1 * half) }
        path.move(outline[0].0, outline[0].1)
        for corner in outline.dropFirst() { path.line(corner.0, corner.1) }
        path.close()
        return .path("", path.text, title: title)
    }
}

private extension ChartSymbol {
    /// Corners around the middle, in half sides of a square of the same weight.
    var corners: [(Double, Double)] {
        switch self {
        case .circle: []
        case .square: [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        case .triangle: [(0, -1.35), (1.3, 1), (-1.3, 1)]
        case .diamond: [(0, -1.5), (1.3, 0), (0, 1.5), (-1.3, 0)]
        case .plus: ChartSymbol.plusCorners
        case .cross: ChartSymbol.plusCorners.map { (($0.0 - $0.1) * TextBox.slope, ($0.0 + $0.1) * TextBox.slope) }
        }
    }

    static var plusCorners: [(Double, Double)] {
        let (arm, half) = (1.5, 0.42)
        return [
            (-half, -arm), (half, -arm), (half, -half), (arm, -half), (arm, half), (half, half),
            (half, arm), (-half, arm), (-half, half), (-arm, half), (-arm, -half), (-half, -half),
        ]
    }
}
