/// Text in lines, broken at spaces, and beside letters of scripts that are written without.

/// `text` in at most `limit` lines no wider than `width`; what has no room is cut at the end.
func wrapOrCut(_ text: String, toWidth width: Double, lines limit: Int) -> [String] {
    lines(text, width, limit).map { cut($0, toWidth: width) }
}

/// `text` in lines no wider than `width`; `nil` if a word or the number of lines is too much.
func wrap(_ text: String, toWidth width: Double, lines limit: Int) -> [String]? {
    let lines = lines(text, width, .max)
    return lines.count <= limit && lines.allSatisfy { textWidth($0) <= width } ? lines : nil
}

/// Each line as full as it can be; a word that is wider has one of its own, and the last one allowed holds the rest.
private func lines(_ text: String, _ width: Double, _ limit: Int) -> [String] {
    var lines: [String] = []
    for word in words(text) {
        if let last = lines.last, lines.count == limit || textWidth(last + word.gap + word.text) <= width {
            lines[lines.count - 1] = last + word.gap + word.text
        } else {
            lines.append(word.text)
        }
    }
    return lines
}

/// What no line breaks within, and what stands before it on the same line.
private struct Word {
    var gap: String
    var text: String
}

private func words(_ text: String) -> [Word] {
    var words: [Word] = []
    for part in text.split(separator: " ") {
        words.append(Word(gap: words.isEmpty ? "" : " ", text: ""))
        for letter in part {
            if words[words.count - 1].text.last?.mayEndLine(before: letter) == true {
                words.append(Word(gap: "", text: ""))
            }
            words[words.count - 1].text.append(letter)
        }
    }
    return words
}

/// Unicode Standard Annex 14: classes ID, OP, and CL with what follows its rules.
private extension Character {
    func mayEndLine(before next: Character) -> Bool {
        (isIdeograph || next.isIdeograph) && !Self.opening.contains(self) && !Self.closing.contains(next)
    }

    var isIdeograph: Bool {
        switch unicodeScalars.first?.value ?? 0 {
        case 0x2E80...0x31FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    static let opening = Set("([{（「『【〈《〔［｛“‘")
    static let closing = Set(")]}.,:;!?%）」』】〉》〕］｝、。，．・：；！？％ー々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョ”’…")
}
