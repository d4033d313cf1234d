/// KaTeX's MathML in Typst's syntax of mathematics. Every sign is escaped, so that nothing means more than itself; spaces
/// stand between all, as letters side by side would be a name.
extension MathElement {
    /// The element in Typst's syntax.
    var typst: String {
        switch name {
        case "mi", "mn", "mo", "ms": typstToken
        case "mtext": typstText
        case "mspace": attributes["linebreak"] == "newline" ? "\\ " : typstSpace(attributes["width"])
        case "mfrac": typstFraction
        case "msqrt": "sqrt(\(filled(typstRow)))"
        case "mroot": call("root", part(1), part(0))
        case "msub", "msup", "msubsup": typstScripts(grouped, isLimits: false)
        case "munder", "mover", "munderover": grouped.typstLimits
        case "mtable": typstTable
        case "menclose": typstEnclosure
        case "mphantom": "hidden(\(filled(typstRow)))"
        case "mstyle": typstStyled
        case "annotation": ""
        default: typstRow
        }
    }

    /// The children in a line.
    var typstRow: String {
        let parts = elements
        if parts.count > 1, parts.first?.isFence == true || parts.last?.isFence == true {
            let ends = [0, parts.count - 1]
            let codes = parts.enumerated().map { index, part in
                part.isFence && !ends.contains(index) ? "mid(\(part.typst))" : part.typst
            }
            return "lr(\(codes.joined(separator: " ")))"
        }
        if parts.count > 1, parts.allSatisfy(\.isUprightLetter) { return "upright(\(quotedTypst(words)))" }
        return parts.enumerated().filter { $0.element.words != "\u{2061}" }.map { index, part in
            part.name == "mi" && index + 1 < parts.count && parts[index + 1].words == "\u{2061}"
                ? "op(\(quotedTypst(part.words)))" : part.typst
        }.joined(separator: " ")
    }

    /// What an argument is, where it may be nothing.
    func filled(_ code: String) -> String { code.allSatisfy { $0 == " " } ? "\"\"" : code }

    /// Whether it is a bracket that grows with what is in it.
    var isFence: Bool { name == "mo" && attributes["fence"] == "true" }

    /// Whether it is a bracket that keeps its size, as KaTeX writes `\lvert`.
    private var isBracket: Bool {
        attributes["fence"] != nil || attributes["stretchy"] == "false" && attributes["lspace"] == nil
    }

    /// A letter of a word that is set upright.
    var isUprightLetter: Bool {
        name == "mi" && attributes["mathvariant"] == "normal" && words.count == 1 && words.first?.isLetter == true
    }
}

private extension MathElement {
    func part(_ index: Int) -> String { index < elements.count ? elements[index].typst : "" }

    func call(_ name: String, _ arguments: String...) -> String {
        "\(name)(\(arguments.map(filled).joined(separator: ", ")))"
    }

    var typstToken: String {
        guard elements.isEmpty else { return typstClassed }
        let (text, variant) = (words, attributes["mathvariant"])
        if text.isEmpty || text == "\u{2061}" { return "" }
        if name == "mi", text.count > 1, variant == nil || variant == "normal" {
            return text.allSatisfy(\.isLetter) ? "op(\(quotedTypst(text)))" : "upright(\(quotedTypst(text)))"
        }
        if let size = attributes["minsize"] {
            return "\(arrows.contains(text) ? "stretch" : "lr")(\(signs(text)), size: #\(size))"
        }
        if let bar = ["\u{2223}": "\\|", "\u{2225}": "\\‖", "|": "\\|"][text], name == "mi" || isBracket {
            return isFence ? bar : "class(\"normal\", \(bar))"
        }
        if name == "mn", variant?.hasPrefix("bold") == true { return "bold(\(quotedTypst(text)))" }
        guard let variant else { return signs(text) }
        if variant == "normal" { return name == "mi" ? "upright(\(signs(text)))" : signs(text) }
        let letters = MathAlphabet(rawValue: variant)
        return text.map { letter in
            if let letter = letters?[letter] { return String(letter) }
            return variant.hasPrefix("bold") ? "bold(\(signs(String(letter))))" : signs(String(letter))
        }.joined(separator: " ")
    }

    /// What KaTeX puts into an operator: the space around it says which kind it is.
    var typstClassed: String {
        let isName = elements.allSatisfy { $0.name == "mi" || $0.name == "mtext" }
        let kinds = ["0.2778em": "relation", "0.2222em": "binary", "0.22em": "binary", "0em": "normal"]
        if let kind = attributes["lspace"].flatMap({ kinds[$0] }) { return "class(\"\(kind)\", \(typstRow))" }
        return isName && name == "mo" ? "op(\(quotedTypst(words)))" : typstRow
    }

    var typstText: String {
        let text = words
        guard text.contains(where: { !$0.isWhitespace }) else {
            return text.isEmpty ? "" : typstSpace("\(0.25 * Double(text.count))em")
        }
        let styles = [
            "bold": "bold", "italic": "italic", "monospace": "mono", "sans-serif": "sans", "bold-italic": "bold",
            "bold-sans-serif": "bold", "sans-serif-italic": "sans",
        ]
        let quoted = quotedTypst(text)
        return attributes["mathvariant"].flatMap { styles[$0] }.map { "\($0)(\(quoted))" } ?? quoted
    }

    func typstSpace(_ width: String?) -> String {
        guard let width, width.hasSuffix("em"), let number = Double(width.dropLast(2)) else { return "" }
        return "#h(\(number)em)"
    }

    var typstFraction: String {
        let body = call("frac", part(0), part(1))
        // `\binom` is a fraction without its line.
        return attributes["linethickness"] == "0px"
            ? "mat(delim: #none, row-gap: #0.3em, \(part(0)); \(part(1)))" : body
    }

    func typstScripts(_ element: MathElement, isLimits: Bool) -> String {
        let parts = element.elements
        guard let base = parts.first else { return "" }
        let isBig = base.name == "mo" || base.words.contains("\u{2061}") || base.name == "mi" && base.words.count > 1
        let set = filled(base.typst)
        let held = isLimits ? "limits(\(set))" : isBig ? "scripts(\(set))" : set
        let names = ["msub": ["b"], "munder": ["b"], "msup": ["t"], "mover": ["t"]][element.name] ?? ["b", "t"]
        let scripts = zip(names, parts.dropFirst()).compactMap { name, part in
            part.typst.isEmpty ? nil : "\(name): \(part.typst)"
        }
        return "attach(\(([held] + scripts).joined(separator: ", ")))"
    }

    /// What stands above or below: accents, braces and limits.
    var typstLimits: String {
        let parts = elements
        guard parts.count == 2, parts[1].name == "mo" else { return typstScripts(self, isLimits: true) }
        let (base, sign, isAbove) = (parts[0].typst, parts[1].words, name == "mover")
        let isStretched = parts[1].attributes["stretchy"] == "true"
        if let name = (isAbove ? overs : unders)[sign] {
            return call(name, base)
        }
        let isAccent = attributes["accent"] == "true" || attributes["accentunder"] == "true"
        if isAbove, isAccent, let accent = typstAccents[sign] { return call("accent", base, "\\u{\(accent)}") }
        let mark = isStretched ? "stretch(\(parts[1].typst))" : parts[1].typst
        return "attach(limits(\(filled(base))), \(isAbove ? "t" : "b"): \(mark))"
    }

    var typstStyled: String {
        var body = filled(typstRow)
        if attributes["scriptlevel"] == "0" {
            body = "\(attributes["displaystyle"] == "true" ? "display" : "inline")(\(body))"
        } else if let style = ["1": "script", "2": "sscript"][attributes["scriptlevel"] ?? ""] {
            body = "\(style)(\(body))"
        }
        if let size = attributes["mathsize"], size.hasSuffix("em") { body = "text(size: #\(size), \(body))" }
        return attributes["mathcolor"].flatMap(typstColor).map { "text(fill: #rgb(\"\($0)\"), \(body))" } ?? body
    }

    var typstEnclosure: String {
        let notation = attributes["notation"] ?? ""
        switch notation {
        case "updiagonalstrike": return "cancel(\(filled(typstRow)))"
        case "downdiagonalstrike": return "cancel(inverted: #true, \(typstRow))"
        case "updiagonalstrike downdiagonalstrike": return "cancel(cross: #true, \(typstRow))"
        case "horizontalstrike": return "cancel(angle: #90deg, \(typstRow))"
        default: return "boxed(#\(quotedTypst(spoken)), #\(quotedTypst(notation)), \(typstRow))"
        }
    }

    func signs(_ text: String) -> String { text.unicodeScalars.map(sign).joined(separator: " ") }

    /// A sign that stands for itself.
    func sign(_ scalar: Unicode.Scalar) -> String {
        if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) { return String(scalar) }
        // Also ⟨ would look for its end, were it not escaped.
        let isSeen =
            scalar.value > 32 && !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
        return isSeen ? "\\\(scalar)" : "\\u{\(hexadecimal(scalar))}"
    }
}

/// What is drawn over a whole formula, and under it. KaTeX has no character for line segments, and writes its script's
/// word for that.
private let overs = ["‾": "overline", "⏞": "overbrace", "⎴": "overbracket", "undefined": "overbracket"]
private let unders = ["‾": "underline", "⏟": "underbrace", "⎵": "underbracket", "undefined": "underbracket"]

/// What is stretched along the line or across it, and is no bracket.
private let arrows: Set = ["→", "←", "↔", "⇒", "⇐", "⇔", "=", "↑", "↓", "⟶", "⟵"]

/// Combining characters, in hexadecimal, for the accents that KaTeX writes.
private let typstAccents = [
    "^": "302", "\u{02C6}": "302", "~": "303", "\u{02DC}": "303", "ˉ": "304", "¯": "304", "˙": "307", "¨": "308",
    "\u{20DB}": "20DB", "\u{20DC}": "20DC", "\u{20D7}": "20D7", "→": "20D7", "←": "20D6", "↔": "20E1", "˘": "306",
    "ˇ": "30C", "\u{02CA}": "301", "´": "301", "\u{02CB}": "300", "`": "300", "˚": "30A",
]

/// A colour in hexadecimal: as it is written, or by its name in CSS; `nil` for one that is not known.
private func typstColor(_ name: String) -> String? {
    if name.hasPrefix("#") { return name }
    return [
        "red": "#ff0000", "blue": "#0000ff", "green": "#008000", "orange": "#ffa500", "purple": "#800080",
        "gray": "#808080", "grey": "#808080", "black": "#000000", "white": "#ffffff", "teal": "#008080",
        "brown": "#a52a2a", "magenta": "#ff00ff", "cyan": "#00ffff", "olive": "#808000", "navy": "#000080",
        "maroon": "#800000", "crimson": "#dc143c", "darkgreen": "#006400", "darkblue": "#00008b",
        "darkred": "#8b0000",
    ][name.lowercased()]
}

private func hexadecimal(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16) }
