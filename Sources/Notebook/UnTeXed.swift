/// TeX of a bibliography as text: accents become letters, dashes and ties their characters, braces and commands go.
func unTeXed(_ tex: String) -> String {
    var text = ""
    var rest = Substring(tex)
    while let character = rest.popFirst() {
        switch character {
        case "\\": text += command(&rest)
        case "{", "}", "$": break
        case "~": text += "\u{00A0}"
        case "-" where rest.hasPrefix("--"): rest = rest.dropFirst(2); text += "—"
        case "-" where rest.hasPrefix("-"): rest = rest.dropFirst(); text += "–"
        case "`" where rest.hasPrefix("`"): rest = rest.dropFirst(); text += "“"
        case "'" where rest.hasPrefix("'"): rest = rest.dropFirst(); text += "”"
        case "'": text += "’"
        case _ where character.isWhitespace: if text.last != " ", !text.isEmpty { text += " " }
        default: text.append(character)
        }
    }
    return String(text.reversed().drop { $0 == " " }.reversed())
}

/// What a backslash and what follows it stand for.
private func command(_ rest: inout Substring) -> String {
    guard let first = rest.popFirst() else { return "" }
    if let accent = accents[first], !first.isLetter || !(rest.first?.isLetter ?? true) {
        rest = rest.drop { $0 == " " || $0 == "{" }
        var letter = rest.popFirst().map(String.init) ?? ""
        if letter == "\\" { letter = command(&rest) }
        if rest.first == "}" { rest = rest.dropFirst() }
        return (letter == "ı" ? "i" : letter).composed(with: accent)
    }
    guard first.isLetter else { return String(first) }
    let name = String(first) + rest.prefix { $0.isLetter && $0.isASCII }
    rest = rest.dropFirst(name.count - 1)
    if rest.first == " " { rest = rest.dropFirst() }
    return letters[name] ?? ""
}

private extension String {
    /// A letter with an accent, as one character where there is one.
    func composed(with accent: Unicode.Scalar) -> String {
        let text = self + String(Character(accent))
        return composedLetters[text] ?? text
    }
}

/// The combining character of each accent command.
private let accents: [Character: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}",
    "\"": "\u{308}",
    "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "c": "\u{327}", "k": "\u{328}",
]

/// Letters with accents by their decomposed form; the two forms are equal as Swift strings, but not as bytes.
private let composedLetters: [String: String] = {
    let letters =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćČčĎďĒēĖėĘęĚěĞğİĪīŃńŇňŌōŐőŘřŚśŞşŠšŤťŪūŮůŰűŹźŻżŽž"
    return Dictionary(letters.map { (String($0), String($0)) }, uniquingKeysWith: { first, _ in first })
}()

private let letters = [
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "LaTeX": "LaTeX", "TeX": "TeX", "alpha": "α",
    "beta": "β", "gamma": "γ", "mu": "µ",
]
