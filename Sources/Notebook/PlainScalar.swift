/// What an unquoted scalar is by the core schema of YAML 1.2 (yaml.org/spec/1.2.2, section 10.3.2).
enum PlainScalar: Hashable {
    /// `null`, `~` or nothing.
    case null
    /// `true` or `false`, with three ways of capitals.
    case bool(Bool)
    /// Decimal, `0o` octal or `0x` hexadecimal.
    case int(Int)
    /// With a decimal point, an exponent, or `.inf` and `.nan`.
    case double(Double)
    /// A number that neither `Int` nor `Double` holds: 1e999, 1e-400, 20 digits.
    case outOfRange
    /// Anything else.
    case text

    init(_ text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .bool(true)
        case "false", "False", "FALSE": self = .bool(false)
        case ".nan", ".NaN", ".NAN": self = .double(.nan)
        default: self = Self.number(text)
        }
    }
}

extension PlainScalar {
    /// Why `text` may not be what its author means, and how to write what is: YAML 1.1, which many programs still
    /// read, takes it for something else, or it is a number that looks like a name; `nil` where there is no doubt.
    static func doubt(about text: String) -> String? {
        let meaning = PlainScalar(text)
        let old = OldScalar(text)?.description
        switch meaning {
        case .int, .double:
            guard old != nil || text.contains(#/^[-+]?0[0-9]|^[0-9]{2,}[eE][0-9]+$/#), let number = meaning.written
            else { return nil }
            let other = old.map { $0 == number ? "" : " (\($0) in YAML 1.1)" } ?? ""
            return "is read as the number \(number)\(other); write \(number) for the number or \"\(text)\" for the text"
        case .text:
            return old.map {
                "is read as text, as by YAML 1.2 (\($0) in YAML 1.1); write \"\(text)\" for the text or \($0) for the value"
            }
        case .null, .bool, .outOfRange: return nil
        }
    }
}

private extension PlainScalar {
    static func number(_ text: String) -> PlainScalar {
        if let match = text.wholeMatch(of: #/0o([0-7]+)|0x([0-9a-fA-F]+)/#) {
            let value = match.1.map { Int($0, radix: 8) } ?? match.2.map { Int($0, radix: 16) } ?? nil
            return value.map(PlainScalar.int) ?? .outOfRange
        }
        if let match = text.wholeMatch(of: #/([-+]?)\.(?:inf|Inf|INF)/#) {
            return .double(match.1 == "-" ? -.infinity : .infinity)
        }
        if text.wholeMatch(of: #/[-+]?[0-9]+/#) != nil { return Int(text).map(PlainScalar.int) ?? .outOfRange }
        guard let match = text.wholeMatch(of: #/([-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?))(?:[eE][-+]?[0-9]+)?/#) else {
            return .text
        }
        // Swift's `Double` takes no number that ends in its point.
        let digits = match.1.hasSuffix(".") ? text.replacing(".", with: "") : text
        guard let value = Double(digits), value.isFinite,
            value != 0 || !match.1.contains(where: { ("1"..."9").contains($0) })
        else { return .outOfRange }
        return .double(value)
    }

    /// The number as it can be written without doubt.
    var written: String? {
        switch self {
        case .int(let value): "\(value)"
        case .double(let value): "\(value)".replacing("e+", with: "e")
        default: nil
        }
    }
}

/// What YAML 1.1 took an unquoted scalar for that YAML 1.2 takes for something else.
private enum OldScalar: CustomStringConvertible {
    case bool(Bool)
    case number(Double)

    init?(_ text: String) {
        switch text.lowercased() {
        case "yes", "on": self = .bool(true)
        case "no", "off": self = .bool(false)
        default:
            guard let match = text.wholeMatch(of: #/([-+]?)(.+)/#), let value = Self.magnitude(String(match.2)) else {
                return nil
            }
            self = .number(match.1 == "-" ? -value : value)
        }
    }

    /// The types of yaml.org/type/int.html and float.html: octal, binary, sexagesimal, underscores.
    private static func magnitude(_ text: String) -> Double? {
        let digits = text.replacing("_", with: "")
        let isPlain = digits.count == text.count
        if digits.wholeMatch(of: #/0[0-7]+/#) != nil { return Int(digits, radix: 8).map(Double.init) }
        if let match = digits.wholeMatch(of: #/0b([01]+)/#) { return Int(match.1, radix: 2).map(Double.init) }
        if digits.wholeMatch(of: #/[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?/#) != nil {
            return digits.split(separator: ":").compactMap { Double($0) }.reduce(0) { $0 * 60 + $1 }
        }
        guard !isPlain, text.first != "_", digits.wholeMatch(of: #/[0-9]+(\.[0-9]*)?/#) != nil else { return nil }
        return Double(digits)
    }

    var description: String {
        switch self {
        case .bool(let value): "\(value)"
        case .number(let value): value == value.rounded() && value < 1e15 ? "\(Int(value))" : "\(value)"
        }
    }
}

extension String {
    /// As a scalar of YAML in quotation marks.
    package var quotedForYAML: String {
        "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ") + "\""
    }
}
