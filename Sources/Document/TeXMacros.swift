internal import Spelling

/// Commands of an author's own, which hold in every formula of a text.
package struct TeXMacros: Hashable, Sendable {
    /// What a command stands for, by its name with the backslash; `#1` to `#9` are its arguments.
    package var bodies: [String: String]

    /// Macros by their names, with the backslash, and what they stand for.
    package init(_ bodies: [String: String] = [:]) { self.bodies = bodies }

    /// TeX in which nothing of the author's own is left, for readers that know only TeX's commands; a command that
    /// stands for itself is left as it is.
    package func expanded(_ tex: String) -> String {
        var (left, expansions) = (Substring(tex), 0)
        var result = ""
        while let token = Self.token(&left) {
            guard let body = bodies[token], expansions < mostExpansions else {
                result += token
                continue
            }
            expansions += 1
            let count = (1...9).last { body.contains("#\($0)") } ?? 0
            let arguments = (0..<count).map { _ in Self.argument(&left) }
            var text = body
            for (index, argument) in arguments.enumerated() { text = text.replacing("#\(index + 1)", with: argument) }
            left = Substring(text + (Self.endsInName(text) && left.first?.isLetter == true ? " " : "") + left)
        }
        return result
    }
}

extension TeXMacros {
    /// Takes in the commands that `tex` defines, outside of groups and environments: as in TeX they hold in what follows.
    package mutating func define(_ tex: String) {
        guard tex.holds("def") || tex.holds("command") else { return }
        var (left, depth) = (Substring(tex), 0)
        while let token = Self.token(&left) {
            switch token {
            case "{", "\\begin": depth += 1
            case "}", "\\end": depth -= 1
            case "\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\gdef", "\\edef", "\\xdef":
                let name = Self.argument(&left).filter { !$0.isWhitespace }
                // How many arguments there are is seen by their marks in the body.
                left = left[(left.firstIndex(of: "{") ?? left.endIndex)...]
                let body = Self.argument(&left)
                let holds = depth == 0 || token == "\\gdef" || token == "\\xdef"
                guard holds, name.hasPrefix("\\"), token != "\\providecommand" || bodies[name] == nil else { continue }
                bodies[name] = body
            default: break
            }
        }
    }
}

private extension TeXMacros {
    /// The next command or character.
    static func token(_ text: inout Substring) -> String? {
        guard let first = text.popFirst() else { return nil }
        guard first == "\\" else { return String(first) }
        let name = text.prefix { $0.isLetter && $0.isASCII }
        let length = name.isEmpty ? min(1, text.count) : name.count
        defer { text = text.dropFirst(length) }
        return "\\" + text.prefix(length)
    }

    /// What stands in the next braces, or the next command or character.
    static func argument(_ text: inout Substring) -> String {
        text = text.drop { $0.isWhitespace }
        guard text.first == "{" else { return token(&text) ?? "" }
        var (argument, depth) = ("", 0)
        while let token = token(&text) {
            if token == "{" { depth += 1 }
            if token == "}" { depth -= 1 }
            argument += token
            if depth == 0 { break }
        }
        return String(argument.dropFirst().dropLast(depth == 0 ? 1 : 0))
    }

    static func endsInName(_ text: String) -> Bool {
        let word = text.reversed().prefix { $0.isLetter && $0.isASCII }
        return !word.isEmpty && text.dropLast(word.count).last == "\\"
    }
}

/// KaTeX's own limit.
private let mostExpansions = 1000
