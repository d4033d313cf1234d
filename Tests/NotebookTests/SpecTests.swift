import Foundation
import Testing

@testable import Notebook

/// The examples of the CommonMark specification, where `BNBOOK_SPEC` names its `spec.json`: prose without extensions is
/// cmark's own.
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["BNBOOK_SPEC"] != nil,
        "BNBOOK_SPEC does not name CommonMark's spec.json"))
struct SpecTests {
    struct Example: Decodable {
        var markdown: String
        var html: String
        var example: Int
    }

    @Test func everyExampleIsAsCMarkRendersIt() throws {
        let path = try #require(ProcessInfo.processInfo.environment["BNBOOK_SPEC"])
        let examples = try JSONDecoder().decode([Example].self, from: Data(contentsOf: URL(filePath: path)))
        #expect(examples.count > 600)
        for example in examples {
            let html = (try? Notebook.parse(path: "spec.md", source: [UInt8](example.markdown.utf8))).map(html)
            #expect(html == example.html, "example \(example.example)")
        }
    }
}

/// The notebook's prose, headings without their ids.
private func html(_ notebook: Notebook) -> String {
    notebook.parts.map { part in
        guard case .prose(let prose) = part else { return "" }
        let text = prose.content.pieces.map { piece in
            switch piece {
            case .html(let html): html
            case .gap(.image(let image)): image.address
            case .gap: ""
            }
        }.joined()
        return prose.heading.map { "<h\($0.level)>\(text)</h\($0.level)>\n" } ?? text
    }.joined()
}
