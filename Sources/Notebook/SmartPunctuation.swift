/// What straight quotation marks, hyphens and dots stand for in a language.
struct SmartPunctuation: Hashable {
    private let double: (open: String, close: String)
    private let single: (open: String, close: String)

    /// By the quotation marks of a language, a BCP 47 tag; English ones for those that are not known.
    init(language: String) {
        let name = String(language.lowercased().prefix { $0 != "-" })
        (double, single) = Self.marks[language.lowercased()] ?? Self.marks[name] ?? Self.english
    }

    static func == (left: Self, right: Self) -> Bool { left.double == right.double && left.single == right.single }

    func hash(into hasher: inout Hasher) { hasher.combine(double.open + double.close + single.open + single.close) }

    /// A range of a run's text.
    func text(of run: TextRun, _ range: Range<Int>) -> String {
        guard run.bytes[range].contains(where: { "\"'-.".utf8.contains($0) }) else { return run.text(range) }
        return text(run.bytes, range, run.escaped, startsText: run.isFirst, endsText: run.isLast)
    }

    /// Text that stands by itself, such as a title.
    func text(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return self.text(bytes, bytes.indices, [], startsText: true, endsText: true)
    }
}

private extension SmartPunctuation {
    typealias Marks = (double: (open: String, close: String), single: (open: String, close: String))

    static var english: Marks { (("“", "”"), ("‘", "’")) }
    static var low: Marks { (("„", "“"), ("‚", "‘")) }
    static var angular: Marks { (("«", "»"), ("‹", "›")) }
    static var marks: [String: Marks] {
        [
            "de": low, "de-ch": angular, "cs": low, "fr": (("«\u{202F}", "\u{202F}»"), ("‹\u{202F}", "\u{202F}›")),
            "es": (("«", "»"), ("“", "”")), "it": (("«", "»"), ("“", "”")), "pl": (("„", "”"), ("«", "»")),
            "ru": (("«", "»"), ("„", "“")), "he": (("”", "”"), ("’", "’")),
        ]
    }

    func text(_ bytes: [UInt8], _ range: Range<Int>, _ escaped: Set<Int>, startsText: Bool, endsText: Bool) -> String {
        var (result, index) = ([UInt8](), range.lowerBound)
        while index < range.upperBound {
            let rest = bytes[index..<range.upperBound]
            let isBare = !escaped.contains(index)
            if isBare, let (sign, count) = dashOrDots(rest), !(index..<index + count).contains(where: escaped.contains)
            {
                result += sign.utf8
                index += count
                continue
            }
            let isQuote = isBare && (bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"))
            if isQuote {
                let before = index > 0 ? bytes[index - 1] : startsText ? 32 : UInt8(ascii: "a")
                let after = index + 1 < bytes.count ? bytes[index + 1] : endsText ? 32 : UInt8(ascii: "a")
                result += mark(bytes[index], before, after).utf8
            } else {
                result.append(bytes[index])
            }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `---`, `--` or `...` that comes next, and its length; longer runs of hyphens stay.
    func dashOrDots(_ rest: ArraySlice<UInt8>) -> (String, Int)? {
        let hyphens = rest.prefix { $0 == UInt8(ascii: "-") }.count
        switch hyphens {
        case 2: return ("–", 2)
        case 3: return ("—", 3)
        case 4...: return (String(repeating: "-", count: hyphens), hyphens)
        default: return rest.starts(with: "...".utf8) ? ("…", 3) : nil
        }
    }

    /// A quotation mark: it opens behind a space, a bracket, a dash or another mark; a single one within a word, or before
    /// the digits of a year, is an apostrophe.
    func mark(_ byte: UInt8, _ before: UInt8, _ after: UInt8) -> String {
        let isSpaceAfter = after <= 32
        let opens = !isSpaceAfter && (before <= 32 || "([{-/\"'".utf8.contains(before))
        if byte == UInt8(ascii: "\"") { return opens ? double.open : double.close }
        let isDigitAfter = (48...57).contains(after)
        if opens, !isDigitAfter { return single.open }
        return belongsToWord(before) && (belongsToWord(after) || isSpaceAfter) || isDigitAfter ? "’" : single.close
    }
}
