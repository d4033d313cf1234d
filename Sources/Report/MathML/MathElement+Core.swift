extension MathElement {
    /// The element, and all below it, in MathML Core, which is what browsers know: KaTeX writes MathML 3, of which they
    /// pass over letters' variants, alignment, enclosures and relative lengths without a word.
    /// https://www.w3.org/TR/mathml-core/
    var inCore: MathElement {
        var element = isDiagram ? withDiagramArrows : self
        element.children = element.children.map { child in
            if case .element(let child) = child { .element(child.inCore) } else { child }
        }
        switch name {
        case "mi", "mn", "mo", "mtext", "ms": return element.token
        case "msub", "msup", "msubsup": return element.grouped.withTightScripts
        case "munderover": return element.grouped.withTightScripts.withLongArrow
        case "mover", "munder":
            return element.grouped.isAccented ? element.grouped.accented : element.withTightScripts.withLongArrow
        case "menclose": return element.enclosed
        case "mpadded": return element.padded
        case "mtable": return element.table
        case "math":
            element.attributes["xmlns"] = nil
            element = element.withInkOnGrounds
        default: break
        }
        return element.isRow ? element.row : element
    }

    /// Whether its children stand in a line, as many as there are.
    var isRow: Bool { ["mrow", "mstyle", "mphantom", "msqrt", "mtd", "math"].contains(name) }

    /// An `mrow` of these children, or the only one.
    static func row(_ children: [MathNode]) -> MathElement {
        if children.count == 1, let only = children[0].element { return only }
        return MathElement(name: "mrow", children: children)
    }

    /// Scripts of one base: KaTeX writes a base of two parts, `{\sin}^2`, as two.
    var grouped: MathElement {
        let surplus = children.count - (["msubsup", "munderover"].contains(name) ? 3 : 2)
        guard surplus > 0 else { return self }
        var element = self
        element.children = [.element("mrow", [:], Array(children[...surplus]))] + children[(surplus + 1)...]
        return element
    }
}

private extension MathElement {
    /// Scripts without space around their signs, as TeX sets them.
    var withTightScripts: MathElement {
        var element = self
        for index in element.children.indices.dropFirst() {
            if let script = element.children[index].element { element.children[index] = .element(script.tight) }
        }
        return element
    }

    var tight: MathElement {
        var element = self
        if name == "mo" {
            let isSpaced = attributes["stretchy"] == nil && words != "\u{2061}"
            if isSpaced { element.attributes.merge(["lspace": "0em", "rspace": "0em"]) { own, _ in own } }
        } else if name != "mtext", attributes["scriptlevel"] != "0" {
            element.children = children.map { child in
                if case .element(let child) = child { .element(child.tight) } else { child }
            }
        }
        return element
    }

    var isAccented: Bool { attributes["accent"] == "true" || attributes["accentunder"] == "true" }

    /// Accents by characters that stand by themselves; the page's font can stretch them. Bars are drawn as borders, so
    /// that no font is needed.
    var accented: MathElement {
        guard children.count == 2, var accent = children[1].element, accent.name == "mo" else { return self }
        let (text, isStretched) = (accent.words, accent.attributes["stretchy"] == "true")
        if text == "\u{203E}", let base = children[0].element {
            let side = name == "mover" ? "top" : "bottom"
            var row = base.name == "mrow" ? base : MathElement(name: "mrow", children: [children[0]])
            row.addStyle("border-\(side):0.05em solid", "padding-\(side):0.12em")
            return row
        }
        // KaTeX has no character for line segments, and writes its script's word for that.
        if text == "undefined" {
            var row = MathElement(name: "mrow", children: [children[0]])
            row.addStyle(segment(name == "mover" ? "top" : "bottom"), "print-color-adjust:exact")
            return row
        }
        accent.attributes["stretchy"] = isStretched ? "true" : "false"
        if text == "\u{20D7}" { accent.attributes["mathsize"] = "60%" }
        accent.children = [.text(accents[text] ?? text)]
        var element = self
        element.children[1] = .element(accent)
        return element
    }
}

private let accents = [
    "^": "\u{02C6}", "~": "\u{02DC}", "\u{20D7}": "\u{2192}", "\u{02C9}": "\u{00AF}", "\u{02CA}": "\u{00B4}",
    "\u{02CB}": "`",
]

/// A line between two feet, which stand across it.
private func segment(_ side: String) -> String {
    let line = side == "top" ? "0.13em" : "calc(100% - 0.13em)"
    let stroke = "linear-gradient(currentcolor,currentcolor)"
    let feet = ["left", "right"].map { "\(stroke) \($0) \(side)/0.05em 0.3em no-repeat" }
    return "padding-\(side):0.4em;background:\(stroke) 0 \(line)/100% 0.05em no-repeat,\(feet.joined(separator: ","))"
}
