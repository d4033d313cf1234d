import Foundation

/// A public or package declaration in the sources, as a line of text.
struct Declaration {
    /// The path within `Sources`.
    let file: String
    let line: Int
    let text: String
    let isDocumented: Bool

    /// The name after the keyword, such as `displayed`.
    let name: String
    /// Whether it is what a protocol asks for.
    let isRequirement: Bool

    /// Those of all Swift files below `Sources`, by path, but for members that fulfil a protocol: what these mean is said
    /// where the protocol asks for them.
    static func all() throws -> [Declaration] {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
            .standardizedFileURL.path(percentEncoded: false)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources)
        let all = try paths.filter { $0.hasSuffix(".swift") }.sorted().flatMap { path in
            Self.all(in: try String(contentsOfFile: "\(sources)/\(path)", encoding: .utf8), of: path)
        }
        let required = Set(all.filter(\.isRequirement).map(\.name))
        return all.filter { $0.isRequirement || !required.contains($0.name) }
    }

    /// Those of one file. Cases of public and package enumerations are among them.
    static func all(in source: String, of file: String) -> [Declaration] {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var scopes: [Scope] = []
        var found: [Declaration] = []
        for (index, line) in lines.enumerated() {
            let text = line.trimmingCharacters(in: .whitespaces)
            let indent = line.prefix { $0 == " " }.count
            scopes.removeAll { indent <= $0.indent && !text.isEmpty }
            guard let words = Words(text) else { continue }
            let isVisible = words.isVisible || (scopes.last?.shows(words.keyword) ?? false)
            if isVisible, words.keyword != "extension", !explained.contains(where: text.contains) {
                found.append(
                    Declaration(
                        file: file, line: index + 1, text: text, isDocumented: hasComment(above: index, in: lines),
                        name: words.name, isRequirement: scopes.last?.keyword == "protocol"))
            }
            if words.isContainer { scopes.append(Scope(indent: indent, isVisible: isVisible, keyword: words.keyword)) }
        }
        return found
    }
}

/// What protocols of the standard library ask for.
private let explained = [
    "func hash(into", "static func ==", "static func < ", "func encode(to", "init(from decoder",
    "var description: String",
    "var debugDescription", "func makeIterator", "init(arrayLiteral", "init(stringLiteral", "init(integerLiteral",
    "init(floatLiteral", "init(booleanLiteral", "init(dictionaryLiteral", "var errorDescription", "static func build",
    "init?(argument",
]

/// A type or extension that a line is within.
private struct Scope {
    let indent: Int
    let isVisible: Bool
    let keyword: String

    /// Whether a member without a word of access is visible outside.
    func shows(_ member: String) -> Bool {
        isVisible && (keyword == "protocol" || keyword == "enum" && member == "case")
    }
}

/// What a declaration begins with.
private struct Words {
    let keyword: String
    let name: String
    let isVisible: Bool

    var isContainer: Bool { ["struct", "enum", "class", "actor", "protocol", "extension"].contains(keyword) }

    init?(_ text: String) {
        let words = text.split(whereSeparator: { " (<:?={".contains($0) }).map(String.init)
        guard let at = words.firstIndex(where: { !modifiers.contains($0) }), keywords.contains(words[at]) else {
            return nil
        }
        let name = at + 1 < words.count ? words[at + 1] : ""
        if words[at] == "case", Self.isPattern(name, in: text) { return nil }
        keyword = words[at]
        self.name = keyword == "init" ? "init" : name.trimmingCharacters(in: [","])
        isVisible = words[..<at].contains { ["public", "package", "open"].contains($0) }
    }

    /// A case of a switch is a pattern, ends in a colon, or has its statement behind one.
    private static func isPattern(_ name: String, in text: String) -> Bool {
        guard let first = name.first, first.isLetter || first == "`", name != "let" else { return true }
        return text.hasSuffix(":") || text.contains("case \(name): ") || text.contains("): ")
            || text.contains(": ") && !text.contains("(")
    }
}

private let keywords: Set = [
    "struct", "enum", "class", "actor", "protocol", "extension", "func", "var", "let", "init", "subscript", "typealias",
    "case", "macro", "associatedtype",
]

private let modifiers: Set = [
    "public", "package", "open", "static", "final", "mutating", "nonmutating", "consuming", "borrowing", "override",
    "required", "convenience", "indirect", "lazy", "weak", "nonisolated", "prefix", "infix", "private", "fileprivate",
    "internal", "@discardableResult", "@inlinable", "@frozen",
]

/// Whether a documentation comment stands above a line, attributes between.
private func hasComment(above index: Int, in lines: [String]) -> Bool {
    let above = lines[..<index].last { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("@") }
    return above?.trimmingCharacters(in: .whitespaces).hasPrefix("///") ?? false
}
