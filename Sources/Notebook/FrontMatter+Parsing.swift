internal import Yams

extension FrontMatter {
    /// The front matter written in `yaml`, with what is wrong reported through `reader`.
    static func parse(_ yaml: String, _ reader: inout YAMLReader) -> FrontMatter {
        var matter = FrontMatter()
        for (key, value) in reader.entries(yaml, known: keys) {
            switch key {
            case "title": matter.title = reader.text(value, of: key)
            case "author": matter.authors = reader.texts(value, of: key) ?? []
            case "date": matter.date = reader.text(value, of: key)
            case "abstract": matter.abstract = reader.text(value, of: key)
            case "lang": matter.language = reader.text(value, of: key) ?? matter.language
            case "files": matter.files = reader.texts(value, of: key) ?? []
            case "timeout": matter.timeout = reader.seconds(value, of: key)
            case "echo": matter.echo = reader.echo(value, of: key)
            case "params": matter.parameters = reader.parameters(value)
            default: break
            }
        }
        return matter
    }
}

extension YAMLReader {
    mutating func echo(_ value: Node, of key: String) -> BlockOptions.Echo? {
        if let echo = value.string.flatMap(BlockOptions.Echo.init) { return echo }
        report(value, "\(name) \"\(key)\" is \(described(value)); expected true, false or fold")
        return nil
    }
}

private extension YAMLReader {
    mutating func seconds(_ value: Node, of key: String) -> Double? {
        if let seconds = value.float, seconds > 0, seconds.isFinite, isPlain(value) { return seconds }
        report(value, "\(name) \"\(key)\" is \(described(value)); expected seconds above 0")
        return nil
    }

    mutating func parameters(_ value: Node) -> [Parameter] {
        guard let mapping = value.mapping else {
            report(value, "\"params\" is \(described(value)); expected `name: value` pairs")
            return []
        }
        var parameters: [Parameter] = []
        for (key, value) in mapping {
            guard let name = key.string, isIdentifier(name) else {
                report(key, "parameter \(described(key)) is no Swift name; expected letters, digits and _, not a digit first and no keyword")
                continue
            }
            if let value = parameterValue(value, of: name) { parameters.append(Parameter(name: name, value: value)) }
        }
        return parameters
    }

    mutating func parameterValue(_ node: Node, of name: String) -> ParameterValue? {
        if let sequence = node.sequence { return list(sequence, node, of: name) }
        guard let scalar = node.scalar, node.null == nil else {
            report(node, "parameter \"\(name)\" is \(described(node)); expected a number, text, true or false, or a list of them")
            return nil
        }
        guard isPlain(node) else { return .string(scalar.string) }
        return ParameterValue(plain: scalar.string)
    }

    mutating func list(_ sequence: Node.Sequence, _ node: Node, of name: String) -> ParameterValue? {
        if let inner = sequence.first(where: { $0.sequence != nil }) {
            report(inner, "parameter \"\(name)\" holds a list in a list; expected a list of numbers, texts, or true and false")
            return nil
        }
        var values: [ParameterValue] = []
        for item in sequence { if let value = parameterValue(item, of: name) { values.append(value) } }
        guard !values.isEmpty, let uniform = ParameterValue.uniform(values) else {
            report(node, "parameter \"\(name)\" is \(sequence.isEmpty ? "an empty list" : "a list of different types"); expected values of one type")
            return nil
        }
        return .list(uniform)
    }
}

/// Whether blocks can write `params.name`.
func isIdentifier(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
    return name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) } && !keywords.contains(name)
}

private let keywords: Set<String> = [
    "_", "as", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
    "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator",
    "private", "protocol", "public", "repeat", "rethrows", "return", "self", "Self", "static", "struct", "subscript", "super", "switch",
    "throw", "throws", "true", "try", "typealias", "var", "where", "while",
]
