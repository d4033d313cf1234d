import Notebook
import Outputs

/// A document drawn at random: values, references, notes and formulas in every inline construct, with every kind of line
/// break, in paragraphs, lists, quotes, headings and tables. The same seed gives the same document.
struct GeneratedText {
    /// What values say: whatever Markdown could take for itself.
    static let values = [
        "97.6 ± 0.1 %", "a|b", "*x*", "1. one", "3", "- item", "+ item", "# h", "~t~", "~~s~~", "&amp;", "&#65;", "<b>",
        "[x](y)", "_a_", "`c`", "\\", "===", "---", "> q", "a\nb", "12)", "x", "![p](q.png)", "a\\|b",
    ]

    private(set) var text = ""
    /// The value of each expression, `v0`, `v1` and so on, by its number.
    private(set) var texts: [String] = []
    private var state: UInt64
    private var noteCount = 0

    init(seed: UInt64, mistake: String? = nil) {
        state = seed
        text = "# First {#sec-s}\n\n"
        let mistaken = mistake == nil ? -1 : below(4)
        for number in 0..<4 { text += block(number == mistaken ? mistake : nil) + "\n\n" }
        for note in 0..<noteCount { text += "[^n\(note)]: Note \(words(nil, isCell: true, canNote: false))\n\n" }
    }
}

private extension GeneratedText {
    /// SplitMix64.
    mutating func below(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(count))
    }

    mutating func one(of choices: [String]) -> String { choices[below(choices.count)] }

    mutating func value() -> String {
        texts.append(Self.values[below(Self.values.count)])
        return "`{swift} v\(texts.count - 1)`"
    }

    /// A block; `mistake` stands somewhere in it.
    mutating func block(_ mistake: String?) -> String {
        switch below(7) {
        case 0: return "## \(words(mistake, isCell: true))"
        case 1: return lines(mistake, first: "", others: ["", " ", "   "]) + "\n" + one(of: ["===", "---"])
        case 2: return lines(mistake, first: one(of: ["- ", "1. ", "*   "]), others: ["", "  ", "    ", "\t", " "])
        case 3: return lines(mistake, first: one(of: ["> ", ">", " > "]), others: ["> ", ">", ">   ", "", "  "])
        case 4: return lines(mistake, first: "> - ", others: [">   ", "> ", "", ">"])
        case 5:
            let rows = (0...below(3)).map {
                "| \(words($0 == 0 ? mistake : nil, isCell: true)) | \(words(nil, isCell: true)) |"
            }
            return "| a | b |\n|---|--:|\n" + rows.joined(separator: "\n")
        default: return lines(mistake, first: "", others: ["", "  ", "     ", "\t"])
        }
    }

    /// Some lines, the first behind `first`, each other behind one of `others`.
    mutating func lines(_ mistake: String?, first: String, others: [String]) -> String {
        let count = 1 + below(4)
        let mistaken = below(count)
        var text = first
        for line in 0..<count {
            text += words(line == mistaken ? mistake : nil, isCell: false, others: others)
            if line < count - 1 { text += one(of: ["\n", "\n", "\\\n", "  \n"]) + one(of: others) }
        }
        return text
    }

    /// Words of one line, and constructs that go on in the next where `others` says what stands before it.
    mutating func words(_ mistake: String?, isCell: Bool, others: [String] = [], canNote: Bool = true) -> String {
        let count = 1 + below(4)
        let mistaken = below(count)
        // What begins a line must begin no block.
        var text = below(2) == 0 ? "word" : value()
        for index in 0..<count {
            text += one(of: [" ", ", ", ". ", " "]) + piece(isCell, others, canNote)
            if index == mistaken, let mistake { text += " \(mistake) \(value())" }
        }
        return text + one(of: ["", ".", " end"])
    }

    mutating func piece(_ isCell: Bool, _ others: [String], _ canNote: Bool) -> String {
        switch below(others.isEmpty ? 12 : 17) {
        case 0, 1: return value()
        case 2: return "@sec-s"
        case 3 where canNote:
            noteCount += 1
            return "said[^n\(noteCount - 1)]"
        case 4: return isCell ? "$p(a\\|b)$" : "$x_1 * y_2$"
        case 5: return one(of: ["`code`", "``a ` b``"])
        case 6: return "*em \(value())*"
        case 7: return "**st \(value()) and @sec-s**"
        case 8: return "[link \(value())](https://example.org/a_b \"Ti\")"
        case 9: return "~~gone \(value())~~"
        case 10: return one(of: ["a\\*b", "&amp; \\& &copy;", "x\\_y", "<i>t</i>"])
        case 12: return "`code\(next(others))code`"
        case 13: return "<!-- x\(next(others))y -->"
        case 14: return "[link](https://example.org/\(next(others))\"title\")"
        case 15: return "*em\(next(others))em \(value())*"
        case 16: return "<b\(next(others))title=\"t\">b</b>"
        default: return one(of: ["plain", "Ünïcödé", "日本", "a_b_c", "3 * 4"])
        }
    }

    /// A line's end within a construct, and what stands before the next.
    mutating func next(_ others: [String]) -> String { "\n" + one(of: others) }
}
