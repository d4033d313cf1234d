internal import Document
internal import Spelling

/// Reads a small YAML mapping key by key, and says what is wrong with it at its place in the notebook.
struct YAMLReader {
    /// Turns a place in the YAML text (line and column, 1 for the first) into one in the notebook.
    let place: (Int, Int) -> Position
    /// What the mapping is, for messages: "front matter", "option".
    let name: String
    private(set) var problems: [(position: Position, message: String, hint: Hint?)] = []
    /// What may be meant otherwise than it is read.
    private(set) var warnings: [(position: Position, message: String)] = []
    /// Whether the text is no YAML, or no mapping.
    private(set) var hasBadSyntax = false

    init(name: String, place: @escaping (Int, Int) -> Position) {
        self.name = name
        self.place = place
    }

    /// The mapping's keys and values in order; known keys only, each once.
    mutating func entries(_ yaml: String, known: [String]) -> [(key: String, value: YAMLNode)] {
        entries(mapping(yaml), known: known, of: name)
    }

    /// The keys and values below a key.
    mutating func entries(below value: YAMLNode, of key: String, known: [String]) -> [(key: String, value: YAMLNode)] {
        guard let mapping = value.mapping else {
            report(value, "\(name) \"\(key)\" is \(described(value)); expected `key: value` lines")
            return []
        }
        return entries(mapping, known: known, of: "key of \(key)")
    }

    private mutating func entries(_ pairs: [(YAMLNode, YAMLNode)], known: [String], of name: String) -> [(
        key: String, value: YAMLNode
    )] {
        var entries: [(key: String, value: YAMLNode)] = []
        for (node, value) in pairs {
            let key = node.string ?? ""
            if !known.contains(key) {
                report(
                    node, "unknown \(name) \"\(key)\"; \(expectedOne(of: known))",
                    ForeignKey.answer(for: key).map { Hint($0) } ?? suggestion(for: key, among: known))
            } else if entries.contains(where: { $0.key == key }) {
                report(node, "\(name) \"\(key)\" is given twice; expected it once")
            } else {
                entries.append((key, value))
            }
        }
        return entries
    }

    mutating func report(_ node: YAMLNode, _ message: String, _ hint: Hint? = nil) {
        problems.append((position(node), message, hint))
    }

    /// Where a value begins in the notebook.
    func position(_ node: YAMLNode) -> Position { place(node.place.line, node.place.column) }

    /// A value that must be text: any scalar but null.
    mutating func text(_ value: YAMLNode, of key: String) -> String? {
        if let text = value.string, !value.isNull { return text }
        report(value, "\(name) \"\(key)\" is \(described(value)); expected text")
        return nil
    }

    /// One of the words that `Choice` knows.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ value: YAMLNode, of key: String) -> Choice?
    {
        let bool = plain(value, of: key).flatMap { if case .bool(let bool) = $0 { "\(bool)" } else { nil } }
        if let choice = (bool ?? value.string).flatMap(Choice.init(rawValue:)) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        report(
            value, "\(name) \"\(key)\" is \(described(value)); expected \(listed(known, "or"))",
            value.string.flatMap { suggestion(for: $0, among: known) })
        return nil
    }

    mutating func seconds(_ value: YAMLNode, of key: String) -> Double? {
        switch plain(value, of: key) {
        case .int(let seconds) where seconds > 0: return Double(seconds)
        case .double(let seconds) where seconds > 0 && seconds.isFinite: return seconds
        default: break
        }
        report(value, "\(name) \"\(key)\" is \(described(value)); expected seconds above 0")
        return nil
    }

    mutating func number(_ value: YAMLNode, of key: String) -> Double? {
        switch plain(value, of: key) {
        case .int(let number): return Double(number)
        case .double(let number) where number.isFinite: return number
        default: break
        }
        report(value, "\(name) \"\(key)\" is \(described(value)); expected a number")
        return nil
    }

    mutating func count(_ value: YAMLNode, of key: String, upTo most: Int) -> Int? {
        if case .int(let count) = plain(value, of: key), (1...most).contains(count) { return count }
        report(value, "\(name) \"\(key)\" is \(described(value)); expected a whole number from 1 to \(most)")
        return nil
    }

    mutating func bool(_ value: YAMLNode, of key: String) -> Bool? {
        if case .bool(let bool) = plain(value, of: key) { return bool }
        report(
            value, "\(name) \"\(key)\" is \(described(value)); expected true or false",
            value.string.flatMap { suggestion(for: $0, among: ["true", "false"]) })
        return nil
    }

    /// What an unquoted scalar means; `nil` for every other value.
    private mutating func plain(_ value: YAMLNode, of key: String) -> PlainScalar? {
        guard let text = value.plain else { return nil }
        let meaning = PlainScalar(text)
        if meaning != .text { warnOfDoubt(value, "\(name) \"\(key)\"") }
        return meaning
    }

    /// Warns where `subject`, an unquoted scalar, may be meant otherwise than it is read.
    mutating func warnOfDoubt(_ value: YAMLNode, _ subject: String) {
        guard let text = value.string, let doubt = PlainScalar.doubt(about: text) else { return }
        warnings.append((position(value), "\(subject) is \(text), which \(doubt)"))
    }

    /// A BCP 47 tag, well formed: a language of letters, then subtags of up to eight letters and digits.
    mutating func languageTag(_ value: YAMLNode) -> String? {
        guard let tag = text(value, of: "lang") else { return nil }
        if isLanguageTag(tag) { return tag }
        let other = tag.replacing("_", with: "-").prefix { $0 != "." }
        report(
            value, "\(name) \"lang\" is \"\(tag)\"; expected a BCP 47 tag, such as en, pt-BR or zh-Hant",
            isLanguageTag(String(other)) ? Hint(String(other), insteadOf: tag) : nil)
        return nil
    }

    private func isLanguageTag(_ text: String) -> Bool {
        text.wholeMatch(of: #/([a-zA-Z]{2,8}|[xXiI](?=-))(-[a-zA-Z0-9]{1,8})*/#) != nil
    }

    /// One text or a list of them.
    mutating func texts(_ value: YAMLNode, of key: String) -> [String]? {
        guard let sequence = value.sequence else { return text(value, of: key).map { [$0] } }
        var texts: [String] = []
        for item in sequence { if let text = text(item, of: key) { texts.append(text) } }
        return texts
    }
}

extension YAMLReader {
    /// What a value is, for messages.
    func described(_ value: YAMLNode) -> String {
        switch value.content {
        case .scalar(let text, _): value.isNull ? "empty" : "\"\(text)\""
        case .mapping: "a mapping"
        case .sequence: "a list"
        }
    }
}

extension YAMLReader {
    /// The top-level pairs of a YAML text.
    mutating func mapping(_ yaml: String) -> [(YAMLNode, YAMLNode)] {
        do {
            guard let node = try YAMLNode(yaml: yaml), !node.isNull else { return [] }
            guard let mapping = node.mapping else {
                report(node, "found \(described(node)); expected `key: value` lines")
                hasBadSyntax = true
                return []
            }
            return mapping
        } catch let error as YAMLError {
            reportSyntax(error, in: yaml)
        } catch {
            problems.append((place(1, 1), "\(error)", nil))
        }
        return []
    }

    private mutating func reportSyntax(_ error: YAMLError, in yaml: String) {
        hasBadSyntax = true
        switch error {
        case .syntax(let problem, let at):
            let line = yaml.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(at.line - 1).first ?? ""
            let hint =
                problem.hasPrefix("mapping values are not allowed") && line.ranges(of: ": ").count > 1
                ? "text that holds a colon and a blank stands in quotation marks: title: \"A: b\"" : nil
            problems.append((place(at.line, at.column), "not YAML: \(problem)", hint.map { Hint($0) }))
        case .duplicate(let key, let at):
            problems.append(
                (place(at.line, at.column), "\(name) \"\(key)\" is given twice; expected it once", nil))
        }
    }
}
