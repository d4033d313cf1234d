/// A value of a YAML text, with its place.
package struct YAMLNode {
    /// What stands there.
    package enum Content {
        /// `isPlain` where no quotation marks say that it is text.
        case scalar(String, isPlain: Bool)
        /// A list.
        case sequence([YAMLNode])
        /// In the order of the text; no scalar is a key twice.
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    /// What stands there.
    package let content: Content
    /// Where it begins.
    package let place: Place

    /// A place in the text: 1 for the first line, and for the first Unicode scalar of a line.
    package struct Place {
        /// 1 for the first line.
        package var line: Int
        /// In Unicode scalars, 1 for the first.
        package var column: Int
    }
}

extension YAMLNode {
    /// The text of a scalar.
    package var string: String? { if case .scalar(let text, _) = content { text } else { nil } }

    /// The text of a scalar that is written without quotation marks, so that `true` and `5` mean what they look like.
    package var plain: String? { if case .scalar(let text, isPlain: true) = content { text } else { nil } }

    /// Whether nothing is given, or `null` (YAML 1.2, 10.3.2).
    package var isNull: Bool { plain.map { ["", "~", "null", "Null", "NULL"].contains($0) } ?? false }

    /// The items of a list.
    package var sequence: [YAMLNode]? { if case .sequence(let items) = content { items } else { nil } }

    /// The pairs of a mapping.
    package var mapping: [(key: YAMLNode, value: YAMLNode)]? {
        if case .mapping(let pairs) = content { pairs } else { nil }
    }
}
