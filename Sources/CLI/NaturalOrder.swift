/// Whether `one` stands before `other` where numbers in names count by their value, so that "r2" precedes "r10". Names
/// that differ in zeros before a number alone stand by their letters.
func naturallyPrecedes(_ one: String, _ other: String) -> Bool {
    let (left, right) = (NamePart.parts(of: one), NamePart.parts(of: other))
    for (a, b) in zip(left, right) where a != b { return a < b }
    return left.count == right.count ? one < other : left.count < right.count
}

/// A run of digits or of other letters in a name.
private enum NamePart: Equatable, Comparable {
    /// A number without the zeros before it: the longer is the greater.
    case number(count: Int, digits: String)
    case letters(String)

    static func parts(of name: String) -> [NamePart] {
        var parts: [NamePart] = []
        var rest = name.unicodeScalars[...]
        while let first = rest.first {
            let isNumber = first.isDigit
            let part = rest.prefix { $0.isDigit == isNumber }
            rest = rest[part.endIndex...]
            let digits = String(part.drop { $0 == "0" })
            parts.append(
                isNumber ? .number(count: digits.unicodeScalars.count, digits: digits) : .letters(String(part)))
        }
        return parts
    }
}

private extension Unicode.Scalar {
    var isDigit: Bool { ("0"..."9").contains(self) }
}
