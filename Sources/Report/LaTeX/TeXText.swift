/// Text as TeX sets it: what means something to TeX is written so that it means itself, and control characters, which it
/// refuses, are left out.
func texText(_ text: String) -> String {
    joinedTeX(text.unicodeScalars.filter { !$0.isControl }.map { texSigns[$0] ?? String($0) })
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

private extension Unicode.Scalar {
    /// Whether it is no sign to be set, but for line feeds and tabs.
    var isControl: Bool { properties.generalCategory == .control && self != "\n" && self != "\t" }
}

/// A number, or one with its interval, in a formula: `97.62 \pm 0.13`; `nil` for words.
func texNumber(_ text: String) -> String? {
    let plain = text.filter { !$0.isWhitespace || $0 == " " }.replacing("−", with: "-")
    guard plain.wholeMatch(of: #/[+-]?[\d.]+(e[+-]?\d+)?( ± [\d.]+(e[+-]?\d+)?)?/#) != nil else { return nil }
    return plain.replacing("±", with: "\\pm").replacing(#/e([+-]?\d+)/#) { " \\times 10^{\($0.1)}" }
}

/// A value within text: number and unit, or words.
func texValue(_ text: String, unit: String?) -> String {
    let unit = unit.map { "\\,\(texText($0))" } ?? ""
    return (texNumber(text).map { "\\ensuremath{\($0)}" } ?? texText(text)) + unit
}

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
    "ω": "\\ensuremath{\\omega}", "Δ": "\\ensuremath{\\Delta}", "Σ": "\\ensuremath{\\Sigma}",
    "₁": "\\ensuremath{_1}", "₂": "\\ensuremath{_2}", "₀": "\\ensuremath{_0}", "²": "\\ensuremath{^2}",
    "³": "\\ensuremath{^3}", "☑": "[x]", "☐": "[ ]", "✓": "\\ensuremath{\\surd}", "√": "\\ensuremath{\\surd}",
]
