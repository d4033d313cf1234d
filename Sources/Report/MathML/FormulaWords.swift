internal import Document
internal import Notebook

extension Formula {
    /// The formula as a line of plain text, where there is nothing else, as in a browser's tab: "β₁ ≤ 1/2". What a line
    /// cannot show stands as it would be read: `\frac{a+b}{2}` is "(a+b)/2", an unknown command its name.
    var plainWords: String {
        var words = FormulaWords(macros.expanded(tex))
        return words.line().split { $0.isWhitespace }.joined(separator: " ")
    }
}

extension HeadingNode {
    /// Whether it has formulas, which text alone says in other words.
    var hasFormulas: Bool {
        children.flatMap(\.all).contains { if case .formula = $0.kind { true } else { false } }
    }
}

/// A text that is no Markdown with the formulas in it as plain text: "Loss by β₁" for "Loss by $\\beta_1$".
package func withPlainFormulas(_ text: String) -> String {
    guard text.contains("$") else { return text }
    return Notebook.title(ofMarkdown: text).flatMap(\.all).reduce(text) { words, inline in
        guard case .formula(let formula) = inline.kind else { return words }
        let dollars = formula.isDisplayed ? "$$" : "$"
        return words.replacing(dollars + formula.tex + dollars, with: formula.plainWords, maxReplacements: 1)
    }
}

/// Reads TeX, and writes it as a line of text.
private struct FormulaWords {
    private var left: Substring
    private var depth = 0

    init(_ tex: String) { left = Substring(tex) }

    /// All up to the end of the group.
    mutating func line() -> String {
        var line = ""
        while let next = piece(after: line) { line += next }
        return line
    }
}

private extension FormulaWords {
    /// What comes next; `nil` at the end, or behind the group's.
    mutating func piece(after line: String) -> String? {
        guard depth < mostLevels, let first = left.popFirst() else { return nil }
        depth += 1
        defer { depth -= 1 }
        switch first {
        case "}": return nil
        case "{": return self.line()
        case "\\": return command(after: line)
        case "^": return script(.raised)
        case "_": return script(.lowered)
        case "'": return "′"
        case "-": return "−"
        case "~", "&": return " "
        default: return String(first)
        }
    }

    /// The next group, command or sign, without braces.
    mutating func argument() -> String {
        left = left.drop { $0.isWhitespace }
        return piece(after: "") ?? ""
    }

    mutating func script(_ script: Script) -> String {
        let text = argument().filter { !$0.isWhitespace }
        if text == "∘" { return "°" }
        if text == "*" || text.allSatisfy({ $0 == "′" }) { return text }
        // Words are easier to read in letters of their own.
        let isWord = text.count > 3 && text.allSatisfy(\.isLetter)
        return (isWord ? nil : script.letters(of: text)) ?? script.sign + text.inBrackets
    }

    mutating func command(after line: String) -> String {
        let name = String(left.prefix { $0.isLetter && $0.isASCII })
        left = left.dropFirst(max(name.count, min(1, left.count)))
        guard !name.isEmpty else { return spaced(left.base[..<left.startIndex].last) }
        switch name {
        case "frac", "dfrac", "tfrac", "cfrac": return "\(argument().inBrackets)/\(argument().inBrackets)"
        case "binom", "dbinom", "tbinom": return "(\(argument()) choose \(argument()))"
        case "sqrt":
            let order = left.first == "[" ? left.prefix { $0 != "]" }.dropFirst() : ""
            if left.first == "[" { left = left.dropFirst(order.count + 2) }
            return order.map { String(Script.raised.letters[$0] ?? $0) }.joined() + "√" + argument().inBrackets
        case "text", "textrm", "textbf", "textit", "texttt", "textsf", "mbox", "operatorname":
            if left.first == "*" { left = left.dropFirst() }
            return argument().replacing("−", with: "-")
        case "left", "right":
            if left.first == "." { left = left.dropFirst() }
            return ""
        case "mathbb":
            let letter = argument()
            return TeXMathSigns.sign("mathbb{\(letter)}") ?? letter
        case "begin", "end":
            _ = argument()
            return " "
        case "quad", "qquad": return " "
        case _ where unseen.contains(name): return ""
        default: break
        }
        if let accent = accents[name] {
            let text = argument()
            return text.count == 1 ? text + accent : text
        }
        if let sign = synonyms[name] ?? TeXMathSigns.sign(name) { return sign }
        // The name of a function stands apart from what is beside it.
        let isBesideWord = line.last.map { $0.isLetter || $0.isNumber } ?? false
        return (isBesideWord ? " " : "") + name + (left.first.map { $0.isLetter || $0.isNumber } == true ? " " : "")
    }

    /// A command of one sign: a space, or the sign that it stands for.
    func spaced(_ sign: Character?) -> String {
        switch sign {
        case "!": ""
        case "|": "‖"
        case let sign? where "{}%$#&_".contains(sign): String(sign)
        default: " "
        }
    }
}

private let accents = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{304}", "tilde": "\u{303}",
    "widetilde": "\u{303}", "vec": "\u{20D7}", "dot": "\u{307}", "ddot": "\u{308}", "check": "\u{30C}",
]

/// Signs by names that are not in LaTeX's own table.
private let synonyms = [
    "argmax": "arg max", "argmin": "arg min", "colon": ":", "dagger": "†", "degree": "°", "dots": "…", "empty": "∅",
    "geq": "≥", "gt": ">", "iff": "⟺", "implies": "⟹", "lVert": "‖", "lbrace": "{", "leftarrow": "←", "leq": "≤",
    "lnot": "¬", "lt": "<", "lvert": "|", "neq": "≠", "rVert": "‖", "rbrace": "}", "reals": "ℝ", "rvert": "|",
    "to": "→",
    "varnothing": "∅", "vee": "∨", "vert": "|", "wedge": "∧",
]

/// Groups are read by recursion; KaTeX sets no more of them within each other.
private let mostLevels = 100

/// Commands that only say how something looks.
private let unseen: Set = [
    "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "limits",
    "nolimits", "displaystyle", "textstyle", "scriptstyle", "mathrm", "mathbf", "mathit", "mathcal", "mathscr",
    "mathfrak", "mathsf", "mathtt", "boldsymbol", "bm", "rm", "bf", "it", "cal", "mathstrut", "nonumber", "mathop",
    "mathrel", "mathbin", "mathord", "ensuremath",
]
