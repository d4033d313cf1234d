/// What a formula says, in English words: there is nothing else for those who hear a page that is set on paper.
extension MathElement {
    /// The element in words, one space between two.
    var spoken: String { speech.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

private extension MathElement {
    var speech: String {
        let parts = elements
        func part(_ index: Int) -> String { index < parts.count ? parts[index].speech : "" }
        switch name {
        case "mi", "mn", "mo", "ms", "mtext": return parts.isEmpty ? spokenToken : spokenRow
        case "mspace", "mphantom", "annotation": return " "
        case "mfrac" where attributes["linethickness"] == "0px": return "\(part(0)) choose \(part(1))"
        case "mfrac":
            return parts.count == 2 && parts.allSatisfy(\.isShort)
                ? "\(part(0)) over \(part(1))" : "the fraction \(part(0)) over \(part(1)), end fraction,"
        case "msqrt": return isShort ? "the square root of \(spokenRow)" : "the square root of \(spokenRow), end root,"
        case "mroot": return "the root of order \(part(1)) of \(part(0)), end root,"
        case "msub", "msup", "msubsup", "munder", "mover", "munderover": return grouped.spokenScripts
        case "mtable": return spokenTable
        default: return spokenRow
        }
    }

    var spokenRow: String {
        let parts = elements
        if parts.count > 1, parts.allSatisfy(\.isUprightLetter) { return words }
        return parts.map(\.speech).joined(separator: " ")
    }

    /// Whether nothing could belong to it by mistake.
    var isShort: Bool { ["mi", "mn", "mtext"].contains(name) || elements.count == 1 && elements[0].isShort }

    var spokenToken: String {
        let text = words
        if name == "mtext" || name == "mn" || text.count > 1 && text.allSatisfy(\.isLetter) { return text }
        let kind = attributes["mathvariant"].flatMap { variant in
            ["bold", "double-struck", "script", "fraktur", "bold-italic"].contains(variant) ? variant : nil
        }
        let names = text.unicodeScalars.map { spokenName($0) }.joined(separator: " ")
        return (kind.map { $0 == "bold-italic" ? "bold " : "\($0) " } ?? "") + names
    }

    var spokenScripts: String {
        let parts = elements
        guard let base = parts.first, parts.count > 1 else { return spokenRow }
        let (first, last) = (parts[1].speech, parts[parts.count - 1].speech)
        if let sign = parts[1].accentName, parts.count == 2, name.hasPrefix("m"), ["mover", "munder"].contains(name) {
            return "\(base.speech) \(sign)"
        }
        let isLarge = base.words.unicodeScalars.contains { largeOperators.contains($0) }
        switch name {
        case "msub":
            return isLarge ? "\(base.speech) over \(first) of" : "\(base.speech) sub \(first)\(ending(parts[1]))"
        case "munder": return "\(base.speech) over \(first) of"
        case "msup": return "\(base.speech) \(power(parts[1]))"
        case "mover": return "\(base.speech) with \(first) above"
        case "munderover" where !isLarge && !base.words.contains("\u{2061}"):
            return "\(base.speech) with \(last) above and \(first) below"
        case "msubsup" where !isLarge:
            return "\(base.speech) sub \(first)\(ending(parts[1])) \(power(parts[2]))"
        default: return "\(base.speech) from \(first) to \(last) of"
        }
    }

    func ending(_ part: MathElement) -> String { part.isShort ? "" : ", end sub," }

    func power(_ exponent: MathElement) -> String {
        switch exponent.words {
        case "2": "squared"
        case "3": "cubed"
        case "′": "prime"
        case "′′": "double prime"
        case "⊤", "T": "transposed"
        case "∗", "*": "star"
        default: "to the power of \(exponent.speech)" + (exponent.isShort ? "" : ", end power,")
        }
    }

    /// What an accent is called; `nil` for what is none.
    var accentName: String? {
        [
            "^": "hat", "\u{02C6}": "hat", "~": "tilde", "\u{02DC}": "tilde", "ˉ": "bar", "¯": "bar", "‾": "bar",
            "˙": "dot", "¨": "double dot", "\u{20D7}": "vector", "→": "vector", "˘": "breve", "ˇ": "check",
            "⏞": "under a brace", "⏟": "over a brace", "´": "acute", "`": "grave", "˚": "ring",
        ][words]
    }

    var spokenTable: String {
        // Sides of an equation are one line.
        let isEquation = attributes["columnspacing"]?.hasPrefix("0em") == true
        let rows = elements.map { row in
            row.elements.filter { $0.attributes["class"] == nil }.map(\.spoken).filter { !$0.isEmpty }.joined(
                separator: isEquation ? " " : ", ")
        }
        if rows.count == 1 { return rows[0] }
        return rows.enumerated().map { "row \($0 + 1): \($1);" }.joined(separator: " ")
    }
}

private let largeOperators: Set<Unicode.Scalar> = ["∑", "∏", "∐", "∫", "∬", "∭", "∮", "⋃", "⋂", "⨁", "⨂"]

/// A sign's name, as it is read out: "alpha", "is less than or equal to".
private func spokenName(_ scalar: Unicode.Scalar) -> String {
    if let name = spokenSigns[scalar] { return name }
    if scalar.isASCII { return scalar.value > 32 ? String(scalar) : " " }
    if ("\u{2000}"..."\u{206F}").contains(scalar) || scalar.properties.isWhitespace { return " " }
    guard let name = scalar.properties.name?.lowercased() else { return String(scalar) }
    for prefix in ["greek small letter ", "greek capital letter ", "mathematical "] where name.hasPrefix(prefix) {
        let rest = String(name.dropFirst(prefix.count))
        return prefix == "greek capital letter " ? "capital \(rest)" : rest.replacing("lamda", with: "lambda")
    }
    return scalar.properties.isAlphabetic && name.hasPrefix("latin") ? String(scalar) : name
}

private let spokenSigns: [Unicode.Scalar: String] = [
    "+": "plus", "−": "minus", "-": "minus", "=": "equals", "<": "is less than", ">": "is greater than",
    "≤": "is less than or equal to", "≥": "is greater than or equal to", "≠": "is not equal to",
    "≈": "is approximately", "∼": "is distributed as", "∝": "is proportional to", "≡": "is equivalent to",
    "×": "times", "⋅": "times", "·": "times", "/": "over", "±": "plus or minus", "∓": "minus or plus",
    "∑": "the sum", "∏": "the product", "∫": "the integral", "∂": "partial", "∇": "nabla", "∞": "infinity",
    "∈": "in", "∉": "not in", "⊂": "is a subset of", "⊆": "is a subset of or equal to", "∪": "union",
    "∩": "intersection", "∅": "the empty set", "→": "to", "←": "from", "⇒": "implies", "⇔": "if and only if",
    "↦": "maps to", "∣": "|", "∥": "norm bar", "‖": "norm bar", "∀": "for all", "∃": "there is", "¬": "not",
    "∧": "and", "∨": "or", "(": "(", ")": ")", "[": "[", "]": "]", "{": "{", "}": "}", ",": ",", ".": ".",
    ":": ":", ";": ";", "!": "factorial", "…": "and so on", "⋯": "and so on", "⋮": "and so on", "⋱": "and so on",
    "′": "prime", "⊤": "transposed", "∗": "star", "*": "star", "∘": "composed with", "⊙": "elementwise times",
    "⊗": "tensor product", "⊕": "direct sum", "ϵ": "epsilon", "ε": "epsilon", "ϑ": "theta", "ϕ": "phi", "φ": "phi",
    "λ": "lambda", "Λ": "capital lambda", "ℓ": "l", "ℏ": "h bar",
    "⌊": "floor of", "⌋": ", end floor,", "⌈": "ceiling of", "⌉": ", end ceiling,", "⟨": "angle bracket",
    "⟩": "end angle bracket",
]
