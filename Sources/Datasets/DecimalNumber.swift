/// Numbers as tables hold them.
enum DecimalNumber {
    /// The number that these digits say, rounded to float32; `nil` for what is no decimal number, such as `0x10`, `inf`
    /// or one with a NUL behind it, and for one that a float32 does not hold: above 3.4e38, or not 0 and yet rounded to
    /// it.
    static func float(_ text: String) -> Float? {
        guard let isZero = isDecimal(text.utf8), let number = Float(text), number.isFinite else { return nil }
        return number != 0 || isZero ? number : nil
    }

    /// The same for digits whose number a double holds exactly but for a power of ten up to 22, and which is not half way
    /// between two floats: one operation rounds it rightly (Clinger, 1990). `nil` for all else, which may be numbers too.
    static func shortFloat(_ text: ArraySlice<UInt8>) -> Float? {
        var place = text.startIndex, digits: UInt64 = 0, count = 0, decimals = 0, isFraction = false
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative { place += 1 }
        while place < text.endIndex {
            let byte = text[place]
            if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
            } else {
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), count < 15 else { return nil }
                digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
                count += 1
                if isFraction { decimals += 1 }
            }
            place += 1
        }
        guard count > 0 else { return nil }
        let number = Double(digits) / powers[decimals]
        guard number.bitPattern & 0x1FFF_FFFF != 0x1000_0000 else { return nil }
        return Float(isNegative ? -number : number)
    }

    private static let powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

    /// The number as a double, likewise.
    static func double(_ text: String) -> Double? {
        guard let isZero = isDecimal(text.utf8), let number = Double(text), number.isFinite else { return nil }
        return number != 0 || isZero ? number : nil
    }

    /// Whether it is a decimal number, of whatever size.
    static func isWellFormed(_ text: String) -> Bool { isDecimal(text.utf8) != nil }

    /// Whether it is 0, for an optional sign, digits with a point among or around them, and perhaps an exponent of ten;
    /// `nil` for anything else.
    private static func isDecimal(_ text: String.UTF8View) -> Bool? {
        var rest = text[...], digits = 0, isZero = true
        func isSign(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
        func isDigit(_ byte: UInt8?) -> Bool {
            byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        }
        if isSign(rest.first) { rest.removeFirst() }
        for part in 0...1 {
            while isDigit(rest.first), let digit = rest.popFirst() {
                digits += 1
                if digit != UInt8(ascii: "0") { isZero = false }
            }
            if part == 0, rest.first == UInt8(ascii: ".") { rest.removeFirst() } else { break }
        }
        guard digits > 0 else { return nil }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if isSign(rest.first) { rest.removeFirst() }
            guard isDigit(rest.first) else { return nil }
            rest = rest.drop { isDigit($0) }
        }
        return rest.isEmpty ? isZero : nil
    }
}
