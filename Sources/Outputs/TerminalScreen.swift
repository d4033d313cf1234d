/// A terminal that is as wide as the longest line, and where what has scrolled by stays.
struct TerminalScreen {
    private(set) var text = ""
    private(set) var spans: [TerminalText.Span] = []
    /// The letters of the line that is being written.
    private var line: [Cell] = []
    private var column = 0
    private var style = TerminalStyle()
    private var length = 0

    private struct Cell {
        var scalar: Unicode.Scalar
        var style: TerminalStyle
    }

    /// Writes what a program printed, and ends there.
    mutating func write(_ printed: String) {
        var rest = printed.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\n": endLine(); append("\n")
            case "\r": column = 0
            case "\u{8}": column = max(0, column - 1)
            case "\u{1B}", "\u{9B}": if let command = Self.command(scalar, &rest) { carryOut(command) }
            default:
                let cell = Cell(scalar: scalar.visible, style: style)
                if column < line.count { line[column] = cell } else { line.append(cell) }
                column += 1
            }
        }
        endLine()
    }
}

private extension TerminalScreen {
    /// What an escape sequence asks for: its last letter, and the parameters before.
    typealias Command = (letter: Unicode.Scalar, parameters: String)

    mutating func endLine() {
        for cell in line {
            let start = length
            append(cell.scalar)
            if cell.style.isPlain { continue }
            if let last = spans.last, last.range.upperBound == start, last.style == cell.style {
                spans[spans.count - 1].range = last.range.lowerBound..<length
            } else {
                spans.append(.init(range: start..<length, style: cell.style))
            }
        }
        line.removeAll(keepingCapacity: true)
        column = 0
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        text.unicodeScalars.append(scalar)
        length += UTF8.width(scalar)
    }

    mutating func carryOut(_ command: Command) {
        switch (command.letter, command.parameters) {
        case ("m", let parameters) where parameters.allSatisfy({ $0.isNumber || $0 == ";" || $0 == ":" }):
            style.apply(parameters)
        case ("K", "2"): line = Array(repeating: Cell(scalar: " ", style: TerminalStyle()), count: column)
        case ("K", "1"):
            for index in 0..<min(column + 1, line.count) { line[index] = Cell(scalar: " ", style: TerminalStyle()) }
        case ("K", _): line.removeSubrange(min(column, line.count)...)
        default: break
        }
    }

    /// Takes an escape sequence (ECMA-48) off `rest`; `nil` for what asks for nothing.
    static func command(_ start: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) -> Command? {
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
        let parameters = rest.prefix { (0x20...0x3F).contains($0.value) }
        rest = rest[parameters.endIndex...]
        guard let last = rest.first, (0x40...0x7E).contains(last.value) else { return nil }
        rest.removeFirst()
        return (last, String(parameters))
    }
}
