extension Bibliography {
    /// Somebody's name, or that of an organisation.
    package struct Person: Hashable, Sendable {
        /// With the particle before it, "von Neumann"; of an organisation all of its name.
        package var family: String
        /// "John"; "" of an organisation.
        package var given = ""
        /// "Jr."; "" where there is none.
        package var suffix = ""
        /// Whether this stands for further people: BibTeX's "and others".
        package var isOthers: Bool { family == "others" && given.isEmpty }
    }
}

extension Bibliography.Person {
    /// The people in a field of BibTeX, "Ioffe, Sergey and Christian Szegedy and others", by the rules of BibTeX's
    /// documentation ("BibTeXing", section 4, and Markey's "Tame the BeaST", section 11): what is in braces is one
    /// word, and what begins with a small letter is a particle of the family's name.
    static func list(_ tex: String) -> [Bibliography.Person] {
        split(tex, at: isSpace).split { $0.lowercased() == "and" }
            .compactMap { Bibliography.Person(tex: $0.joined(separator: " ")) }
    }

    /// `nil` for a name without a letter.
    private init?(tex: String) {
        let parts = split(Self.kindlyRead(tex), at: { $0 == "," }).map { split($0, at: isSpace) }
        guard let first = parts.first, !parts.allSatisfy(\.isEmpty) else { return nil }
        var (family, given) = (first, Array(parts.dropFirst(parts.count > 2 ? 2 : 1).joined()))
        if parts.count == 1 {
            let particle = first.dropLast().firstIndex(where: startsSmall) ?? max(0, first.count - 1)
            (given, family) = (Array(first[..<particle]), Array(first[particle...]))
        }
        if family.isEmpty { (family, given) = (given, []) }
        let suffix = parts.count > 2 ? parts[1] : []
        self.init(family: Self.text(family), given: Self.text(given), suffix: Self.text(suffix))
    }

    private static func text(_ words: [String]) -> String { decodeTeX(words.joined(separator: " ")) }

    /// A name in braces with a comma, `{Doe, Jane}`, is read as a person's, though strictly it is one word, where it
    /// looks like nothing else.
    private static func kindlyRead(_ tex: String) -> String {
        guard tex.hasPrefix("{"), tex.hasSuffix("}"), case let inner = String(tex.dropFirst().dropLast()),
            case let parts = split(inner, at: { $0 == "," }), parts.count == 2, !inner.hasPrefix("\\"),
            parts.allSatisfy({ (1...2).contains(split($0, at: isSpace).count) }),
            !companies.contains(parts[1].lowercased().filter { $0.isLetter })
        else { return tex }
        return inner
    }
}

/// What stands behind the comma of a company's name.
private let companies: Set<String> = ["inc", "ltd", "llc", "llp", "corp", "co", "gmbh", "ag", "sa", "plc", "bv", "usa"]

private func isSpace(_ character: Character) -> Bool { character.isWhitespace || character == "~" }

/// The pieces of a TeX text between the characters that part it, unless they are in braces or behind a backslash;
/// empty ones are left out.
private func split(_ tex: String, at isBetween: (Character) -> Bool) -> [String] {
    var (pieces, depth, isCommand) = ([""], 0, false)
    for character in tex {
        if character == "{" { depth += 1 } else if character == "}" { depth -= 1 }
        if depth <= 0, !isCommand, isBetween(character) {
            pieces.append("")
        } else {
            pieces[pieces.count - 1].append(character)
        }
        isCommand = character == "\\"
    }
    return pieces.filter { $0.contains { !isSpace($0) } }
}

/// Whether a word of a name begins with a small letter: its first letter that is not in braces, or, at its beginning,
/// what a command in braces stands for, `{\'e}`. A word in braces has no case, and counts as a capital.
private func startsSmall(_ word: String) -> Bool {
    if word.hasPrefix("{"), !word.hasPrefix("{\\") {
        guard let end = word.firstIndex(of: "}") else { return false }
        return startsSmall(String(word[word.index(after: end)...]))
    }
    return decodeTeX(word).first(where: \.isLetter)?.isLowercase ?? false
}
