internal import Document

/// What a piece of running text becomes.
enum TextPiece {
    case node(InlineNode)
    /// Signs that may open or close what stands between them.
    case mark(PairedMark, SourceRange, opens: Bool, closes: Bool)
}

/// Signs that something stands between.
enum PairedMark: String, Hashable {
    /// `~~words~~`.
    case strikethrough = "~~"
    /// `H~2~O`.
    case lowered = "~"
    /// `x^2^`.
    case raised = "^"
    /// `^[words]`.
    case note = "^["
    /// A bracket within a note.
    case opening = "["
    /// What ends a note, or a bracket in it.
    case closing = "]"

    /// Whether no white space may stand between its signs.
    var isWithinWord: Bool { self == .lowered || self == .raised }

    /// What such a sign closes.
    var opened: [PairedMark] { self == .closing ? [.note, .opening] : [self] }
}

extension TextRun {
    /// Whether a letter, a digit, a closing bracket or markup ends at `offset`.
    func endsWord(before offset: Int) -> Bool {
        var end = offset
        while end > 0, bytes[end - 1] == UInt8(ascii: "^") || bytes[end - 1] == UInt8(ascii: "~") { end -= 1 }
        guard let last = before(end) else { return false }
        return last.isWord || ")]}".unicodeScalars.contains(last)
    }

    /// Whether a letter or a digit stands before `offset`, so that a name cannot begin there. Chinese and Japanese, which
    /// part words by no spaces, have names behind letters.
    func continuesWord(at offset: Int) -> Bool {
        guard offset > 0, let last = before(offset), last.value < 0x2E80 else { return false }
        return last.isWord || last.properties.canonicalCombiningClass != .notReordered
    }

    /// The label at `offset`, `fig-a` or at a sentence's start `Fig-a`, and the offset behind it.
    func label(at offset: Int) -> (String, end: Int)? {
        var name = bytes[min(offset, bytes.count)...].prefix { isLabelByte($0) }
        while name.last == UInt8(ascii: "-") { name.removeLast() }
        guard let first = name.first else { return nil }
        let label = String(decoding: [first | 0x20] + name.dropFirst(), as: UTF8.self)
        return isLabel(label) ? (label, name.endIndex) : nil
    }

    /// The label of another notebook's at `offset`, `q2/tbl-results`, and the offset behind it.
    func foreignLabel(at offset: Int) -> (String, end: Int)? {
        var name = bytes[min(offset, bytes.count)...].prefix { belongsToWord($0) || "-_./".utf8.contains($0) }
        while let last = name.last, "-./".utf8.contains(last) { name.removeLast() }
        guard let slash = name.lastIndex(of: UInt8(ascii: "/")), slash > name.startIndex else { return nil }
        let label = String(decoding: name[(slash + 1)...], as: UTF8.self)
        return isLabel(label) ? (text(name.startIndex..<name.endIndex), name.endIndex) : nil
    }

    /// The key of a work at `offset`: letters, digits and underscores, with other signs only within, or whatever stands
    /// in braces.
    func key(at offset: Int) -> (String, end: Int)? {
        if has("{", at: offset) {
            let name = bytes[(offset + 1)...].prefix { $0 > 32 && $0 != 123 && $0 != 125 }
            return name.isEmpty || !has("}", at: name.endIndex)
                ? nil : (text(name.startIndex..<name.endIndex), name.endIndex + 1)
        }
        let name = bytes[min(offset, bytes.count)...].prefix { belongsToWord($0) || $0 == 95 || keySigns.contains($0) }
        var end = name.endIndex
        while end > name.startIndex, keySigns.contains(bytes[end - 1]) { end -= 1 }
        guard end > name.startIndex, belongsToWord(bytes[offset]) || bytes[offset] == 95 else { return nil }
        return (text(offset..<end), end)
    }

    /// Whether the byte at `offset` is part of a web address, as the `@` in `https://example.org/@name` is.
    func isInAddress(_ offset: Int) -> Bool {
        let least = max(0, offset - longestAddress)
        var start = offset
        while start > least, case let byte = bytes[start - 1], byte > 32, byte != 60, byte != 40 {
            start -= 1
            if byte == UInt8(ascii: ":"), bytes[start..<offset].starts(with: "://".utf8) { return true }
        }
        return bytes[start..<offset].starts(with: "www.".utf8)
    }

    /// The web address at `offset`, by GFM's rules.
    func address(at offset: Int) -> (address: String, end: Int)? {
        let isWeb = has("http://", at: offset) || has("https://", at: offset)
        guard isWeb || has("www.", at: offset), offset == 0 || " \n*_~(".utf8.contains(bytes[offset - 1]) else {
            return nil
        }
        var text = bytes[offset...].prefix { $0 > 32 && $0 != UInt8(ascii: "<") }
        while let last = text.last,
            "?!.,:*_~'\";".utf8.contains(last)
                || last == 41 && text.count(where: { $0 == 41 }) > text.count(where: { $0 == 40 })
        {
            text.removeLast()
        }
        let words = String(decoding: text, as: UTF8.self)
        guard words.dropFirst(isWeb ? 8 : 4).contains(where: { $0.isLetter || $0.isNumber }), words.contains(".") else {
            return nil
        }
        return (isWeb ? words : "http://\(words)", text.endIndex)
    }
}

/// One of several references or citations in brackets: `see -@key, p. 3`.
struct GroupItem: Hashable {
    var prefix: String
    var hasHyphen: Bool
    var name: String
    var isLabel: Bool
    var suffix: String
    /// Where the `@` is.
    var offset: Int

    /// `nil` where the range of the run holds no such thing.
    init?(_ run: TextRun, _ range: Range<Int>) {
        guard let at = run.bytes[range].firstIndex(of: UInt8(ascii: "@")), run.has("@", at: at) else { return nil }
        let label = run.label(at: at + 1) ?? run.foreignLabel(at: at + 1)
        guard let (name, end) = label ?? run.key(at: at + 1), end <= range.upperBound else { return nil }
        hasHyphen = at > range.lowerBound && run.bytes[at - 1] == UInt8(ascii: "-")
        let start = hasHyphen ? at - 1 : at
        if start > range.lowerBound, run.continuesWord(at: start) || run.isInAddress(at) { return nil }
        (self.name, isLabel, offset) = (name, label != nil, at)
        prefix = words(run.text(range.lowerBound..<start))
        suffix = words(run.text(end..<range.upperBound).drop { $0 == "," })
    }
}

/// Without spaces at both ends, a line break being a space.
private func words(_ text: some StringProtocol) -> String {
    String(String(text).replacing("\n", with: " ").drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}

/// What stands further before an `@` is not searched for an address.
private let longestAddress = 500

private let keySigns = Set(":.#$%&-+?<>/".utf8)
private func isLabelByte(_ byte: UInt8) -> Bool { byte < 128 && belongsToWord(byte) || byte == UInt8(ascii: "-") }

/// Whether a byte belongs to a word: an ASCII letter or digit, or any beyond ASCII.
func belongsToWord(_ byte: UInt8) -> Bool {
    byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
}
