import Foundation
import Testing

/// An example of `docs/notebook-format.md`: seven backticks, `example`, a notebook, a line with a dot, and what it
/// gives.
struct FormatExample: Sendable, CustomTestStringConvertible {
    enum Kind: String {
        case html = "example"
        case error = "example error"
        case run = "example run"
    }

    var kind: Kind
    /// The line of its opening fence.
    var line: Int
    var notebook: String
    var expected: String
    /// The lines (from 0) of what is expected.
    var expectedLines: Range<Int>
    /// Files beside the notebook.
    var files: [String: String]

    var testDescription: String { "line \(line)" }

    static let document = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../docs/notebook-format.md"
    ).standardizedFileURL

    static var lines: [String] {
        ((try? String(contentsOf: document, encoding: .utf8)) ?? "").split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    static func all(_ kinds: Kind...) -> [FormatExample] {
        let (lines, fence) = (Self.lines, "```````")
        var examples: [FormatExample] = []
        var files: [String: String] = [:]
        var index = 0
        while index < lines.count {
            guard lines[index].hasPrefix(fence), let end = lines[(index + 1)...].firstIndex(of: fence) else {
                index += 1; continue
            }
            let info = String(lines[index].dropFirst(fence.count))
            if info.hasPrefix("file ") {
                files[String(info.dropFirst(5))] = lines[(index + 1)..<end].joined(separator: "\n") + "\n"
            } else if let kind = Kind(rawValue: info), let dot = lines[index..<end].firstIndex(of: ".") {
                let text = { (range: Range<Int>) in range.isEmpty ? "" : lines[range].joined(separator: "\n") + "\n" }
                examples.append(
                    FormatExample(
                        kind: kind, line: index + 1, notebook: text(index + 1..<dot), expected: text(dot + 1..<end),
                        expectedLines: dot + 1..<end, files: files))
            }
            index = end + 1
        }
        return examples.filter { kinds.contains($0.kind) }
    }
}
