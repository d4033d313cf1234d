/// How wide a formula is, about: no browser makes one narrower than its signs, and on paper none can be scrolled.
extension MathElement {
    /// The formula, which says in its style how many times its letters' size it is wide, where a page of paper may be
    /// narrower: the style sheet then makes it smaller. Of formulas of Core.
    var withPaperWidth: MathElement {
        let width = (estimatedWidth * 1.04).rounded(.up)
        guard width > widestSurelyPrinted else { return self }
        var element = self
        element.addStyle("--em:\(Int(min(width, 9999)))")
        return element
    }

    /// The width in its letters' size: for those that are wider than a line between 0.97 and 1.3 of what Chromium draws.
    private var estimatedWidth: Double {
        switch name {
        case "mi", "mn", "mtext", "ms": return words.unicodeScalars.reduce(0) { $0 + width(of: $1) }
        case "mo": return signWidth
        case "mspace": return length("width") ?? 0
        case "annotation": return 0
        case "semantics": return elements.first?.estimatedWidth ?? 0
        case "mtable": return tableWidth
        default: break
        }
        let widths = elements.map(\.estimatedWidth)
        let (base, scripts) = (widths.first ?? 0, (widths.dropFirst().max() ?? 0) * 0.72)
        switch name {
        case "mfrac": return (widths.max() ?? 0) + 0.24
        case "msub", "msup", "msubsup": return base + scripts + 0.05
        case "munder", "mover", "munderover": return max(base, scripts)
        case "mroot": return base + scripts + 0.95
        default: return lineWidth(widths) + (name == "msqrt" ? 0.95 : 0)
        }
    }

    private var signWidth: Double {
        if ["", "\u{2061}", "\u{2062}", "\u{2063}"].contains(words) { return 0 }
        if words.count == 1, "()[]{}|‖⟨⟩⌊⌋⌈⌉,;.!".contains(words) { return 0.46 }
        if words.count == 1, "∑∏∐∫∮⋃⋂⨁⨂".contains(words) { return 1.67 }
        let space = words.count == 1 && "+−±∓×⋅∗∘⊕⊗∪∩∧∨∖÷".contains(words) ? 0.23 : 0.28
        return Double(words.count) * 0.78 + (length("lspace") ?? space) + (length("rspace") ?? space)
    }

    private var tableWidth: Double {
        var columns: [Double] = []
        for row in elements {
            for (index, cell) in row.elements.enumerated() {
                if index == columns.count { columns.append(0) }
                columns[index] = max(columns[index], cell.estimatedWidth)
            }
        }
        return columns.reduce(0) { $0 + $1 + 1 }
    }

    /// The widest of the lines that the author's breaks make of what is so wide.
    private func lineWidth(_ widths: [Double]) -> Double {
        var lines = [0.0]
        for (element, width) in zip(elements, widths) {
            if element.attributes["linebreak"] == "newline" { lines.append(0) }
            lines[lines.count - 1] += width
        }
        return lines.max() ?? 0
    }

    private func length(_ name: String) -> Double? {
        attributes[name].flatMap { $0.hasSuffix("em") ? Double($0.dropLast(2)) : nil }
    }
}

/// How wide a formula is that surely fits the paper: its lines have 44 of the letters' size.
private let widestSurelyPrinted = 38.0

private func width(of letter: Unicode.Scalar) -> Double {
    switch letter {
    case "m", "w", "M", "W": 0.9
    case " ", ".", ",", "i", "j", "l", "|", "\u{2009}", "\u{200A}": 0.3
    case "\u{2061}", "\u{2062}", "\u{2063}", "\u{200B}": 0
    // Letters of alphabets of their own are as wide as capitals.
    default: letter.properties.isUppercase || letter.value > 0x1D3FF ? 0.78 : 0.53
    }
}
