/// The names in a piece of Swift at the top level of a program: those it declares, and those it may take from
/// elsewhere.
package struct SwiftNames: Hashable, Sendable {
    /// A name that is used.
    package struct Use: Hashable, Sendable {
        /// As it is written.
        package var name: String
        /// The literal of a subscript behind the name, as in `result["Baseline"]`; `nil` for any other use.
        package var key: String?

        /// A use of `name`, behind which a subscript with the literal `key` may stand.
        package init(name: String, key: String? = nil) {
            self.name = name
            self.key = key
        }
    }

    /// Those it declares.
    package var declared: Set<String> = []
    /// The declared names of constants and variables.
    package var values: Set<String> = []
    /// The declared names whose value can change later.
    package var variables: Set<String> = []
    /// More than what is really used: labels of arguments and names of inner scopes are among them.
    package var used: Set<Use> = []

    /// The names in `code`, which need not compile.
    package init(_ code: some StringProtocol) {
        let bytes = Array(code.utf8)
        let tokens = SwiftToken.tokens(of: code).filter { $0.kind != .space && $0.kind != .comment }
        let texts = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        var depth = 0
        for index in tokens.indices {
            let (kind, text) = (tokens[index].kind, texts[index])
            if kind == .symbol { depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0 }
            if kind == .literal { used.formUnion(Self.interpolated(text)) }
            guard kind == .word, index == 0 || texts[index - 1] != "." else { continue }
            if depth == 0, ["let", "var"].contains(text) {
                declare(texts[(index + 1)...], tokens[(index + 1)...], isVariable: text == "var")
            }
            if depth == 0, Self.declaring.contains(text), index + 1 < texts.count { declared.insert(texts[index + 1]) }
            used.insert(Use(name: text, key: Self.key(texts[(index + 1)...], tokens[(index + 1)...])))
        }
    }

    /// Words that a declaration begins with.
    package static let declaring: Set<String> = [
        "func", "struct", "class", "enum", "actor", "protocol", "typealias", "extension",
    ]
}

private extension SwiftNames {
    /// Takes the names of `let a = …, b: Int`, or `let (a, b) = …`.
    mutating func declare(_ texts: ArraySlice<String>, _ tokens: ArraySlice<SwiftToken>, isVariable: Bool) {
        var depth = 0
        var isInPattern = true
        for index in texts.indices {
            let text = texts[index]
            if tokens[index].kind == .word, depth >= 0, isInPattern {
                declared.insert(text)
                values.insert(text)
                if isVariable { variables.insert(text) }
            }
            guard tokens[index].kind == .symbol else { continue }
            depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0
            if text == "=" || text == ":" || text == "{" { isInPattern = false }
            if text == ",", depth == 0 { isInPattern = true }
        }
    }

    /// The literal in `["…"]`, where that is what comes next.
    static func key(_ texts: ArraySlice<String>, _ tokens: ArraySlice<SwiftToken>) -> String? {
        let next = Array(texts.prefix(3))
        guard next.count == 3, next[0] == "[", next[2] == "]", tokens[tokens.startIndex + 1].kind == .literal else {
            return nil
        }
        let literal = next[1]
        guard literal.count >= 2, literal.hasPrefix("\""), literal.hasSuffix("\""), !literal.contains("\\") else {
            return nil
        }
        return String(literal.dropFirst().dropLast())
    }

    /// What is used in the interpolations of a literal, and more where it holds any.
    static func interpolated(_ literal: String) -> Set<Use> {
        guard literal.contains("(") else { return [] }
        return SwiftNames(literal.replacing("\"", with: " ").replacing("\\", with: " ")).used
    }
}
