/// What a text has that no reader sees, or that looks like something else: named, since a difference in it cannot be shown.
extension String {
    /// The text, with the numbers of signs that take no room or turn what follows around: "It[U+200B] took".
    var showingUnseenSigns: String {
        guard unicodeScalars.contains(where: \.isUnseen) else { return self }
        return unicodeScalars.map { $0.isUnseen ? "[\($0.codePoint)]" : String($0) }.joined()
    }

    /// Signs that are not in `other` and may be taken for some that are, each with its number: spaces of another kind, and
    /// letters and digits of another script where `other` has none: " (“С” is U+0421)"; empty for none.
    func lookalikes(besides other: String) -> String {
        let known = Set(other.unicodeScalars)
        let hasOtherScripts = known.contains(where: \.isOfAnotherScript)
        let looksTheSame = plainSpaces == other.plainSpaces
        var found: [Unicode.Scalar] = []
        for scalar in unicodeScalars where !known.contains(scalar) && !found.contains(scalar) {
            let isSpace = looksTheSame && scalar.properties.isWhitespace
            if isSpace || !hasOtherScripts && scalar.isOfAnotherScript { found.append(scalar) }
        }
        return found.isEmpty ? "" : " (\(found.prefix(4).map { "“\($0)” is \($0.codePoint)" }.joined(separator: ", ")))"
    }

    private var plainSpaces: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
    }
}

private extension Unicode.Scalar {
    /// Formats as Unicode calls them (joiners, marks of direction), and letters that are blank.
    var isUnseen: Bool {
        properties.generalCategory == .format || properties.isDefaultIgnorableCodePoint
    }

    /// Letters and digits beyond Latin, among them wide ones.
    var isOfAnotherScript: Bool { value > 0x24F && (properties.isAlphabetic || properties.numericType != nil) }

    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
