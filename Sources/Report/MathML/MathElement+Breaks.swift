/// Where a displayed formula that is wider than the line may be broken.
extension MathElement {
    /// The formula's rows in Typst's syntax, each in pieces before which a line may begin: before a relation or a sign that
    /// joins two terms, behind a comma and behind a wide space. None where it cannot be taken apart.
    var typstRows: [TypstFormula.Row] {
        if isHolder { return elements[0].typstRows }
        if name == "mtable" { return equations ?? [] }
        let parts = typstParts
        return parts.count > 1 ? [TypstFormula.Row(parts: parts)] : []
    }
}

private extension MathElement {
    /// The rows of an `aligned` of one pair of sides, or of a `gathered`; `nil` for another table.
    var equations: [TypstFormula.Row]? {
        let rows = elements.map(\.cells)
        let isPairs = attributes["columnspacing"]?.hasPrefix("0em") == true
        guard rows.allSatisfy({ $0.count <= (isPairs ? 2 : 1) }), attributes["rowlines"] == nil else { return nil }
        return rows.map { cells in
            let parts = cells.last.map { MathElement(name: "mrow", children: $0.children).typstParts } ?? []
            return TypstFormula.Row(lead: cells.count > 1 ? cells[0].typst : "", parts: parts)
        }
    }

    var typstParts: [TypstFormula.Part] {
        if isHolder { return elements[0].typstParts }
        guard !isWhole else { return [TypstFormula.Part(isInner: false, code: typst)] }
        var (parts, part, depth, isInner) = ([TypstFormula.Part](), [MathElement](), 0, false)
        func end() {
            let code = MathElement(name: "mrow", children: part.map(MathNode.element)).typstRow
            if !code.allSatisfy(\.isWhitespace) { parts.append(TypstFormula.Part(isInner: isInner, code: code)) }
        }
        for element in elements {
            if part.last?.isPause == true || element.isJoint && part.last?.endsTerm == true {
                end()
                (part, isInner) = ([], depth > 0)
            }
            depth = max(0, depth + element.bracketStep)
            part.append(element)
        }
        end()
        return parts
    }

    /// Whether it does nothing but hold one other.
    var isHolder: Bool {
        elements.count == 1 && (name == "mrow" || isDisplayStyle)
            && ["mrow", "mstyle", "mtable"].contains(elements[0].name)
    }

    /// Whether it says what holds of displayed formulas anyway.
    var isDisplayStyle: Bool {
        name == "mstyle" && attributes["scriptlevel"] == "0" && attributes["displaystyle"] == "true"
            && attributes["mathcolor"] == nil && attributes["mathsize"] == nil
    }

    /// Whether its line cannot be taken apart: it is no line, has a look of its own, brackets that grow, breaks of the
    /// author's, or is a word.
    var isWhole: Bool {
        let parts = elements
        return !(name == "mrow" || isDisplayStyle) || parts.first?.isFence == true || parts.last?.isFence == true
            || parts.contains { $0.attributes["linebreak"] == "newline" } || parts.allSatisfy(\.isUprightLetter)
    }

    var isJoint: Bool {
        name == "mo" && (joints.contains(words) || ["0.2778em", "0.2222em"].contains(attributes["lspace"]))
    }

    /// Whether a line may begin behind it, whatever that begins with.
    var isPause: Bool {
        words == "," && name == "mo"
            || name == "mspace" && attributes["width"].flatMap { Double($0.dropLast(2)) } ?? 0 >= 1
    }

    /// Whether what joins two terms may stand behind it: behind another sign or an opening bracket it is a sign of one.
    var endsTerm: Bool { name != "mo" || bracketStep < 0 || words == "!" || words == "′" }

    /// How many brackets it opens.
    var bracketStep: Int {
        guard name == "mo" else { return 0 }
        return ["(", "[", "{", "⟨", "⌊", "⌈"].contains(words)
            ? 1 : [")", "]", "}", "⟩", "⌋", "⌉"].contains(words) ? -1 : 0
    }
}

/// Relations, and signs between two terms. That something is in a set stays in its line.
private let joints: Set = [
    "=", "<", ">", "≤", "≥", "≪", "≫", "≈", "≃", "≅", "∼", "≡", "≠", "∝", "⊂", "⊆", "⊃", "⊇", "→", "⟶", "⇒", "⟹", "⇔",
    "⟺", "≐", "≔", "⊢", "⊨", "+", "−", "±", "∓", "×", "⋅", "∪", "∩", "∨", "∧", "∘", "⊕", "⊗", "⊙", "∖",
]
