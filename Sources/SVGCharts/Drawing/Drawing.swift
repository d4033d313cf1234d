/// A chart as shapes and texts at their places: all that is left is to write it down.

/// Shapes, then texts above them.
struct Drawing: Equatable {
    var width: Double
    var height: Double
    /// Ids of clip paths begin with this.
    var id: String
    var nodes: [SVGNode] = []
    var texts: [TextBox] = []
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

    /// The texts as elements, neighbours of one style in one group.
    var textNodes: [SVGNode] {
        var groups: [(style: String, nodes: [SVGNode])] = []
        for text in texts {
            let style = "t " + text.style + (text.anchor == .middle ? " m" : text.anchor == .end ? " e" : "")
            if groups.last?.style != style { groups.append((style, [])) }
            groups[groups.count - 1].nodes.append(text.node)
        }
        return groups.compactMap { .group($0.style, $0.nodes) }
    }
}

private extension TextBox {
    var node: SVGNode {
        let turn = isSlanted ? [SVGAttribute("transform", "rotate(-45 \(pixels(x)) \(pixels(y)))")] : []
        return .element("text", [SVGAttribute("x", x), SVGAttribute("y", y)] + turn, .title(title) + [.text(text)])
    }
}
