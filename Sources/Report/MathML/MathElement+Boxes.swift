extension MathElement {
    /// What is struck out or framed, by borders and backgrounds.
    var enclosed: MathElement {
        let notations = (attributes["notation"] ?? "").split(separator: " ").map(String.init)
        var element = MathElement(name: "mrow", children: children)
        for notation in notations {
            if let style = enclosures[notation] { element.addStyle(style) }
            // KaTeX says that words in it are not small, and draws them so.
            if notation == "actuarial" {
                element.children = children.map { child in
                    guard var style = child.element, style.name == "mstyle" else { return child }
                    style.attributes["scriptlevel"] = nil
                    return .element(style)
                }
            }
        }
        let strokes = notations.compactMap { strikes[$0] }
        if !strokes.isEmpty {
            // Paper leaves backgrounds out unless it is told otherwise.
            element.addStyle("background:" + strokes.joined(separator: ","), "print-color-adjust:exact")
        }
        return element
    }

    /// Space around something, and things that take no space. Core knows lengths alone, not those that are relative to
    /// what is inside.
    var padded: MathElement {
        if attributes["width"]?.hasPrefix("+") == true { return surrounded }
        var element = self
        element.attributes["class"] = nil
        if let shift = element.attributes["lspace"], shift.hasSuffix("width") {
            element.attributes["lspace"] = nil
            let percent = (Double(shift.dropLast("width".count)) ?? 0) * 100
            element.children = [
                .element("mrow", ["style": "transform:translateX(\(Int(percent))%)"], children)
            ]
        }
        return element.attributes.isEmpty ? .row(children) : element
    }

    /// Black letters on grounds of the author's own, which were chosen for them: a dark page's are pale. Letters of a
    /// colour that the author chose too keep it.
    var withInkOnGrounds: MathElement {
        var element = self
        guard attributes["mathcolor"] == nil else { return element }
        if attributes["mathbackground"] != nil {
            element.attributes["mathcolor"] = "black"
            return element
        }
        element.children = children.map { child in
            if case .element(let child) = child { .element(child.withInkOnGrounds) } else { child }
        }
        return element
    }
}

private extension MathElement {
    var surrounded: MathElement {
        var element = MathElement(name: "mrow", attributes: attributes, children: children)
        let above = element.attributes["height"] == nil ? "0" : element.attributes["voffset"] ?? "0"
        element.addStyle("padding:\(above) \(element.attributes["lspace"] ?? "0")")
        for name in ["width", "height", "lspace", "voffset"] { element.attributes[name] = nil }
        return element
    }
}

private let enclosures = [
    "box": "border:0.05em solid;padding:0.25em", "top": "border-top:0.05em solid", "right": "border-right:0.05em solid",
    "bottom": "border-bottom:0.05em solid", "left": "border-left:0.05em solid",
    "actuarial": "border-top:0.05em solid;border-right:0.05em solid;padding:0.1em 0.1em 0 0",
    "phasorangle": "border-bottom:0.05em solid;padding:0 0 0.1em 0.6em",
]

/// Lines through something: the middle of a gradient from one colour to the same. One toward the corner at the bottom runs
/// up, since what is of one colour stands across.
private let strikes = [
    "updiagonalstrike": stroke("to bottom right"), "downdiagonalstrike": stroke("to top right"),
    "horizontalstrike": stroke("to bottom"),
    "phasorangle": stroke("to bottom right") + " 0 0/0.6em 100% no-repeat",
]

private func stroke(_ direction: String) -> String {
    "linear-gradient(\(direction),transparent calc(50% - 0.03em),currentcolor 0 calc(50% + 0.03em),transparent 0)"
}
