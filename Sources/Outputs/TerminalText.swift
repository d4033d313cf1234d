/// Printed text as a terminal shows it in the end: a carriage return or a backspace goes back in its line, whose
/// letters are then overwritten; colours are kept apart from the letters; any other control character becomes a visible
/// sign.
package struct TerminalText: Hashable, Sendable {
    /// A piece that is written otherwise than the page's own text.
    package struct Span: Hashable, Sendable {
        /// Offsets in the text's UTF-8.
        package var range: Range<Int>
        /// How it is written.
        package var style: TerminalStyle
    }

    /// What is seen: lines without control characters but tabs.
    package let text: String
    /// What of it has a style of its own, in order.
    package let spans: [Span]

    /// Takes text as a program printed it.
    package init(_ printed: String) {
        guard printed.hasControls else { (text, spans) = (printed, []); return }
        var screen = TerminalScreen()
        screen.write(printed)
        (text, spans) = (screen.text, screen.spans)
    }

    /// The pieces of a part of the text, each with its style; `range` has offsets in UTF-8, and begins and ends at lines.
    package func pieces(_ range: Range<Int>) -> [(text: String, style: TerminalStyle)] {
        var (pieces, start) = ([(text: String, style: TerminalStyle)](), range.lowerBound)
        func take(_ end: Int, _ style: TerminalStyle) {
            if end > start { pieces.append((slice(start..<end), style)) }
            start = max(start, end)
        }
        for span in spans where span.range.overlaps(range) {
            take(span.range.lowerBound, TerminalStyle())
            take(min(span.range.upperBound, range.upperBound), span.style)
        }
        take(range.upperBound, TerminalStyle())
        return pieces
    }

    /// The part of the text between two offsets in UTF-8.
    package func slice(_ range: Range<Int>) -> String {
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return String(text[start..<text.utf8.index(start, offsetBy: range.count)])
    }
}

extension TerminalText {
    /// The beginning and the end of a long text, and what is between them.
    package struct Folding: Hashable, Sendable {
        /// The first lines, as offsets in UTF-8.
        package var head: Range<Int>
        /// The last lines.
        package var tail: Range<Int>
        /// How many lines are between them.
        package var missing: Int
        /// How many lines there are.
        package var count: Int
    }

    /// How a text of more than `limit` lines is folded; `nil` for a shorter one.
    package func folding(to limit: Int = 2_000) -> Folding? {
        guard text.utf8.count > limit else { return nil }
        return text.withUTF8Bytes { bytes in
            let isEnded = bytes.last == 0x0A
            let count = bytes.count { $0 == 0x0A } + (isEnded ? 0 : 1)
            guard count > limit else { return nil }
            var (head, tail) = (0, isEnded ? bytes.count - 1 : bytes.count)
            for _ in 0..<limit / 2 { head += (bytes[head...].firstIndex(of: 0x0A) ?? head) - head + 1 }
            for _ in 0..<limit / 2 { tail = bytes[..<tail].lastIndex(of: 0x0A) ?? 0 }
            return Folding(
                head: 0..<head, tail: tail + 1..<bytes.count, missing: count - 2 * (limit / 2), count: count)
        }
    }
}

extension String {
    /// The same with Unicode's signs for control characters, but for tabs and line feeds.
    package var withVisibleControls: String {
        hasControls
            ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" ? $0 : $0.visible })) : self
    }

    /// Whether there may be control characters in it, but for tabs and line feeds.
    fileprivate var hasControls: Bool {
        withUTF8Bytes { $0.contains { $0 < 32 && $0 != 10 && $0 != 9 || $0 == 127 || $0 == 0xC2 } }
    }

    /// Its bytes where they lie: many times as fast as one by one.
    fileprivate func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}

extension Unicode.Scalar {
    /// Itself, or Unicode's sign for a control character, such as ␇ for the bell; tabs stay.
    package var visible: Unicode.Scalar {
        switch value {
        case 9: self
        case 0..<32: Unicode.Scalar(0x2400 + value)!
        case 127: "\u{2421}"
        case 0x80..<0xA0: "\u{FFFD}"
        default: self
        }
    }
}
