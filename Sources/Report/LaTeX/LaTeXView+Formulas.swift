internal import Document

extension LaTeXView {
    /// A formula as the author wrote it. An environment that would number its rows by itself does not: labels alone number.
    func equation(_ formula: Formula) -> String {
        let tex = formula.tex.trimmed.withNamedColors
        let (name, body) = Self.parts(tex)
        // Several, one behind the other.
        if let name, body.contains("\\end{\(name)") { return tex }
        guard let label = formula.label, !isInNote else {
            guard let name else { return "\\[\n\(tex)\n\\]" }
            return "\\begin{\(name)*}\(body)\\end{\(name)*}"
        }
        return "\\begin{equation}\\label{\(label)}\n\(rows(name, body))\n\\end{equation}"
    }

    /// A formula within text: one that is displayed stands in a line of its own, but for where TeX sets a box.
    func inline(_ formula: Formula) -> String {
        if !formula.isDisplayed { return "\\(\(formula.tex.withNamedColors)\\)" }
        if noteForm == .whole { return "\n" + equation(formula) + "\n" }
        let (name, body) = Self.parts(formula.tex.trimmed.withNamedColors)
        return "\\(\\displaystyle \(rows(name, body))\\)"
    }

    /// The environment that a formula is, and what is in it.
    private static func parts(_ tex: String) -> (name: String?, body: String) {
        let whole = tex.wholeMatch(
            of: #/\\begin\{(align|gather|equation|alignat|multline)\*?\}((?s:.*))\\end\{\1\*?\}/#)
        return (whole.map { String($0.1) }, whole.map { String($0.2) } ?? tex)
    }

    /// What stands in an environment of that name, as a part of a formula.
    private func rows(_ name: String?, _ body: String) -> String {
        let within = name.flatMap {
            ["align": "aligned", "alignat": "alignedat", "gather": "gathered", "multline": "gathered"][$0]
        }
        return within.map { "\\begin{\($0)}\(body)\\end{\($0)}" } ?? body.trimmed
    }
}

private extension String {
    /// With colours in hexadecimal as xcolor takes them.
    var withNamedColors: String {
        replacing(#/\\(color|textcolor|colorbox)\{#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\}/#) { color in
            let digits = color.2.count == 6 ? String(color.2) : color.2.map { "\($0)\($0)" }.joined()
            return "\\\(color.1)[HTML]{\(digits.uppercased())}"
        }
    }

    /// Without empty lines and spaces at its ends.
    var trimmed: String {
        let body = drop(while: \.isWhitespace)
        return String(body.reversed().drop(while: \.isWhitespace).reversed())
    }
}
