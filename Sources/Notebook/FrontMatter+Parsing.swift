internal import Document

extension FrontMatter {
    /// Title and abstract as they are written: what is in them is read when the rest of the front matter is known.
    struct Words {
        var title: (text: String, start: Position)?
        var subtitle: (text: String, start: Position)?
        var abstract: (text: String, start: Position)?
        /// Whether a parameter is missing because it is wrong.
        var hasBadParameters = false
    }

    /// Reads what is written in `yaml`, with what is wrong reported through `reader`.
    mutating func read(_ yaml: String, _ reader: inout YAMLReader, known: [String]) -> Words {
        var words = Words()
        for (key, value) in reader.entries(yaml, known: known) {
            switch key {
            case "title": words.title = reader.text(value, of: key).map { ($0, reader.position(value)) }
            case "subtitle": words.subtitle = reader.text(value, of: key).map { ($0, reader.position(value)) }
            case "abstract": words.abstract = reader.text(value, of: key).map { ($0, reader.position(value)) }
            case "author": authors = reader.authors(value)
            case "date": date = reader.date(value)
            case "description": description = reader.text(value, of: key)
            case "keywords": keywords = reader.texts(value, of: key) ?? []
            case "categories": categories = reader.texts(value, of: key) ?? []
            case "draft": isDraft = reader.bool(value, of: key) ?? false
            case "order": order = reader.number(value, of: key)
            case "part": part = reader.text(value, of: key)
            case "book": _ = reader.book(value)
            case "toc": contents = reader.bool(value, of: key) ?? contents
            case "lang": language = reader.languageTag(value) ?? language
            case "files": files = reader.texts(value, of: key) ?? []
            case "correction": correction = reader.choice(value, of: key)
            case "engines": engines = reader.engines(value)
            case "bibliography": bibliography = reader.texts(value, of: key) ?? []
            case "allow": permissions = reader.permissions(value)
            case "limits": limits = reader.limits(value)
            case "timeout": timeout = reader.seconds(value, of: key)
            case "number-sections": numberSections = reader.bool(value, of: key) ?? numberSections
            case "autolinks": autolinks = reader.bool(value, of: key) ?? autolinks
            case "smart": isSmart = reader.bool(value, of: key) ?? isSmart
            case "math": macros.bodies.merge(reader.macros(value)) { $1 }
            case "pdf": pdf.read(value, &reader)
            case "echo": blockDefaults.read(key, value, &reader)
            case "execute":
                for (key, value) in reader.entries(below: value, of: key, known: BlockOptions.defaultKeys) {
                    blockDefaults.read(key, value, &reader)
                }
            case "params":
                let before = reader.problems.count
                parameters = reader.parameters(value).map(\.parameter)
                words.hasBadParameters = reader.problems.count > before
            default: break
            }
        }
        return words
    }
}

extension YAMLReader {
    /// A parameter, where its name stands, and what of its value may be meant otherwise than it is read.
    typealias ReadParameter = (
        parameter: NotebookParameter, position: Position, doubts: [(position: Position, message: String)]
    )

    /// The parameters in a text of `name: value` lines.
    mutating func parameters(in yaml: String) -> [ReadParameter] {
        parameters(mapping(yaml))
    }

    mutating func parameters(_ value: YAMLNode) -> [ReadParameter] {
        guard let mapping = value.mapping else {
            report(value, "\"params\" is \(described(value)); expected `name: value` pairs")
            return []
        }
        return parameters(mapping)
    }
}

private extension YAMLReader {
    /// A date as it is written; a word for the day on which a report is made is refused.
    mutating func date(_ value: YAMLNode) -> String? {
        guard let date = text(value, of: "date") else { return nil }
        if let parts = date.wholeMatch(of: #/(\d{4})-(\d\d?)-(\d\d?)/#)?.output,
            let year = Int(parts.1), let month = Int(parts.2), let day = Int(parts.3),
            !(1...12).contains(month) || !(1...days(in: month, of: year)).contains(day)
        {
            report(value, "\(name) \"date\" is \"\(date)\", a day that there is not; expected year, month and day")
        }
        guard ["today", "now", "last-modified"].contains(date.lowercased()) else { return date }
        report(
            value,
            "\(name) \"date\" is \"\(date)\", which would give other bytes every day; expected the date itself, such as 2026-11-29"
        )
        return nil
    }

    /// Commands for formulas, `\name: what it stands for`; the backslash may be left out.
    mutating func macros(_ value: YAMLNode) -> [String: String] {
        guard let mapping = value.mapping else {
            report(value, "\(name) \"math\" is \(described(value)); expected `\\name: TeX` lines")
            return [:]
        }
        var macros: [String: String] = [:]
        for (key, value) in mapping {
            let word = key.string.map { $0.hasPrefix("\\") ? String($0.dropFirst()) : $0 } ?? ""
            guard word.count == 1 || !word.isEmpty && word.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                report(key, "command \(described(key)) is no name of TeX; expected a backslash and letters")
                continue
            }
            if let body = text(value, of: "math") { macros["\\" + word] = body }
        }
        return macros
    }

    mutating func parameters(_ pairs: [(YAMLNode, YAMLNode)]) -> [ReadParameter] {
        var parameters: [ReadParameter] = []
        for (key, value) in pairs {
            guard let name = key.string, isIdentifier(name) else {
                report(
                    key,
                    "parameter \(described(key)) is no Swift name; expected letters, digits and _, not a digit first and no keyword"
                )
                continue
            }
            let before = warnings.count
            if let value = parameterValue(value, of: name) {
                parameters.append(
                    (NotebookParameter(name: name, value: value), position(key), Array(warnings[before...])))
            }
        }
        return parameters
    }

    mutating func parameterValue(_ node: YAMLNode, of name: String) -> ParameterValue? {
        if let sequence = node.sequence { return list(sequence, node, of: name) }
        guard let text = node.string, !node.isNull else {
            report(
                node,
                "parameter \"\(name)\" is \(described(node)); expected a number, text, true or false, or a list of them"
            )
            return nil
        }
        guard let plain = node.plain else { return .string(text) }
        guard let value = ParameterValue(plain: plain) else {
            report(
                node,
                "parameter \"\(name)\" is \(plain), a number that neither Int nor Double can hold; expected one that they can, or quotation marks around text"
            )
            return nil
        }
        warnOfDoubt(node, "parameter \"\(name)\"")
        return value
    }

    mutating func list(_ sequence: [YAMLNode], _ node: YAMLNode, of name: String) -> ParameterValue? {
        if let inner = sequence.first(where: { $0.sequence != nil }) {
            report(
                inner,
                "parameter \"\(name)\" holds a list in a list; expected a list of numbers, texts, or true and false")
            return nil
        }
        var values: [ParameterValue] = []
        for item in sequence { if let value = parameterValue(item, of: name) { values.append(value) } }
        guard !values.isEmpty, let uniform = ParameterValue.uniform(values) else {
            report(
                node,
                "parameter \"\(name)\" is \(sequence.isEmpty ? "an empty list" : "a list of different types"); expected values of one type"
            )
            return nil
        }
        return .list(uniform)
    }
}

/// Whether blocks can write `params.name`.
func isIdentifier(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
    return name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
        && !keywords.contains(name)
}

private let keywords: Set<String> = [
    "_", "as", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else", "enum",
    "extension", "fallthrough",
    "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let",
    "nil", "operator",
    "private", "protocol", "public", "repeat", "rethrows", "return", "self", "Self", "static", "struct", "subscript",
    "super", "switch",
    "throw", "throws", "true", "try", "typealias", "var", "where", "while",
]

/// How many days a month has, by the Gregorian calendar.
private func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
}
