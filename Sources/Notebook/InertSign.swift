/// Signs of Markdown that mean nothing where they stand. cmark reads control characters in their place, which no text has;
/// they are put back as its tree is read.
enum InertSign {
    /// In the order of the control characters that stand for them.
    private static let signs = Array("`*_[]<>&\\!~".utf8)
    private static let first: UInt8 = 0x0E

    /// The control characters that stand for signs.
    static let controls = first..<first + UInt8(signs.count)

    /// Hides the signs among these bytes.
    static func hide(_ bytes: inout [UInt8], _ range: Range<Int>) {
        for index in range {
            if let sign = signs.firstIndex(of: bytes[index]) { bytes[index] = first + UInt8(sign) }
        }
    }

    /// The byte that `byte` stands for: itself, but for those that are hidden.
    static func shown(_ byte: UInt8) -> UInt8 { isControl(byte) ? signs[Int(byte - first)] : byte }

    /// Whether a control character stands for a sign. Most bytes are beyond all of those.
    static func isControl(_ byte: UInt8) -> Bool { byte < 32 && controls.contains(byte) }

    /// `text` with the signs that are hidden in it.
    static func shown(_ text: String) -> String {
        guard text.utf8.contains(where: isControl) else { return text }
        return String(decoding: text.utf8.map(shown), as: UTF8.self)
    }
}
