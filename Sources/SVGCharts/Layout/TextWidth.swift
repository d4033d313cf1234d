/// The width of text without a font at hand: a table of the widest common sans-serif, DejaVu Sans, so that others take
/// less room.

/// The height of a line of text at the size of charts, in pixels.
let lineHeight = 15.0
/// The size of text in charts, in pixels.
let textSize = 12.0

/// The width of `text` in pixels at the size of charts; never less than what common fonts take.
func textWidth(_ text: some StringProtocol) -> Double {
    var hundredths = 0
    for scalar in text.unicodeScalars { hundredths += widthInHundredths(scalar) }
    return Double(hundredths) / 100 * textSize
}

/// `text` cut at its end to `width` pixels where it is longer, with an ellipsis. A number that stands by itself is cut
/// off whole: its first digits would be another number.
func cut(_ text: String, toWidth width: Double) -> String {
    guard textWidth(text) > width else { return text }
    var head = Substring(text)
    while !head.isEmpty, textWidth(head + "…") > width { head.removeLast() }
    if head.endIndex < text.endIndex, text[head.endIndex].isPartOfNumber {
        let words = head.reversed().drop(while: \.isPartOfNumber)
        if let last = words.first, last == " " { head = head.prefix(words.count) }
    }
    while head.last == " " { head.removeLast() }
    return head + "…"
}

private extension Character {
    /// Whether it is a digit or stands between digits.
    var isPartOfNumber: Bool { isASCII && isNumber || ".,\u{202F}\u{2009}\u{A0}".contains(self) }
}

/// `names` cut to `width` pixels at their ends; in their midst where some would then be the same, else those at their
/// beginnings, before the word in which they begin to differ, and numbered where that does not tell them apart either.
func cut(_ names: [String], toWidth width: Double) -> [String] {
    let count = Set(names).count
    for shorter in [names.map { cut($0, toWidth: width) }, names.map { cutInMidst($0, toWidth: width) }]
    where Set(shorter).count == count { return shorter }
    let alike = Dictionary(grouping: distinct(names)) { cut($0, toWidth: width) }
    return names.map { name in
        let shorter = cut(name, toWidth: width)
        guard let others = alike[shorter], others.count > 1, let place = others.firstIndex(of: name) else {
            return shorter
        }
        let start = commonWords(others), ends = others.map { cut("…" + $0.dropFirst(start), toWidth: width) }
        if Set(ends).count == ends.count, ends.allSatisfy({ alike[$0] == nil }) { return ends[place] }
        let number = " \(place + 1)"
        return cut(name, toWidth: max(0, width - textWidth(number))) + number
    }
}

/// How many letters the words have with which all of `names` begin.
private func commonWords(_ names: [String]) -> Int {
    guard let first = names.first else { return 0 }
    let shared = names.dropFirst().reduce(first) { shared, name in
        String(zip(shared, name).prefix { $0 == $1 }.map(\.0))
    }
    return shared.lastIndex(of: " ").map { shared.distance(from: shared.startIndex, to: $0) + 1 } ?? 0
}

private func cutInMidst(_ text: String, toWidth width: Double) -> String {
    guard textWidth(text) > width else { return text }
    var head = text.prefix((text.count + 1) / 2)
    var tail = text.dropFirst(head.count)
    while !head.isEmpty, textWidth(head + "…" + tail) > width {
        if tail.count * 2 > head.count { tail.removeFirst() } else { head.removeLast() }
    }
    while head.last == " " { head.removeLast() }
    while tail.first == " " { tail.removeFirst() }
    return head + "…" + tail
}

private func widthInHundredths(_ scalar: Unicode.Scalar) -> Int {
    let value = Int(scalar.value)
    if value >= 32, value < 127 { return latinWidths[value - 32] }
    switch value {
    case 0x300...0x36F, 0x200B...0x200F: return 0
    case 0xA0: return 32
    case 0x202F, 0x2009: return 20
    case 0xB2, 0xB3, 0xB9, 0x2070...0x208E: return 46
    case 0x2026, 0x2014: return 100
    case 0x1100...0x115F, 0x2E80...0xFFDC, 0x1F000...: return 110
    default: return 84
    }
}

/// From space to tilde, in hundredths of the text size.
private let latinWidths: [Int] = [
    32, 40, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 53,
    100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 39, 34,
    39, 84, 50,
    50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34,
    64, 84,
]
