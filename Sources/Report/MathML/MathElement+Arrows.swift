/// Arrows with words above and below them. Browsers stretch them to the width of the words, and know a least size of signs
/// that grow upwards alone, so that an arrow of few words would be short.
extension MathElement {
    /// With a space beside the words that is as wide as KaTeX draws the arrow at least.
    var withLongArrow: MathElement {
        guard var arrow = children.first?.element, arrow.name == "mo", arrow.attributes["stretchy"] == "true",
            let size = arrow.attributes.removeValue(forKey: "minsize")
        else { return self }
        let length = size == diagramSize ? 3 : lengths[arrow.words] ?? 0.888
        // The space is as small as the words, which are scripts.
        let space = MathNode.element("mspace", ["width": "\((length / 0.7 * 100).rounded() / 100)em"], [])
        var element = MathElement(name: "munderover", attributes: attributes, children: children)
        element.children[0] = .element(arrow)
        switch name {
        case "mover": element.children.insert(space, at: 1)
        case "munder": element.children.append(space)
        default: element.children[2] = .element("munder", ["accentunder": "true"], [children[2], space])
        }
        return element
    }

    /// Whether it is a commutative diagram.
    var isDiagram: Bool {
        name == "mtable" && attributes["rowspacing"] == "0.25em" && attributes["columnspacing"] == "0.5em"
    }

    /// The diagram, whose arrows are longer than those between words.
    var withDiagramArrows: MathElement {
        var element = self
        if name == "mo", attributes["minsize"] == "3.0em" { element.attributes["minsize"] = diagramSize }
        element.children = children.map { child in
            if case .element(let child) = child { .element(child.withDiagramArrows) } else { child }
        }
        return element
    }
}

/// Marks an arrow of a diagram.
private let diagramSize = "diagram"

/// The least lengths in em, as KaTeX has them by the commands of these signs.
private let lengths = [
    "\u{2190}": 1.469, "\u{2192}": 1.469, "\u{21D0}": 1.526, "\u{21D2}": 1.526, "\u{2194}": 1.75, "\u{21D4}": 1.75,
    "\u{21A9}": 1.08, "\u{21AA}": 1.08, "\u{21A6}": 1.5, "\u{21CB}": 1.75, "\u{21CC}": 1.75, "\u{21C4}": 1.75,
]
