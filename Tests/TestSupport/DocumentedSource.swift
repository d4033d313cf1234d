import Foundation

/// What a Swift file says of itself: its public declarations with their doc comments.
package struct DocumentedSource {
    /// What others may use.
    package struct Declaration {
        /// "public init(_ units: Int, …)", on one line, without its body.
        package let signature: String
        /// The lines of its doc comment, without slashes.
        package let comment: [String]
        /// How far it is indented: 0 for a type.
        package let depth: Int
    }

    /// Those of the file, in its order.
    package let declarations: [Declaration]

    /// A file below `Sources`: "Experiments/Trial.swift".
    /// - Throws: where there is none.
    package init(_ path: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
        var lines = try String(contentsOf: folder.appending(path: path), encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)[...]
        var found: [Declaration] = [], comment: [String] = []
        while let line = lines.popFirst() {
            let text = line.drop { $0 == " " }, depth = (line.count - text.count) / 4
            if text.hasPrefix("///") {
                comment.append(String(text.dropFirst(3).drop { $0 == " " }))
                continue
            }
            let words =
                text.hasPrefix("public indirect ") ? "public " + text.dropFirst("public indirect ".count) : String(text)
            if ["public ", "case "].contains(where: words.hasPrefix), !words.hasPrefix("public import ") {
                var signature = words
                while signature.count(where: { $0 == "(" }) > signature.count(where: { $0 == ")" }),
                    let next = lines.popFirst()
                {
                    signature += " " + next.drop { $0 == " " }
                }
                found.append(Declaration(signature: DocumentedSource.bare(signature), comment: comment, depth: depth))
            }
            comment = []
        }
        declarations = found
    }

    /// Without the body, and without spaces that only broke lines.
    private static func bare(_ signature: String) -> String {
        var text = signature.replacing("( ", with: "(").replacing(" )", with: ")")
            .replacing(", file: StaticString = #fileID, line: UInt = #line", with: "")
        if let body = text.range(of: " {", options: .backwards) { text = String(text[..<body.lowerBound]) }
        return text.trimmingCharacters(in: .whitespaces)
    }
}

extension DocumentedSource.Declaration {
    /// What stands for the declaration in a table: `units`, `.norm(Double)`, `.l2(_ factor: Double = 0.01)`.
    package var use: String {
        if signature.hasPrefix("case ") {
            let cases = String(signature.dropFirst(5))
            return "." + (cases.contains("(") ? cases : cases.replacing(", ", with: ", ."))
        }
        for start in ["public static func ", "public static let ", "public static var "]
        where signature.hasPrefix(start) {
            let rest = signature.dropFirst(start.count)
            return "."
                + (start.hasSuffix("func ")
                    ? Self.call(rest) : String(rest.prefix { $0 != ":" && $0 != " " }))
        }
        if signature.hasPrefix("public func ") { return Self.call(signature.dropFirst("public func ".count)) }
        if signature.hasPrefix("public subscript(name: String)") { return "[\"name\"]" }
        return String(
            signature.split(separator: " ", maxSplits: 2).last!.split(separator: ":")[0].split(separator: " ")[0])
    }

    /// The comment without what it says of errors.
    package var text: String { comment.prefix { !$0.hasPrefix("- ") }.joined(separator: " ") }

    /// "run()" of "run() throws -> ExperimentResult".
    private static func call(_ signature: Substring) -> String {
        String(
            signature[
                ..<(signature.range(of: " throws", options: .backwards) ?? signature.range(
                    of: " ->", options: .backwards) ?? signature.endIndex..<signature.endIndex).lowerBound])
    }
}
