/// A named, typed value of the front matter's `params`, which blocks read as `params.name`.
package struct NotebookParameter: Hashable, Sendable {
    /// As the blocks call it: a Swift identifier.
    package var name: String
    /// What they read.
    package var value: ParameterValue
    /// Whether the value was given for this rendering in the place of the notebook's own.
    package var isOverridden = false
}

/// A parameter's value; its case is its type.
package indirect enum ParameterValue: Hashable, Sendable {
    /// A whole number.
    case int(Int)
    /// A number with a decimal point or an exponent.
    case double(Double)
    /// `true` or `false`.
    case bool(Bool)
    /// Text.
    case string(String)
    /// Never empty, and all of one type.
    case list([ParameterValue])

    /// The Swift type the blocks see.
    package var typeName: String {
        switch self {
        case .int: "Int"
        case .double: "Double"
        case .bool: "Bool"
        case .string: "String"
        case .list(let values): "[\(values.first?.typeName ?? "Int")]"
        }
    }

    /// The value as a Swift literal.
    package var literal: String {
        switch self {
        case .int(let value): "\(value)"
        case .double(let value):
            value.isNaN ? ".nan" : value.isInfinite ? (value < 0 ? "-.infinity" : ".infinity") : "\(value)"
        case .bool(let value): "\(value)"
        case .string(let text): quoted(text)
        case .list(let values): "[\(values.map(\.literal).joined(separator: ", "))]"
        }
    }

    /// The value as a reader sees it: the items of a list with commas between them, in quotation marks where one holds
    /// a comma itself.
    package var text: String {
        switch self {
        case .string(let text): text
        case .double(let value): "\(value)"
        case .list: (items ?? []).map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ", ")
        default: literal
        }
    }

    /// What each item of a list is, as text; `nil` for what is no list.
    package var items: [String]? { if case .list(let values) = self { values.map(\.text) } else { nil } }

    private func quoted(_ text: String) -> String {
        "\""
            + text.unicodeScalars.map { scalar in
                scalar == "\"" || scalar == "\\" || scalar.value < 32
                    ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
            }.joined() + "\""
    }
}
