import Foundation
import Notebook
import Outputs
import Testing

@testable import Report

/// The examples of the CommonMark specification, each rendered as a notebook: all but ids of headings is as the
/// specification says.
@Suite struct SpecTests {
    struct Example: Decodable, Sendable, CustomTestStringConvertible {
        var markdown: String
        var html: String
        var example: Int
        var testDescription: String { "example \(example)" }
    }

    static let examples: [Example] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "CommonMark/spec.json")
        return (try? JSONDecoder().decode([Example].self, from: Data(contentsOf: file))) ?? []
    }()

    @Test func thereAreAll() { #expect(Self.examples.count == 652) }

    @Test(arguments: examples) func itIsAsTheSpecificationSays(example: Example) throws {
        let notebook = try Notebook.parse(path: "spec.md", source: Array(example.markdown.utf8))
        let view = HTMLView(
            report: Report(notebook: notebook, transcript: Transcript()), math: PlainMath(), linkedNotebooks: [])
        let html = try notebook.parts.map { part in
            if case .prose(let block) = part { try view.nodes(block).markup } else { "" }
        }.joined()
        #expect(html.replacing(#/<(h[1-6]) id="[^"]*">/#) { "<\($0.1)>" } == withoutActingHTML(example.html))
    }
}

/// What the specification says, but that elements which act are shown as text.
private func withoutActingHTML(_ html: String) -> String {
    html.replacing(#/<(\/?(meta|base|link|iframe|object|embed|form|script|foreignObject)[\s\/>])/#) { "&lt;\($0.1)" }
}
