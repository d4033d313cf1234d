/// Below the line or above it.
enum Script {
    case lowered, raised

    /// The sign that says so in TeX.
    var sign: String { self == .lowered ? "_" : "^" }

    /// The letters that Unicode has there.
    var letters: [Character: Character] { self == .lowered ? Self.subscripts : Self.superscripts }

    /// A text in such letters; `nil` where one of them is not there.
    func letters(of text: String) -> String? {
        let found = text.compactMap { letters[$0] }
        return found.count == text.count ? String(found) : nil
    }

    private static let subscripts = Dictionary(
        uniqueKeysWithValues: zip(
            "0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"))
    private static let superscripts = Dictionary(
        uniqueKeysWithValues: zip(
            "0123456789+−=()abcdefghijklmnoprstuvwxyzTβγδφχ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝᵞᵟᵠᵡ"))
}

extension String {
    /// A text that stands lower or higher, as plain text: 10² is no 102. Words without numbers are read in their own letters.
    func asScript(_ script: Script) -> String {
        let text = replacing("-", with: "−")
        return script.letters(of: text) ?? (contains(where: \.isNumber) ? script.sign + text.inBrackets : self)
    }

    /// In brackets where it is more than a word or a number.
    var inBrackets: String {
        let isWord = allSatisfy { $0.isLetter || $0.isNumber || "′°⊤⊥∗*∞".contains($0) }
        return isWord || first == "(" && last == ")" ? self : "(\(self))"
    }
}
