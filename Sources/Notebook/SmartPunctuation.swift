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
        var (result, index) = ([UInt8](), range.lowerBound)
        while index < range.upperBound {
            let rest = run.bytes[index..<range.upperBound]
            let isBare = !run.escaped.contains(index)
            if isBare, let (sign, count) = dashOrDots(rest),
                !(index..<index + count).contains(where: run.escaped.contains)
            {
                result += sign.utf8
                index += count
                continue
            }
            if isBare, run.isQuote(index) {
                result += mark(run, index).utf8
            } else {
                result.append(run.bytes[index])
            }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Text that stands by itself, such as a title.
    func text(_ text: String) -> String {
        let run = TextRun(text)
        return self.text(of: run, run.bytes.indices)
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

    /// A quotation mark. A single one within a word, before the digits of a year, or behind a word where none is open, is
    /// an apostrophe.
    func mark(_ run: TextRun, _ index: Int) -> String {
        let opens = run.opensQuote(index)
        if run.bytes[index] == UInt8(ascii: "\"") { return opens ? double.open : double.close }
        let (before, after) = (run.before(index), run.after(index + 1))
        if let after, ("0"..."9").contains(after) { return "’" }
        if opens { return single.open }
        guard index > 0, before?.isWord == true else { return single.close }
        if after?.isWord == true { return "’" }
        return (after == nil || after?.properties.isWhitespace == true) && !run.isSingleOpen(index)
            ? "’" : single.close
    }
}

private extension TextRun {
    func isQuote(_ index: Int) -> Bool {
        (bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")) && !escaped.contains(index)
    }

    /// Whether the quotation mark there opens: what stands before it, other marks aside, escaped or not, is a space, a
    /// bracket or a dash, and what stands behind it is what a quotation may begin with.
    func opensQuote(_ index: Int) -> Bool {
        guard let after = after(index + 1), !after.properties.isWhitespace else { return false }
        var first = index
        while first > 0, "\"'".utf8.contains(bytes[first - 1]) { first -= 1 }
        guard let before = before(first), !before.properties.isWhitespace, !"([{".unicodeScalars.contains(before) else {
            return true
        }
        return "-–—/^~".unicodeScalars.contains(before) && !".,;:!?)]}".unicodeScalars.contains(after)
    }

    /// Whether the last single mark before one opens, apostrophes within words aside.
    func isSingleOpen(_ index: Int) -> Bool {
        for found in (max(0, index - longestQuotation)..<index).reversed()
        where bytes[found] == UInt8(ascii: "'") && isQuote(found) {
            if before(found)?.isWord == true, after(found + 1)?.isWord == true { continue }
            return opensQuote(found)
        }
        return false
    }
}

/// What opens further before a mark is not searched for.
private let longestQuotation = 1_000

extension Unicode.Scalar {
    /// Whether words are made of it: a letter or a digit of any script.
    var isWord: Bool { properties.isAlphabetic || properties.numericType != nil }
}
