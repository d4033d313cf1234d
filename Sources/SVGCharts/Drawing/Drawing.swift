/// A chart as shapes and texts at their places: all that is left is to write it down.

/// Shapes, then texts above them.
struct Drawing: Equatable {
    var width: Double
    var height: Double
    /// Ids of clip paths begin with this.
    var id: String
    var nodes: [SVGNode] = []
    var texts: [TextBox] = []
    /// Annotations for which there was no room.
    var dropped: [String] = []
    /// Numbers are shown as colours.
    var hasShades = false
    /// There are boxes, images or a diagram.
    var hasRareMarks = false

    /// Adds `text` if it covers no other and lies inside the drawing.
    @discardableResult
    mutating func place(_ text: TextBox) -> Bool {
        let page = Rect(left: 0, top: 0, right: width, bottom: height)
        guard page.contains(text.bounds), !texts.contains(where: { $0.overlaps(text) }) else { return false }
        texts.append(text)
        return true
    }

    /// What a reader of the text alternative must know of the drawing: what is in the chart and not to be seen.
    var note: String {
        guard !dropped.isEmpty else { return "" }
        let named = dropped.prefix(5).joined(separator: ", ")
        let rest = dropped.count > 5 ? " and \(dropped.count - 5) more" : ""
        return "Left out for want of room: \(named)\(rest)."
    }

    /// The texts as elements, neighbours of one style in one group. In a file of its own, the outline that keeps a text
    /// clear of what it lies on is a text of its own below: not every program can draw an outline first.
    func textNodes(_ style: SVGStyle) -> [SVGNode] {
        var groups: [(style: String, texts: [TextBox])] = []
        for text in texts {
            if groups.last?.style != text.classes { groups.append((text.classes, [])) }
            groups[groups.count - 1].texts.append(text)
        }
        return groups.flatMap { name, texts -> [SVGNode] in
            let outlines = style == .inline ? [] : texts.filter(\.hasOutline)
            return [
                .group(classes("j", texts[0].anchorClass), outlines.map { $0.node(titled: false) }),
                .group(name, texts.map { $0.node(titled: true) }),
            ].compactMap(\.self)
        }
    }
}

private extension TextBox {
    var anchorClass: String {
        switch anchor {
        case .start: ""
        case .middle: "m"
        case .end: "e"
        }
    }

    var classes: String { SVGCharts.classes("t", style, anchorClass) }

    /// Whether the text may lie on lines: annotations, and names at the ends of lines.
    var hasOutline: Bool { style == "i" || style.hasPrefix("k ") }

    func node(titled: Bool) -> SVGNode {
        let turn = isSlanted ? [SVGAttribute("transform", "rotate(-45 \(pixels(x)) \(pixels(y)))")] : []
        let children = titled ? .title(title) + [.text(text)] : [SVGNode.text(text)]
        return .element("text", [SVGAttribute("x", x), SVGAttribute("y", y)] + turn, children)
    }
}
