extension ParameterValue {
    /// The value that YAML gives an unquoted scalar; `nil` for none, and for a number that Swift does not hold.
    init?(plain text: String) {
        switch PlainScalar(text) {
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .double(let value): self = .double(value)
        case .text: self = .string(text)
        case .null, .outOfRange: return nil
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
        case .int, .bool: return ParameterValue(plain: text)?.converted(to: self)
        case .double: return ParameterValue(plain: text)?.converted(to: self) ?? Self.notFinite(text)
        case .list(let values):
            guard let kind = values.first, let texts = Self.items(of: trimmed(text)) else { return nil }
            let items = texts.map(kind.parsing)
            return items.isEmpty || items.contains(nil) ? nil : .list(items.compactMap(\.self))
        }
    }

    /// The values that `text` names for a parameter of this value's type, where it has commas between several: a number and
    /// a truth value hold none. Text and lists do, so that theirs is one value.
    package func alternatives(in text: String) -> [String] {
        switch self {
        case .string, .list: return [text]
        case .int, .double, .bool:
            let values = text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
            return values.contains("") ? [text] : values
        }
    }

    /// What is no number, as Swift spells it.
    private static func notFinite(_ text: String) -> ParameterValue? {
        Double(text).flatMap { $0.isFinite || text.contains(where: \.isNumber) ? nil : .double($0) }
    }

    /// The items of a list: in brackets it is YAML's or JSON's, where quotation marks keep an item together; else
    /// commas separate them, with something between any two.
    private static func items(of text: String) -> [String]? {
        guard text.hasPrefix("["), text.hasSuffix("]") else {
            let items = text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
            return items.contains("") ? nil : items
        }
        guard
            let items = (try? YAMLNode(yaml: text))?.sequence?.map({ $0.isNull ? nil : $0.string }),
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
