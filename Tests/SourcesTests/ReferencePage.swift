import Foundation
import TestSupport
import Testing

/// A page of the documentation that is made from doc comments and the gallery's drawings.
struct ReferencePage: CustomTestStringConvertible {
    /// A type or a topic.
    struct Section {
        let title: String
        /// The files, below `Sources`, whose declarations it tells.
        let files: [String]
        /// A chart of the gallery, by its name.
        var picture: String?
    }

    let file: String
    let introduction: String
    let sections: [Section]

    var testDescription: String { file }

    var text: String {
        get throws { ([introduction] + (try sections.map { try $0.text })).joined(separator: "\n\n") + "\n" }
    }
}

/// The root of the repository.
let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

private extension ReferencePage.Section {
    /// The heading, what the first type is, its initializers, the drawing with its code, and all else in a table.
    var text: String {
        get throws {
            let declarations = try files.flatMap { try DocumentedSource($0).declarations }.filter(\.isForReaders)
            let type = declarations.first { $0.depth == 0 && $0.isType }
            var owner = title, starts: [String] = []
            for declaration in declarations {
                if declaration.depth == 0, declaration.isType { owner = declaration.name }
                guard declaration.signature.hasPrefix("public init"), !declaration.comment.isEmpty else { continue }
                starts.append("`\(owner)\(declaration.call)`\\\n\(declaration.text)")
            }
            let others = declarations.filter { !$0.isType && !$0.signature.hasPrefix("public init") }
            var parts = ["## \(title)", type?.text ?? ""]
            parts += starts
            if let picture { parts += ["![\(title)](\(drawings)/\(picture).svg)", try code(of: picture)] }
            if !others.isEmpty {
                parts.append(
                    (["| | |", "|---|---|"] + others.map { "| `\($0.use)` | \($0.text.replacing("|", with: "\\|")) |" })
                        .joined(separator: "\n"))
            }
            return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
    }

    /// How a chart of the gallery is written.
    func code(of picture: String) throws -> String {
        let folder = repository.appending(path: "Tests/SVGChartsTests/Gallery")
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted() {
            let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            guard let start = source.range(of: "GalleryChart(\"\(picture)\") {") else { continue }
            let rest = source[start.upperBound...]
            let end = try #require(rest.range(of: "\n    },") ?? rest.range(of: "\n    }\n"), "\(picture)")
            let lines = rest[..<end.lowerBound].split(separator: "\n").map { $0.dropFirst(8) }
            return "```swift\n\(lines.joined(separator: "\n"))\n```"
        }
        throw NoSuchPicture(name: picture)
    }
}

private struct NoSuchPicture: Error { let name: String }

private let drawings = "../Tests/SVGChartsTests/Golden"

private extension DocumentedSource.Declaration {
    var isType: Bool { ["struct", "enum", "protocol"].contains { signature.hasPrefix("public \($0) ") } }

    /// Whether a notebook would use it: has a comment, is no part of a type within another, nor there for Swift alone.
    var isForReaders: Bool {
        depth < 2 && !comment.isEmpty
            && !["public var description", "public func encode", "public static func build"].contains(
                where: signature.hasPrefix)
    }

    var name: String {
        signature.split(whereSeparator: { " <:".contains($0) }).dropFirst(2).first.map(String.init) ?? ""
    }

    /// "(_ data: Data, content: …)" of an initializer: without what only the compiler needs.
    var call: String {
        let parameters = String(signature.dropFirst("public init".count))
        return parameters.replacing(#/@\w+(<[\w.]+>)? /#, with: "").replacing(
            ", file: StaticString = #fileID, line: UInt = #line", with: "")
    }
}
