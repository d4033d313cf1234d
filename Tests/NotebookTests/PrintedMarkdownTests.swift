import Document
import Testing

@testable import Notebook

/// What is read in Markdown that a block printed.
@Suite struct PrintedMarkdownTests {
    @Test(arguments: ["A ^[the note text]", "A ^[the *note* text", "A[^n] and [x ^[note]](https://example.org)"])
    func notesAreText(printed: String) throws {
        let source = "A note^[of its own][^n].\n\n[^n]: Another.\n"
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        let inlines = notebook.blocks(ofMarkdown: printed).flatMap(\.inlines).flatMap(\.all)
        #expect(inlines.allSatisfy { if case .footnote = $0.kind { false } else { true } })
        #expect(inlines.contains { if case .text(let text) = $0.kind { text.contains("^") } else { false } })
    }
}
