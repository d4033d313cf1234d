internal import Foundation

/// The font of formulas in pieces, `templates/fonts/math-*.woff2`, of which a page carries those that it needs.
struct MathFont {
    /// The pieces by name with their characters, in the order of `math.txt`.
    private let pieces: [(name: String, characters: [ClosedRange<UInt32>])]

    /// Reads the list of pieces, a name and ranges in hexadecimal each line: `greek 391-3A1,3A3`.
    init(list: String) {
        pieces = list.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            let ranges = words.dropFirst().joined().split(separator: ",").compactMap { range in
                let ends = range.split(separator: "-").compactMap { UInt32($0, radix: 16) }
                return ends.first.flatMap { first in ends.last.map { first...$0 } }
            }
            return (String(words.first ?? ""), ranges)
        }
    }

    /// The rules that give a page the pieces for its formulas; empty for a page without any.
    /// - Throws: `ReportError.unreadableTemplates`.
    static func rules(for html: String, _ templates: Templates) throws -> String {
        let letters = FormulaLetters(page: html)
        guard letters.hasFormulas else { return "" }
        let font = MathFont(list: try templates.file("fonts/math.txt"))
        return try font.needed(for: letters.all).map { piece in
            let bytes = try templates.bytes("fonts/math-\(piece.name).woff2").base64EncodedString()
            let ranges = piece.characters.map { range in
                let low = "U+" + String(range.lowerBound, radix: 16)
                return range.count == 1 ? low : low + "-" + String(range.upperBound, radix: 16)
            }
            return "@font-face{font-family:\"bnbook math\";src:url(data:font/woff2;base64,\(bytes)) format(\"woff2\");"
                + "unicode-range:\(ranges.joined(separator: ","))}\n"
        }.joined()
    }

    /// The names of the pieces for these characters. Browsers let a sign grow only where the font that has the space,
    /// and with it how formulas are set, has the sign too: `base`, or `growing`, which is `base` and all else that grows.
    func names(for letters: Set<UInt32>) -> [String] { needed(for: letters).map(\.name) }

    /// Those of these characters that are in no piece, in order.
    func missing(_ letters: Set<UInt32>) -> [UInt32] {
        letters.filter { letter in !pieces.contains { $0.characters.contains { $0.contains(letter) } } }.sorted()
    }
}

private extension MathFont {
    func needed(for letters: Set<UInt32>) -> [(name: String, characters: [ClosedRange<UInt32>])] {
        func has(_ name: String, _ letter: UInt32) -> Bool {
            pieces.contains { $0.name == name && $0.characters.contains { $0.contains(letter) } }
        }
        let isGrown = letters.contains { has("growing", $0) && !has("base", $0) }
        return pieces.filter { piece in
            switch piece.name {
            case "base": !isGrown
            case "growing": isGrown
            default: letters.contains { has(piece.name, $0) }
            }
        }
    }
}

/// The characters of a page's formulas as they are drawn: a letter by itself is an italic one.
struct FormulaLetters {
    private(set) var all: Set<UInt32> = []
    private(set) var hasFormulas = false

    /// Takes what stands between the tags of each `math`; words, and the source in `annotation`, have fonts of their own.
    init(page: String) {
        let bytes = Array(page.utf8)
        let (open, close) = (UInt8(ascii: "<"), UInt8(ascii: ">"))
        var (tag, isInside, at) = (Substring(), false, bytes.startIndex)
        while let start = bytes[at...].firstIndex(of: open), let end = bytes[start...].firstIndex(of: close) {
            if isInside { add(String(decoding: bytes[at..<start], as: UTF8.self), in: tag) }
            let isMath = bytes[start...].starts(with: "<math".utf8)
            isInside = isMath || isInside && !bytes[start...].starts(with: "</math>".utf8)
            if isInside { tag = Substring(decoding: bytes[(start + 1)..<end], as: UTF8.self) }
            hasFormulas = hasFormulas || isMath
            at = end + 1
        }
    }
}

private extension FormulaLetters {
    mutating func add(_ text: String, in tag: Substring) {
        guard !tag.hasPrefix("annotation"), !tag.hasPrefix("mtext"), !tag.hasPrefix("/") else { return }
        // What is written as `&lt;` are signs that the font always has.
        let letters = text.first == "&" ? [] : text.unicodeScalars.map(\.value)
        let isItalic = tag.hasPrefix("mi") && letters.count == 1 && !tag.contains("mathvariant")
        all.formUnion(letters.map { isItalic ? Self.italic($0) : $0 })
    }

    /// What is drawn for a letter that stands by itself.
    /// https://www.w3.org/TR/mathml-core/#italic-mappings
    static func italic(_ letter: UInt32) -> UInt32 {
        switch letter {
        case 0x68: 0x210E
        case 0x41...0x5A: 0x1D434 + letter - 0x41
        case 0x61...0x7A: 0x1D44E + letter - 0x61
        case 0x131: 0x1D6A4
        case 0x237: 0x1D6A5
        // All of Greek is in one piece; which of its letters is no matter.
        case 0x391...0x3F6, 0x2202, 0x2207: 0x1D6FC
        default: letter
        }
    }
}
