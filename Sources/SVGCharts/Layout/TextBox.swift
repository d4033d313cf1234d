/// A text with its place, known before any markup is made, so that it can be kept from covering another.

/// A line of text at a baseline.
struct TextBox: Equatable {
    enum Anchor: Equatable { case start, middle, end }

    var text: String
    var x: Double
    /// The baseline.
    var y: Double
    var anchor = Anchor.start
    /// The class that holds colour and weight.
    var style: String
    /// Rises to the right at 45°, its end at `x`, `y`.
    var isSlanted = false
    /// Shown on hover: the whole text where it was cut.
    var title: String?

    /// What the text covers. For a slanted one, the box around it.
    var bounds: Rect {
        guard isSlanted else { return flat(x, y) }
        let reach = (textWidth(text) + lineHeight) * TextBox.slope
        return Rect(
            left: x - reach, top: y - lineHeight * TextBox.slope, right: x + lineHeight * 0.3, bottom: y + reach)
    }

    /// Two boxes are apart if they are so along the axes of either.
    func overlaps(_ other: TextBox) -> Bool {
        if isSlanted, other.isSlanted { return turned.overlaps(other.turned) }
        guard bounds.overlaps(other.bounds) else { return false }
        return isSlanted || other.isSlanted ? turned.overlaps(other.turned) : true
    }

    /// The sine and cosine of 45°.
    static let slope = 0.7071067811865476
}

private extension TextBox {
    func flat(_ x: Double, _ y: Double) -> Rect {
        let width = textWidth(text)
        let left =
            switch anchor {
            case .start: x
            case .middle: x - width / 2
            case .end: x - width
            }
        return Rect(left: left, top: y - 11, right: left + width, bottom: y + 3.5)
    }

    /// The box of the text in axes that are slanted by 45°: exact for a slanted text, drawn around a horizontal one.
    var turned: Rect {
        guard !isSlanted else { return flat((x - y) * TextBox.slope, (x + y) * TextBox.slope) }
        let box = bounds
        return Rect(
            left: (box.left - box.bottom) * TextBox.slope, top: (box.left + box.top) * TextBox.slope,
            right: (box.right - box.top) * TextBox.slope, bottom: (box.right + box.bottom) * TextBox.slope)
    }
}
