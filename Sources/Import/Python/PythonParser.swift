internal import Document

/// Reads Python's statements, as far as models are written in them; what it does not know is one opaque statement.
struct PythonParser {
    private let tokens: [PythonToken]
    private(set) var index = 0
    /// How deep in brackets, signs and blocks the next token is.
    private var depth = 0

    /// How deep expressions and blocks may be, and how long chains of calls and operators: what follows them goes as deep.
    static let mostLevels = 100

    /// What keeps an expression from being read.
    struct Unknown: Error {}

    /// The statements of these lines.
    static func statements(_ lines: [ForeignLine]) -> [PythonStatement] {
        var parser = PythonParser(tokens: PythonTokenizer(lines).tokens)
        var statements: [PythonStatement] = []
        while parser.kind != .end { statements += parser.statement() }
        return statements
    }

    private init(tokens: [PythonToken]) { self.tokens = tokens }

    var kind: PythonToken.Kind { tokens[index].kind }
    var place: Position { tokens[index].place }
    mutating func advance() { if index + 1 < tokens.count { index += 1 } }

    func isSign(_ sign: String) -> Bool { kind == .sign(sign) }
    func isWord(_ word: String) -> Bool { kind == .name(word) }

    mutating func take(_ sign: String) -> Bool {
        guard isSign(sign) else { return false }
        advance()
        return true
    }

    mutating func takeWord(_ word: String) -> Bool {
        guard isWord(word) else { return false }
        advance()
        return true
    }

    mutating func name() throws(Unknown) -> String {
        guard case .name(let name) = kind else { throw Unknown() }
        advance()
        return name
    }

    mutating func expect(_ sign: String) throws(Unknown) { if !take(sign) { throw Unknown() } }

    /// The names among the tokens from that one on to the next: what is not followed may change what they stand for.
    func names(since start: Int) -> [String] {
        Self.names(in: tokens[start..<index])
    }

    private static func names(in tokens: ArraySlice<PythonToken>) -> [String] {
        var isParameter = false
        return tokens.flatMap { token -> [String] in
            switch token.kind {
            case .name(let name):
                isParameter = isParameter || name == "lambda"
                return [name]
            case .sign(":") where isParameter:
                // Names behind it are not those that the function gives values to.
                isParameter = false
                return ["in"]
            case .sign(":="): return [":="]
            case .formatted(let formulas): return formulas.flatMap { names(in: $0[...]) }
            default: return []
            }
        }
    }

    /// What an f-string computes: behind the expression may stand how it is written.
    static func expression(of tokens: [PythonToken], _ place: Position) -> PythonExpression {
        var parser = PythonParser(tokens: tokens)
        return parser.attempt { parser throws(Unknown) in try parser.expressions() }
            ?? PythonExpression(.opaque(names(in: tokens[...])), place)
    }

    /// Reads something one level deeper; what is too deep is not known.
    mutating func deeper<Value>(_ body: (inout PythonParser) throws(Unknown) -> Value) throws(Unknown) -> Value {
        guard depth < Self.mostLevels else { throw Unknown() }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    /// Tries something, and goes back where it fails.
    mutating func attempt<Value>(_ body: (inout PythonParser) throws(Unknown) -> Value) -> Value? {
        let start = index
        do throws(Unknown) { return try body(&self) } catch {
            index = start
            return nil
        }
    }

    /// To the end of the logical line, and of the block below it.
    mutating func skipLine() {
        while kind != .newline, kind != .end { advance() }
        if kind == .newline { advance() }
        skipBlock()
    }

    mutating func skipBlock() {
        guard kind == .indent else { return }
        var depth = 0
        repeat {
            if kind == .indent { depth += 1 }
            if kind == .dedent { depth -= 1 }
            advance()
        } while depth > 0 && kind != .end
    }
}
