/// Text as TeX sets it: what means something to TeX is written so that it means itself, control characters, which it
/// refuses, are left out, and words that no line would hold, as addresses, may end a line within.
func texText(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { !$0.isControl }.map(\.self)
    let breaks = texBreaks(scalars)
    return joinedTeX(
        scalars.indices.flatMap { index in
            let sign = texSigns[scalars[index]] ?? scalars[index].texName ?? String(scalars[index])
            return breaks.contains(index) ? [sign, "\\allowbreak{}"] : [sign]
        })
}

/// Pieces one behind another, parted where TeX's fonts would make one sign of the end of one and the beginning of the
/// next, a dash of `-` and `-`, a quotation mark of `'` and `'`, or `\\` would take what begins the next for its own.
func joinedTeX(_ pieces: [String]) -> String {
    var (joined, last) = ("", UInt8(0))
    for piece in pieces {
        guard let first = piece.utf8.first, let end = piece.utf8.last else { continue }
        if texLigatures.contains([last, first]) { joined += "\\/" }
        joined += last == UInt8(ascii: "\n") && joined.hasSuffix("\\\\\n") ? texBehindCommand(piece) : piece
        last = end
    }
    return joined
}

/// Text behind `\\`, `\item` or a rule of a table, which would take a bracket or an asterisk for their own.
func texBehindCommand(_ text: String) -> String { text.hasPrefix("[") || text.hasPrefix("*") ? "{}" + text : text }

private let texLigatures = Set(["--", "''", "``", ",,", "?`", "!`"].map { Array($0.utf8) })

/// Text behind a `%`, which a line's end would end.
func texComment(_ text: String) -> String {
    text.split { $0.isNewline || $0.unicodeScalars.contains { $0.isControl } }.joined(separator: " ")
}

extension Unicode.Scalar {
    /// Whether Latin Modern has it, as far as it is a letter.
    var isLatinModern: Bool {
        value < 0x250 || 0x1E00...0x1EFF ~= value || !properties.isAlphabetic
    }
}

private extension Unicode.Scalar {
    /// A sign that TeX's fonts lack by its name, "[white heavy check mark]", a bar of a sparkline as a rule; `nil` for
    /// others. Letters have no other name than themselves.
    var texName: String? {
        if 0x2581...0x2588 ~= value {
            let tenths = value - 0x2580
            return "\\rule{0.4em}{0.\(tenths)em}\\kern0.1em "
        }
        guard value > 0x17F, !properties.isAlphabetic, !texKnown.contains(value), let name = properties.name,
            properties.generalCategory != .nonspacingMark, properties.generalCategory != .format
        else { return nil }
        if name.hasPrefix("SYMBOL FOR ") { return "{\\tiny \(name.dropFirst(11))}" }
        return "[\(name.lowercased())]"
    }

    /// Whether it is no sign to be set, but for line feeds and tabs.
    var isControl: Bool { properties.generalCategory == .control && self != "\n" && self != "\t" }
}

/// A number, or one with its interval, in a formula: `97.62 \pm 0.13`; `nil` for words.
func texNumber(_ text: String) -> String? {
    let plain = text.filter { !$0.isWhitespace || $0 == " " }.replacing("−", with: "-")
    guard plain.wholeMatch(of: #/[+-]?[\d.]+(e[+-]?\d+)?( ± [\d.]+(e[+-]?\d+)?)?/#) != nil else { return nil }
    return plain.replacing("±", with: "\\pm").replacing(#/e([+-]?\d+)/#) { " \\times 10^{\($0.1)}" }
}

/// Text of a bookmark, which has letters alone: what is beyond ASCII by its number, as TeX knows few of Unicode's signs.
func texBookmark(_ text: String) -> String {
    joinedTeX(
        text.unicodeScalars.map { sign in
            sign.isASCII
                ? texSigns[sign] ?? String(sign) : "\\unichar{\"\(String(sign.value, radix: 16, uppercase: true))}"
        })
}

/// A value within text: number and unit, or words.
func texValue(_ text: String, unit: String?) -> String {
    let unit = unit.map { "\\,\(texText($0))" } ?? ""
    return (texNumber(text).map { "\\ensuremath{\($0)}" } ?? texText(text)) + unit
}

/// The signs behind Latin's letters that LaTeX's own fonts have.
private let texKnown: Set<UInt32> = [
    0x200C, 0x200D, 0x2010, 0x2011, 0x2012, 0x2015, 0x2016, 0x201A, 0x201E, 0x2020, 0x2021, 0x2022, 0x2030, 0x2031,
    0x2039, 0x203A, 0x203B, 0x203D, 0x2044, 0x2052, 0x20A1, 0x20A4, 0x20A6, 0x20A9, 0x20AB, 0x20AC, 0x20B1, 0x2103,
    0x2116, 0x2117, 0x211E, 0x2120, 0x2122, 0x2127, 0x212E, 0x25E6, 0x25EF, 0x266A, 0x27E8, 0x27E9,
]

private let texSigns: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "_": "\\_", "%": "\\%",
    "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "<": "\\textless{}", ">": "\\textgreater{}",
    "|": "\\textbar{}", "\"": "\\textquotedbl{}", "`": "\\textasciigrave{}",
    "\u{00A0}": "~", "\u{2009}": "\\,", "\u{202F}": "\\,",
    "\u{2007}": "\\phantom{0}", "\u{2003}": "\\quad{}", "\u{2002}": "\\enspace{}",
    "±": "\\ensuremath{\\pm}", "−": "\\ensuremath{-}", "×": "\\ensuremath{\\times}", "·": "\\ensuremath{\\cdot}",
    "≤": "\\ensuremath{\\le}", "≥": "\\ensuremath{\\ge}", "≈": "\\ensuremath{\\approx}", "≠": "\\ensuremath{\\ne}",
    "→": "\\ensuremath{\\to}", "∞": "\\ensuremath{\\infty}", "†": "\\textdagger{}", "…": "\\dots{}",
    "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'", "µ": "\\textmu{}", "°": "\\textdegree{}",
    "α": "\\ensuremath{\\alpha}", "β": "\\ensuremath{\\beta}", "γ": "\\ensuremath{\\gamma}",
    "δ": "\\ensuremath{\\delta}", "ε": "\\ensuremath{\\varepsilon}", "ϵ": "\\ensuremath{\\epsilon}",
    "η": "\\ensuremath{\\eta}", "θ": "\\ensuremath{\\theta}", "λ": "\\ensuremath{\\lambda}",
    "μ": "\\ensuremath{\\mu}", "π": "\\ensuremath{\\pi}", "ρ": "\\ensuremath{\\rho}", "σ": "\\ensuremath{\\sigma}",
    "τ": "\\ensuremath{\\tau}", "φ": "\\ensuremath{\\varphi}", "χ": "\\ensuremath{\\chi}",
    "ζ": "\\ensuremath{\\zeta}", "ι": "\\ensuremath{\\iota}", "κ": "\\ensuremath{\\kappa}",
    "ν": "\\ensuremath{\\nu}", "ξ": "\\ensuremath{\\xi}", "υ": "\\ensuremath{\\upsilon}",
    "ψ": "\\ensuremath{\\psi}", "ϕ": "\\ensuremath{\\phi}", "ϑ": "\\ensuremath{\\vartheta}",
    "Γ": "\\ensuremath{\\Gamma}", "Θ": "\\ensuremath{\\Theta}", "Λ": "\\ensuremath{\\Lambda}",
    "Ξ": "\\ensuremath{\\Xi}", "Π": "\\ensuremath{\\Pi}", "Φ": "\\ensuremath{\\Phi}",
    "Ψ": "\\ensuremath{\\Psi}", "Ω": "\\ensuremath{\\Omega}", "\u{2126}": "\\ensuremath{\\Omega}",
    "∑": "\\ensuremath{\\sum}", "∏": "\\ensuremath{\\prod}", "∂": "\\ensuremath{\\partial}",
    "∇": "\\ensuremath{\\nabla}", "∈": "\\ensuremath{\\in}", "∫": "\\ensuremath{\\int}",
    "←": "\\ensuremath{\\leftarrow}", "↑": "\\ensuremath{\\uparrow}", "↓": "\\ensuremath{\\downarrow}",
    "↔": "\\ensuremath{\\leftrightarrow}", "⇒": "\\ensuremath{\\Rightarrow}", "⇔": "\\ensuremath{\\Leftrightarrow}",
    "∝": "\\ensuremath{\\propto}", "∼": "\\ensuremath{\\sim}", "∗": "\\ensuremath{\\ast}",
    "′": "\\ensuremath{'}", "″": "\\ensuremath{''}", "‑": "-",
    "ω": "\\ensuremath{\\omega}", "Δ": "\\ensuremath{\\Delta}", "Σ": "\\ensuremath{\\Sigma}",
    "₁": "\\ensuremath{_1}", "₂": "\\ensuremath{_2}", "₀": "\\ensuremath{_0}", "²": "\\ensuremath{^2}",
    "³": "\\ensuremath{^3}", "☑": "[x]", "☐": "[ ]", "✓": "\\ensuremath{\\surd}", "√": "\\ensuremath{\\surd}",
]
