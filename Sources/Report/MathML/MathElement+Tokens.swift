extension MathElement {
    /// A letter, number, sign or word, with the letters of its variant as characters of their own. KaTeX puts other
    /// elements into tokens, where browsers see only their text.
    var token: MathElement {
        guard elements.isEmpty else { return wrapped }
        var element = self
        let variant = element.attributes.removeValue(forKey: "mathvariant")
        switch (variant, name) {
        case (nil, _): break
        case ("normal", "mi") where words.count == 1: element.attributes["mathvariant"] = "normal"
        case ("normal", _),
            ("italic", "mi") where words.count == 1:
            break
        case (let variant?, "mtext"): element.addStyle(contentsOf: textStyles[variant])
        case (let variant?, _): element.setLetters(variant)
        }
        if bars[words] != nil { element.setBar() }
        if element.attributes["fence"] == "true" {
            element.attributes.merge(["stretchy": "true", "symmetric": "true"]) { own, _ in own }
        }
        return element
    }

    /// Whether it stands for what a formula is about, so that a function's name keeps its distance.
    var isOrdinary: Bool {
        (name != "mo" || bars.values.contains(words)) && name != "mspace" && !(name == "mrow" && children.isEmpty)
    }
}

private extension MathElement {
    /// What a token stands for that holds elements: an operator's name where it has its own spacing, else a row.
    var wrapped: MathElement {
        let isName = name == "mo" && attributes["lspace"] != nil && elements.allSatisfy(\.isWord)
        return isName
            ? MathElement(name: "mo", attributes: attributes, children: [.text(words)]) : .row(children)
    }

    var isWord: Bool { name == "mrow" ? elements.allSatisfy(\.isWord) : ["mi", "mn", "mtext"].contains(name) }

    mutating func addStyle(contentsOf declaration: String?) { if let declaration { addStyle(declaration) } }

    mutating func setLetters(_ variant: String) {
        let letters = MathAlphabet(rawValue: variant)
        let text = words
        let set = letters.map { letters in String(text.flatMap { [letters[$0] ?? $0] }) } ?? text
        children = [.text(set)]
        // What has no letters of its own, a bold +, is made bold by the font.
        if set == text, variant.hasPrefix("bold") { addStyle("font-weight:bold") }
        if name == "mi", set == text, text.count == 1 { attributes["mathvariant"] = "normal" }
    }

    /// KaTeX writes |x| with the sign of divisibility, which neither grows nor stands close; as a relation it stays.
    mutating func setBar() {
        guard name == "mi" || attributes["fence"] != nil || attributes["stretchy"] == "false" else { return }
        children = [.text(bars[words] ?? words)]
        if name == "mi" { (name, attributes) = ("mo", ["stretchy": "false"]) }
        attributes.merge(["lspace": "0em", "rspace": "0em"]) { own, _ in own }
    }
}

private let bars = ["\u{2223}": "|", "\u{2225}": "\u{2016}", "|": "|"]

/// How words in a variant are shown; they keep their letters, since they are read and searched as words.
private let textStyles = [
    "bold": "font-weight:bold", "italic": "font-style:italic", "bold-italic": "font:italic bold 1em var(--serif)",
    "sans-serif": "font-family:var(--sans)", "monospace": "font-family:var(--mono)",
    "bold-sans-serif": "font:bold 1em var(--sans)", "sans-serif-italic": "font:italic 1em var(--sans)",
]
