/// The letters of mathematics that Unicode has beside the plain ones, by MathML's names of their variants.
/// Unicode 15, block Mathematical Alphanumeric Symbols; letters that were there before stand elsewhere.
enum MathAlphabet: String {
    case bold, italic, script, fraktur, monospace
    case boldItalic = "bold-italic"
    case doubleStruck = "double-struck"
    case boldScript = "bold-script"
    case boldFraktur = "bold-fraktur"
    case sansSerif = "sans-serif"
    case boldSansSerif = "bold-sans-serif"
    case sansSerifItalic = "sans-serif-italic"
    case sansSerifBoldItalic = "sans-serif-bold-italic"

    /// The letter of this alphabet for a plain one; `nil` where there is none.
    subscript(plain: Character) -> Character? {
        if let earlier = Self.earlier[self]?[plain] { return earlier }
        guard let scalar = plain.unicodeScalars.first, plain.unicodeScalars.count == 1 else { return nil }
        let starts = starts
        let offsets: (first: UInt32?, offset: Int?)
        switch plain {
        case "A"..."Z": offsets = (starts.latin, Int(scalar.value) - 0x41)
        case "a"..."z": offsets = (starts.latin, Int(scalar.value) - 0x61 + 26)
        case "0"..."9": offsets = (starts.digits, Int(scalar.value) - 0x30)
        default: offsets = (starts.greek, Self.greek.firstIndex(of: plain))
        }
        guard let first = offsets.first, let offset = offsets.offset else { return nil }
        return UnicodeScalar(first + UInt32(offset)).map(Character.init)
    }
}

private extension MathAlphabet {
    /// Where its letters begin; `nil` for letters it has not.
    var starts: (latin: UInt32, greek: UInt32?, digits: UInt32?) {
        switch self {
        case .bold: (0x1D400, 0x1D6A8, 0x1D7CE)
        case .italic: (0x1D434, 0x1D6E2, nil)
        case .boldItalic: (0x1D468, 0x1D71C, nil)
        case .script: (0x1D49C, nil, nil)
        case .boldScript: (0x1D4D0, nil, nil)
        case .fraktur: (0x1D504, nil, nil)
        case .doubleStruck: (0x1D538, nil, 0x1D7D8)
        case .boldFraktur: (0x1D56C, nil, nil)
        case .sansSerif: (0x1D5A0, nil, 0x1D7E2)
        case .boldSansSerif: (0x1D5D4, 0x1D756, 0x1D7EC)
        case .sansSerifItalic: (0x1D608, nil, nil)
        case .sansSerifBoldItalic: (0x1D63C, 0x1D790, nil)
        case .monospace: (0x1D670, nil, 0x1D7F6)
        }
    }

    /// Greek letters in the order of these alphabets.
    static let greek: [Character] = Array("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ")

    /// Letters that Unicode had before these alphabets, in whose places nothing stands.
    static let earlier: [MathAlphabet: [Character: Character]] = [
        .italic: ["h": "ℎ"],
        .script: [
            "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
            "o": "ℴ",
        ],
        .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
        .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
    ]
}
