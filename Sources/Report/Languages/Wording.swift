internal import NumberFormats
internal import Spelling
internal import Statistics

/// The page's own words in one language.
struct Wording: Sendable {
    /// The primary subtag of BCP 47: "de".
    let language: String
    private let words: [Phrase: String]

    /// The words for a language tag, `pt-BR` or `de`; English for a language that has none.
    init(_ tag: String) {
        let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        language = Self.all[primary] == nil ? "en" : primary
        words = Self.all[language] ?? [:]
    }

    /// The words for `phrase`; there are some for each in every language, which a test holds.
    subscript(phrase: Phrase) -> String { words[phrase] ?? phrase.rawValue }

    /// A text between the language's quotation marks; French ones keep a distance.
    func quoted(_ text: String) -> String {
        let (marks, space) = (Array(self[.quotes]), language == "fr" ? "\u{202F}" : "")
        return "\(marks[0])\(space)\(text)\(space)\(marks[1])"
    }

    /// "Figure 1", with a space that does not break.
    func numbered(_ phrase: Phrase, _ number: some CustomStringConvertible) -> String {
        "\(self[phrase])\u{00A0}\(number)"
    }

    /// "135 runs", behind `fromRuns`; in other languages, where that has the noun, as plurals differ, the number alone.
    func countedRuns(_ count: Int) -> String { language == "en" ? counted(count, "run") : "\(count)" }

    /// "3 reports"; in other languages, whose plurals differ, "Berichte: 3".
    func countedReports(_ count: Int) -> String {
        if language == "en" { return counted(count, "report") }
        let colon = ["fr": "\u{00A0}: ", "zh": "：", "ja": "："][language] ?? ": "
        return self[.reports] + colon + "\(count)"
    }

    /// What is said behind the caption of charts that are thinned from so many data.
    func thinned(from count: Int, files: [String]) -> String {
        filled(.thinned, ["%": grouped(count), "@": files.joined(separator: ", ")])
    }

    /// What is said under a table of which a page has only the first rows.
    func cut(to shown: Int, of count: Int, file: String) -> String {
        filled(.cut, ["#": grouped(shown), "%": grouped(count), "@": file])
    }

    /// A phrase with words for the signs that stand for them.
    func filled(_ phrase: Phrase, _ words: [Character: String]) -> String {
        self[phrase].map { words[$0] ?? String($0) }.joined()
    }

    private func grouped(_ count: Int) -> String { NumberFormat.grouped.string(Double(count)) }

    /// A verdict, which the program says in English.
    func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .supported: self[.supported]
        case .refuted: self[.refuted]
        case .undecided: self[.undecided]
        }
    }

    /// Whether lines of a language begin on the right.
    static func isRightToLeft(_ tag: String) -> Bool {
        ["ar", "he", "fa", "ur", "yi"].contains(tag.prefix { $0 != "-" }.lowercased())
    }

    /// Whether English words are to be marked as such on a page in the language of `tag`, which are these.
    func isForeign(_ tag: String) -> Bool { language != "en" || tag.prefix(2) != "en" }

    /// What templates show: each phrase by its name, the language's direction, and whether what has no words in it is to
    /// be marked as English.
    func templateValues(_ tag: String) -> [String: TemplateValue] {
        let isRightToLeft = Self.isRightToLeft(tag)
        var values: [String: TemplateValue] = [
            "isRightToLeft": .flag(isRightToLeft), "isForeign": .flag(isForeign(tag)),
        ]
        for phrase in Phrase.allCases { values[phrase.templateName] = .text(self[phrase]) }
        return values
    }

    /// The tables, by language.
    static let all: [String: [Phrase: String]] = [
        "en": english,
        "de": german,
        "fr": french,
        "es": spanish,
        "it": italian,
        "pt": portuguese,
        "nl": dutch,
        "pl": polish,
        "ru": russian,
        "tr": turkish,
        "zh": chinese,
        "ja": japanese,
        "ko": korean,
        "ar": arabic,
        "he": hebrew,
    ]
}
