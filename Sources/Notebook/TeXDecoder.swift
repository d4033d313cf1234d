/// Decodes TeX, as it stands in a bibliography, to text: accents become letters, dashes and ties their characters, and
/// braces and commands go.
func decodeTeX(_ tex: some StringProtocol) -> String {
    var decoder = TeXDecoder(tex)
    let text = decoder.text()
    return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}

/// Decodes the TeX of an address, of which only escapes are taken: `~`, `--` and `_` stand for themselves.
func decodeAddress(_ tex: some StringProtocol) -> String {
    var decoder = TeXDecoder(tex)
    return decoder.address()
}

/// What is left of a TeX text that is being decoded.
struct TeXDecoder {
    private var rest: Substring
    private var isMath = false
    private let depth: Int

    /// `depth` counts the commands whose arguments this text stands in.
    init(_ tex: some StringProtocol, depth: Int = 0, isMath: Bool = false) {
        (rest, self.depth, self.isMath) = (Substring(tex), depth, isMath)
    }

    mutating func text() -> String {
        var text = ""
        while let character = rest.popFirst() {
            switch character {
            case "\\": text += command()
            case "{", "}": break
            case "$": isMath.toggle()
            case "^" where isMath: text += script("^", superscripts)
            case "_" where isMath: text += script("_", subscripts)
            case "~": text += "\u{00A0}"
            case "-" where take("--"): text += "—"
            case "-" where take("-"): text += "–"
            case "-" where isMath: text += "−"
            case "`": text += take("`") ? "“" : "‘"
            case "'": text += take("'") ? "”" : "’"
            case _ where character.isWhitespace: if text.last != " ", !text.isEmpty { text += " " }
            default: text.append(character)
            }
        }
        return text
    }

    mutating func address() -> String {
        var text = ""
        while let character = rest.popFirst() {
            switch character {
            case "{", "}": break
            case _ where character.isWhitespace: break
            case "$" where take("\\sim$"): text += "~"
            case "\\": text += addressCommand()
            default: text.append(character)
            }
        }
        return text
    }
}

private extension TeXDecoder {
    mutating func take(_ text: String) -> Bool {
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    mutating func skipSpace() { rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" } }

    /// A command's name: letters, or one other character.
    mutating func name() -> String {
        let letters = rest.prefix { $0.isLetter && $0.isASCII }
        let name = letters.isEmpty ? rest.prefix(1) : letters
        rest = rest.dropFirst(name.count)
        if !letters.isEmpty, !isMath || rest.first == " " { skipSpace() }
        return String(name)
    }

    /// What a backslash and what follows it stand for.
    mutating func command() -> String {
        let name = name()
        if let accent = accents[name] { return accented(accent, name) }
        if let sign = signs[name] { return sign }
        switch name {
        case "url", "path", "nolinkurl": return decodeAddress(argument())
        case "href": _ = argument(); return decoded(argument())
        case "enquote", "mkbibquote": return "“\(decoded(argument()))”"
        case "frac": return "\(decoded(argument()))/\(decoded(argument()))"
        case "cite", "label", "ref", "footnote", "noopsort", "SortNoop", "vspace", "hspace": _ = argument(); return ""
        case _ where isMath && name.allSatisfy(\.isLetter): return functions.contains(name) ? name + gap : ""
        default: return name.allSatisfy(\.isLetter) ? "" : name
        }
    }

    /// What parts a function's name from the letter or number that it is applied to.
    var gap: String { rest.first.map { $0.isLetter || $0.isNumber } == true ? " " : "" }

    mutating func addressCommand() -> String {
        switch name() {
        case "url", "path", "string", "textrm", "texttt", "nolinkurl": return ""
        case "href": return decodeAddress(argument())
        case "textasciitilde", "sim", "~": _ = take("{}"); return "~"
        case "textunderscore": _ = take("{}"); return "_"
        case let name: return name.allSatisfy(\.isLetter) ? "" : name
        }
    }

    /// A command's argument: what is in braces, or else a character, or a command with its own argument.
    mutating func argument() -> Substring {
        skipSpace()
        let whole = rest
        guard let first = rest.popFirst() else { return "" }
        if first == "\\" {
            let name = name()
            if accents[name] != nil { _ = argument() }
            return whole[..<rest.startIndex]
        }
        guard first == "{" else { return whole.prefix(1) }
        var depth = 1
        while let character = rest.popFirst() {
            if character == "\\" { _ = rest.popFirst() }
            if character == "{" { depth += 1 } else if character == "}" { depth -= 1 }
            if depth == 0 { return whole[..<rest.startIndex].dropFirst().dropLast() }
        }
        return whole.dropFirst()
    }

    func decoded(_ argument: Substring) -> String {
        guard depth < deepest else { return "" }
        var decoder = TeXDecoder(argument, depth: depth + 1, isMath: isMath)
        return decoder.text()
    }

    /// The argument's first letter with an accent; where there is none, the accent by itself.
    mutating func accented(_ accent: Accent, _ name: String) -> String {
        let text = decoded(argument())
        guard let first = text.first else { return accent.alone }
        let letter = first == "ı" ? "i" : first == "ȷ" ? "j" : String(first)
        let composed = letter + String(Character(accent.combining))
        return (composedLetters[composed] ?? composed) + text.dropFirst()
    }

    /// What is raised or lowered, in Unicode's own characters where it has all of them.
    mutating func script(_ sign: String, _ scripts: [Character: Character]) -> String {
        let text = decoded(argument())
        let signs = text.compactMap { scripts[$0] }
        if signs.count == text.count { return String(signs) }
        return text.count == 1 ? sign + text : "\(sign)(\(text))"
    }
}

/// Arguments in arguments are read to this depth; no real text comes near it.
private let deepest = 20
