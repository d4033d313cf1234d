internal import Yams

extension ParameterValue {
    /// The value that YAML gives an unquoted scalar.
    init(plain text: String) {
        let node = Node(text, Tag(.implicit, .basic))
        if let bool = node.bool { self = .bool(bool) } else if let int = node.int { self = .int(int) } else if let double = node.float {
            self = .double(double)
        } else {
            self = .string(text)
        }
    }

    /// The values as ones of one type, whole numbers becoming `Double` beside others; `nil` where that cannot be.
    static func uniform(_ values: [ParameterValue]) -> [ParameterValue]? {
        if Set(values.map(\.typeName)).count == 1 { return values }
        let doubles = values.map(\.asDouble)
        return doubles.contains(nil) ? nil : doubles.compactMap { $0.map(ParameterValue.double) }
    }

    /// The value that `text` gives a parameter of this value's type; `nil` where the text is none of that type.
    package func parsing(_ text: String) -> ParameterValue? {
        switch self {
        case .string: return .string(text)
        case .int: return Int(text).map(ParameterValue.int)
        case .double: return Double(text).map(ParameterValue.double)
        case .bool: return Bool(text).map(ParameterValue.bool)
        case .list(let values):
            guard let kind = values.first else { return nil }
            let trimmed = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
            let items = trimmed.split(separator: ",").map { kind.parsing(String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())) }
            return items.isEmpty || items.contains(nil) ? nil : .list(items.compactMap(\.self))
        }
    }

    /// This value for a parameter of the type of `kind`; `nil` where it is of another.
    func converted(to kind: ParameterValue) -> ParameterValue? {
        switch (self, kind) {
        case (.int, .int), (.double, .double), (.bool, .bool), (.string, .string): self
        case (.int(let value), .double): .double(Double(value))
        case (.list(let values), .list(let kinds)):
            if let first = kinds.first, case let items = values.map({ $0.converted(to: first) }), !items.contains(nil) { .list(items.compactMap(\.self)) } else { nil }
        default: nil
        }
    }

    private var asDouble: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}
