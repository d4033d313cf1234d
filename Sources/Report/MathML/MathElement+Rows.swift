extension MathElement {
    /// Children in a line: fences know which side they stand on, names of functions keep their distance, and broken lines
    /// stand below each other.
    var row: MathElement {
        var element = self
        element.children = spaced(withForms(children))
        return element.elements.contains { $0.attributes["linebreak"] == "newline" } ? element.lines : element
    }
}

private extension MathElement {
    /// What opens a row is a prefix, what ends it a postfix, where it is a fence; a sign behind nothing, as `&=` begins a
    /// cell, stands between two things all the same.
    func withForms(_ children: [MathNode]) -> [MathNode] {
        var children = children
        func isEmptyRow(_ node: MathNode) -> Bool {
            node.element.map { $0.name == "mrow" && $0.children.isEmpty } ?? false
        }
        if children.count > 1, isEmptyRow(children[0]), children[1].element?.name == "mo" {
            children.removeFirst()
            setForm("infix", of: &children[0])
        }
        guard children.count > 1 else { return children }
        for (index, form) in [(0, "prefix"), (children.count - 1, "postfix")]
        where children[index].element?.attributes["fence"] == "true" {
            setForm(form, of: &children[index])
        }
        return children
    }

    func setForm(_ form: String, of node: inout MathNode) {
        guard var element = node.element else { return }
        element.attributes["form"] = form
        node = .element(element)
    }

    /// TeX sets a thin space between a function's name and what stands beside it, unless that is a bracket or a sign.
    func spaced(_ children: [MathNode]) -> [MathNode] {
        var spaced: [MathNode] = []
        for (index, child) in children.enumerated() {
            let next = index + 1 < children.count ? children[index + 1].element : nil
            let beginsName = child.element?.endsInApplication == true || next?.isApplication == true
            if beginsName, let last = spaced.last?.element, last.isOrdinary || last.closes, !last.endsInApplication {
                spaced.append(thinSpace)
            }
            spaced.append(child)
            let endsName = child.element.map { $0.isApplication || $0.endsInApplication } ?? false
            if endsName, let next, next.isOrdinary { spaced.append(thinSpace) }
        }
        return spaced
    }

    /// Lines that `\\` breaks, one below another.
    var lines: MathElement {
        let lines = children.split { $0.element?.attributes["linebreak"] == "newline" }
        let rows = lines.map { MathNode.element("mtr", [:], [.element("mtd", [:], Array($0))]) }
        let table = MathNode.element("mtable", name == "math" ? [:] : ["displaystyle": "true"], rows)
        return MathElement(name: name, attributes: attributes, children: [table])
    }

    /// The sign that KaTeX writes behind a function's name, which is not seen.
    var isApplication: Bool { name == "mo" && words == "\u{2061}" }

    /// Whether it is a name with that sign, or has one for its base.
    var endsInApplication: Bool {
        guard let first = elements.first, let last = elements.last else { return false }
        switch name {
        case "mrow": return last.isApplication
        case "msub", "msup", "msubsup", "munder", "mover", "munderover": return first.endsInApplication
        default: return false
        }
    }

    var closes: Bool { name == "mo" && ")]}⟩⌋⌉!".contains(words) && words.count == 1 }
}

private let thinSpace = MathNode.element("mspace", ["width": "0.1667em"])
