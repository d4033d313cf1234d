internal import Yams

extension ParameterValue {
    /// The value that YAML gives an unquoted scalar.
    init(plain text: String) {
        let node = Node(text, Tag(.implicit, .basic))
        if let bool = node.bool {
            self = .bool(bool)
        } else if let int = node.int {
            self = .int(int)
        } else if let double = node.float {
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
            guard let kind = values.first, let texts = Self.items(of: trimmed(text)) else { return nil }
            let items = texts.map(kind.parsing)
            return items.isEmpty || items.contains(nil) ? nil : .list(items.compactMap(\.self))
        }
    }

    /// The items of a list: in brackets it is YAML's or JSON's, where quotation marks keep an item together; else
    /// commas separate them.
    private static func items(of text: String) -> [String]? {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return text.split(separator: ",").map(trimmed) }
        guard let items = (try? Yams.compose(yaml: text, .basic))?.sequence?.map({ $0.scalar?.string }),
            !items.contains(nil)
        else { return nil }
        return items.compactMap(\.self)
    }

    /// This value for a parameter of the type of `kind`; `nil` where it is of another.
    func converted(to kind: ParameterValue) -> ParameterValue? {
        switch (self, kind) {
        case (.int, .int), (.double, .double), (.bool, .bool), (.string, .string): self
        case (.int(let value), .double): .double(Double(value))
        case (.list(let values), .list(let kinds)):
            if let first = kinds.first, case let items = values.map({ $0.converted(to: first) }), !items.contains(nil) {
                .list(items.compactMap(\.self))
            } else {
                nil
            }
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

/// Text without the spaces at its ends.
private func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}
