/// How a terminal writes a piece of text, as "select graphic rendition" has it (ECMA-48, and xterm's further colours).
package struct TerminalStyle: Hashable, Sendable {
    /// The eight colours that every terminal has, in ECMA-48's order.
    package enum Color: String, CaseIterable, Hashable, Sendable {
        /// The eight colours of ECMA-48, in its order.
        case black, red, green, yellow, blue, magenta, cyan, white
    }

    /// A weight, a slant or a line.
    package enum Trait: String, CaseIterable, Hashable, Sendable {
        /// ECMA-48's attributes 1 to 4, 7 and 9.
        case bold, faint, italic, underlined, inverse, struck
    }

    /// The colour of the letters; `nil` for the page's own.
    package var color: Color?
    /// The colour behind them; `nil` for the page's own.
    package var background: Color?
    /// What else is said of the letters.
    package var traits: Set<Trait> = []

    /// The page's own.
    package init() {}

    /// Whether it is the page's own.
    package var isPlain: Bool { self == TerminalStyle() }

    /// Its parts by name, in one order: "bold", "red", "on-blue".
    package var names: [String] {
        Trait.allCases.filter(traits.contains).map(\.rawValue) + [color?.rawValue].compactMap(\.self)
            + [background.map { "on-\($0.rawValue)" }].compactMap(\.self)
    }

    /// Takes in the parameters of a command: "1;31", or nothing for the page's own.
    mutating func apply(_ parameters: String) {
        var rest = parameters.split(separator: ";", omittingEmptySubsequences: false).flatMap(Self.codes)[...]
        while let code = rest.popFirst() { apply(code, &rest) }
    }
}

private extension TerminalStyle {
    /// The codes of a parameter, which may have parts: `4:3` is a line of a kind, `38:2::255:0:0` a colour.
    static func codes(_ parameter: Substring) -> [Int] {
        let parts = parameter.split(separator: ":").map { Int($0) ?? 0 }
        switch parts.first {
        case 4 where parts.count > 1: return [parts[1] == 0 ? 24 : 4]
        case 38, 48: return parts
        default: return [parts.first ?? 0]
        }
    }

    /// A parameter, with those behind it that belong to it.
    mutating func apply(_ code: Int, _ rest: inout ArraySlice<Int>) {
        switch code {
        case 0: self = TerminalStyle()
        case 1: traits.insert(.bold)
        case 2: traits.insert(.faint)
        case 3: traits.insert(.italic)
        case 4: traits.insert(.underlined)
        case 7: traits.insert(.inverse)
        case 9: traits.insert(.struck)
        case 22: traits.subtract([.bold, .faint])
        case 23: traits.remove(.italic)
        case 24: traits.remove(.underlined)
        case 27: traits.remove(.inverse)
        case 29: traits.remove(.struck)
        case 30...37, 90...97: color = Color.allCases[code % 10]
        case 38: color = Self.furtherColor(&rest)
        case 39: color = nil
        case 40...47, 100...107: background = Color.allCases[code % 10]
        case 48: background = Self.furtherColor(&rest)
        case 49: background = nil
        default: break
        }
    }

    /// `5;n` of xterm's 256 colours, or `2;red;green;blue`, as the nearest of the eight.
    static func furtherColor(_ rest: inout ArraySlice<Int>) -> Color? {
        switch rest.popFirst() {
        case 5:
            guard let number = rest.popFirst(), (0..<256).contains(number) else { return nil }
            if number < 16 { return Color.allCases[number % 8] }
            if number >= 232 { return nil }
            return nearest([(number - 16) / 36, (number - 16) / 6 % 6, (number - 16) % 6].map { $0 * 51 })
        case 2:
            defer { rest = rest.dropFirst(3) }
            return rest.count < 3 ? nil : nearest(Array(rest.prefix(3)))
        default: return nil
        }
    }

    /// By hue; `nil` for a grey, which a page that may be dark or light has no place for.
    static func nearest(_ channels: [Int]) -> Color? {
        guard let low = channels.min(), let high = channels.max(), high - low >= 32 else { return nil }
        return Color.allCases[
            channels.enumerated().reduce(0) { $0 + (2 * $1.element > low + high ? 1 << $1.offset : 0) }]
    }
}
