/// A value of a YAML text, with its place.
struct YAMLNode {
    /// What stands there.
    enum Content {
        /// `isPlain` where no quotation marks say that it is text.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        /// In the order of the text; no scalar is a key twice.
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    /// What stands there.
    let content: Content
    /// Where it begins.
    let place: Place

    /// A place in the text: 1 for the first line, and for the first Unicode scalar of a line.
    struct Place {
        var line: Int
        var column: Int
    }
}

extension YAMLNode {
    /// The text of a scalar.
    var string: String? { if case .scalar(let text, _) = content { text } else { nil } }

    /// The text of a scalar that is written without quotation marks, so that `true` and `5` mean what they look like.
    var plain: String? { if case .scalar(let text, isPlain: true) = content { text } else { nil } }

    /// Whether nothing is given, or `null` (YAML 1.2, 10.3.2).
    var isNull: Bool { plain.map { ["", "~", "null", "Null", "NULL"].contains($0) } ?? false }

    /// The items of a list.
    var sequence: [YAMLNode]? { if case .sequence(let items) = content { items } else { nil } }

    /// The pairs of a mapping.
    var mapping: [(key: YAMLNode, value: YAMLNode)]? { if case .mapping(let pairs) = content { pairs } else { nil } }
}
