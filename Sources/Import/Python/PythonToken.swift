internal import Document

/// A word or sign of Python's, and where a line or an indentation begins or ends.
struct PythonToken {
    enum Kind: Equatable {
        case name(String)
        case number(String)
        /// A string's text; `nil` where it is computed, as an f-string is.
        case string(String?)
        /// What an f-string computes, each as the words and signs between its brackets.
        case formatted([[PythonToken]])
        case sign(String)
        case newline, indent, dedent, end
        /// A line of IPython's own that runs another file here.
        case run(String)
        /// What is no Python, as other lines of IPython's.
        case other
    }
    var kind: Kind
    var place: Position
}

extension PythonToken: Equatable {}

/// Reads Python's words and signs (The Python Language Reference, 2), of a cell's lines; lines that begin with `%` or `!`
/// are IPython's.
struct PythonTokenizer {
    private let lines: [ForeignLine]
    private(set) var tokens: [PythonToken] = []
    private var indentations = [0]
    private var depth = 0
    private var lineNumber = 0
    private var text: Substring = ""

    init(_ lines: [ForeignLine]) {
        self.lines = lines
        while lineNumber < lines.count { readLine() }
        end(at: lines.last?.place ?? Position(line: 1, column: 1))
    }

    /// Signs of several letters, longest first.
    private static let signs = [
        "**=", "//=", ">>=", "<<=", "...", "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "==", "!=",
        "<=", ">=", "**", "//", "<<", ">>",
    ]

    /// Lines of IPython's that leave all names as they are.
    private static let harmless: Set = [
        "matplotlib", "load_ext", "reload_ext", "autoreload", "aimport", "config", "pip", "conda", "mamba", "cd", "ls",
        "pwd", "mkdir", "env", "set_env", "pylab", "precision", "time", "capture", "html", "HTML", "bash", "sh",
        "script", "system", "sx", "cat", "tensorboard", "tensorflow_version", "writefile", "javascript", "js", "latex",
        "markdown",
        "who", "whos", "who_ls", "watermark", "wandb", "xmode", "pinfo", "pdoc", "history", "logstart", "notebook",
    ]

    private var place: Position { lines[lineNumber].place(behind: lines[lineNumber].text[..<text.startIndex]) }

    private mutating func add(_ kind: PythonToken.Kind, _ place: Position? = nil) {
        tokens.append(PythonToken(kind: kind, place: place ?? self.place))
    }

    private mutating func end(at place: Position) {
        if let last = tokens.last, last.kind != .newline { add(.newline, place) }
        for _ in indentations.dropFirst() { add(.dedent, place) }
        add(.end, place)
    }

    /// A line, and those that it goes on in.
    private mutating func readLine() {
        text = lines[lineNumber].text[...]
        let width = text.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $1 == "\t" ? ($0 / 8 + 1) * 8 : $0 + 1 }
        text = text.drop { $0.isWhitespace }
        guard let first = text.first, first != "#" else { return lineNumber += 1 }
        if "%!?".contains(first) {
            let words = text.drop { $0 == "%" || $0.isWhitespace }.split { $0.isWhitespace }.map(String.init)
            let name = words.first ?? ""
            if name == "time", first == "%", words.count > 1, !text.hasPrefix("%%") {
                // What stands behind it is done as without it.
                text = text.drop { $0 == "%" || $0.isWhitespace }.dropFirst(name.count)
            } else {
                let isRun = first == "%" && words.count > 1 && !Self.harmless.contains(name)
                add(isRun ? .run("%" + words.joined(separator: " ")) : .other)
                add(.newline)
                return lineNumber += 1
            }
        }
        indent(to: width)
        readTokens()
        if depth == 0, lineNumber < lines.count { add(.newline, lines[lineNumber].place) }
        depth = 0
        lineNumber += 1
    }

    private mutating func indent(to width: Int) {
        if width > indentations.last ?? 0 {
            indentations.append(width)
            add(.indent)
        }
        while let last = indentations.last, last > width {
            indentations.removeLast()
            add(.dedent)
        }
    }

    /// To the end of the logical line.
    private mutating func readTokens() {
        while lineNumber < lines.count {
            text = text.drop { $0.isWhitespace }
            guard let first = text.first, first != "#" else {
                guard depth > 0, next() else { return }
                continue
            }
            if first == "\\", text.dropFirst().allSatisfy(\.isWhitespace) {
                guard next() else { return }
            } else {
                readToken(first)
            }
        }
    }

    /// Goes on on the next line; `false` where there is none.
    private mutating func next() -> Bool {
        guard lineNumber + 1 < lines.count else { return false }
        lineNumber += 1
        text = lines[lineNumber].text[...]
        return true
    }

    private mutating func readToken(_ first: Character) {
        let place = place
        if first.isNumber || first == "." && text.dropFirst().first?.isNumber == true { return readNumber(place) }
        if first.isLetter || first == "_" {
            let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            let rest = text[word.endIndex...]
            if let quote = rest.first, "\"'".contains(quote), word.count <= 2,
                word.allSatisfy({ "rRbBuUfF".contains($0) })
            {
                text = rest
                return readString(word.lowercased(), quote, place)
            }
            text = rest
            return add(.name(String(word)), place)
        }
        if "\"'".contains(first) { return readString("", first, place) }
        let sign = Self.signs.first { text.hasPrefix($0) } ?? String(first)
        text = text.dropFirst(sign.count)
        if "([{".contains(sign) { depth += 1 }
        if ")]}".contains(sign) { depth = max(0, depth - 1) }
        add(.sign(sign), place)
    }

    private mutating func readNumber(_ place: Position) {
        var number = "", before: Character = " "
        while let sign = text.first {
            let isExponentSign = "+-".contains(sign) && "eE".contains(before) && !number.hasPrefix("0x")
            guard sign.isLetter || sign.isNumber || sign == "." || sign == "_" || isExponentSign else { break }
            if sign != "_" { number.append(sign) }
            before = sign
            text.removeFirst()
        }
        add(.number(number), place)
    }

    private mutating func readString(_ prefix: String, _ quote: Character, _ place: Position) {
        let triple = String(repeating: quote, count: 3)
        let isTriple = text.hasPrefix(triple), isRaw = prefix.contains("r")
        let close = isTriple ? triple : String(quote)
        text = text.dropFirst(close.count)
        var value = ""
        while !text.hasPrefix(close) {
            guard let sign = text.first else {
                // A string of one line that is not closed ends with its line.
                guard isTriple, next() else { return add(.other, place) }
                value.append("\n")
                continue
            }
            text.removeFirst()
            guard sign == "\\", let escaped = text.first else {
                value.append(sign)
                continue
            }
            text.removeFirst()
            if isRaw { value.append(sign) }
            value.append(isRaw ? escaped : ["n": "\n", "t": "\t"][escaped] ?? escaped)
        }
        text = text.dropFirst(close.count)
        if prefix.contains("f") { return add(.formatted(formulas(in: value)), place) }
        add(.string(prefix.contains("b") ? nil : value), place)
    }

    /// What stands between the brackets of an f-string.
    private func formulas(in text: String) -> [[PythonToken]] {
        var formulas: [String] = [], formula = "", depth = 0
        for sign in text.replacing("{{", with: "").replacing("}}", with: "") {
            if sign == "}", depth > 0 {
                depth -= 1
                if depth == 0 { formulas.append(formula) }
            }
            if depth > 0 { formula.append(sign) }
            if sign == "{" {
                if depth == 0 { formula = "" }
                depth += 1
            }
        }
        let line = lines[min(lineNumber, lines.count - 1)]
        return formulas.map { PythonTokenizer([line.with($0)]).tokens }
    }
}
