internal import NumberFormats

/// Printed text as a terminal shows it in the end: a carriage return or a backspace goes back in its line, whose
/// letters are then overwritten; colours are left out; any other control character becomes a visible sign.
package struct TerminalText: Hashable, Sendable {
    /// What is seen: lines without control characters but tabs.
    package let text: String

    /// Takes text as a program printed it.
    package init(_ printed: String) {
        text =
            printed.utf8.contains { $0 < 32 && $0 != 10 && $0 != 9 || $0 == 127 || $0 == 0xC2 }
            ? Self.shown(printed) : printed
    }

    /// The text where it has at most `limit` lines, else its beginning and its end, and between them how many lines are
    /// left out: of a page, not of the JSON report, which holds the whole text.
    package func abridged(to limit: Int = 2_000) -> String {
        guard text.utf8.count > limit else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let count = lines.count - (text.hasSuffix("\n") ? 1 : 0)
        guard count > limit else { return text }
        let head = lines.prefix(limit / 2)
        let tail = lines.suffix(limit / 2 + lines.count - count)
        let missing = NumberFormat.grouped.string(Double(count - 2 * (limit / 2)))
        return (head + ["… \(missing) lines are left out here; the JSON report has them …"] + tail)
            .joined(separator: "\n")
    }
}

private extension TerminalText {
    static func shown(_ printed: String) -> String {
        var result = String.UnicodeScalarView()
        var (line, column) = ([Unicode.Scalar](), 0)
        var rest = printed.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\n":
                result.append(contentsOf: line)
                result.append(scalar)
                (line, column) = ([], 0)
            case "\r": column = 0
            case "\u{8}": column = max(0, column - 1)
            case "\u{1B}", "\u{9B}":
                if command(scalar, &rest) == "K" { line.removeSubrange(min(column, line.count)...) }
            default:
                if column < line.count { line[column] = scalar.visible } else { line.append(scalar.visible) }
                column += 1
            }
        }
        result.append(contentsOf: line)
        return String(result)
    }

    /// Takes an escape sequence (ECMA-48) off `rest`, and gives the letter that ends it; `nil` for what has none.
    static func command(_ start: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
        if start == "\u{1B}" {
            guard let kind = rest.first else { return nil }
            if kind == "]" {
                // A title or a link: up to the bell or the string terminator.
                while let next = rest.popFirst(), next != "\u{7}", next != "\\", next != "\n" {}
                return nil
            }
            guard kind == "[" else { return nil }
            rest.removeFirst()
        }
        while let next = rest.first, (0x20...0x3F).contains(next.value) { rest.removeFirst() }
        guard let last = rest.first, (0x40...0x7E).contains(last.value) else { return nil }
        return rest.removeFirst()
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
