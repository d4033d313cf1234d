import Document
import Foundation
import Notebook
import Outputs
import TestSupport
import Testing

@testable import Report

/// The examples of `docs/notebook-format.md`. RECORD=1 writes what they give into the page.
@Suite(.serialized) struct FormatTests {
    @Test func thePageHasExamplesOfEveryKind() {
        #expect(FormatExample.all(.html).count > 10)
        #expect(FormatExample.all(.error).count > 6)
        #expect(FormatExample.all(.run).count > 2)
    }

    @Test(arguments: FormatExample.all(.html, .error)) func givesWhatThePageSays(example: FormatExample) throws {
        let includedFiles = example.files.sorted { $0.key < $1.key }.map { IncludedFile(path: $0.key, text: $0.value) }
        let reading = NotebookReading(
            path: "example.md", source: Array(example.notebook.utf8), folder: .of(includedFiles))
        let errors = Diagnostics(reading.problems).all.map { $0.text + "\n" }.joined()
        if example.kind == .error { return try expect(errors, example) }
        #expect(errors == "")
        try expect(html(#require(reading.notebook)), example)
    }

    @Test(arguments: FormatExample.all(.run)) func runsToWhatThePageSays(example: FormatExample) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for (path, text) in example.files { try bnbook.write(path, text) }
        try bnbook.write("example.md", example.notebook)
        let outcome = try bnbook.run("render", "example.md", "--quiet", "--to", "md")
        #expect(outcome.errors == "")
        try expect(bnbook.report("output/example.md"), example)
    }
}

/// The text's HTML, without the page around it.
private func html(_ notebook: Notebook) throws -> String {
    let view = HTMLView(
        report: Report(notebook: notebook, transcript: Transcript()), math: AbbreviatedMath(), linkedNotebooks: [])
    var divisions = OpenDivisions()
    let parts = try notebook.parts.map { part in
        guard case .prose(let block) = part else { return "" }
        return try divisions.nodes(block) {
            try view.nodes($0)
        } title: {
            try view.title($0)
        }.markup
    }
    return try parts.joined() + view.references().markup + view.footnotes().markup
}

private struct AbbreviatedMath: MathRenderer {
    func mathML(_ formula: Formula) throws -> MathML {
        MathML(formula: "<math>\(formula.isDisplayed ? "display " : "")\(formula.tex)</math>")
    }

    func typst(_ formula: Formula) throws -> TypstFormula { TypstFormula(code: "x", rows: [], spoken: formula.tex) }
}

private func expect(_ text: String, _ example: FormatExample) throws {
    // A displayed formula ends its element without a line end, as every inline thing does.
    let text = text.hasSuffix("\n") ? text : text + "\n"
    guard isRecording, text != example.expected else {
        #expect(text == example.expected, "docs/notebook-format.md:\(example.line)")
        return
    }
    var lines = FormatExample.lines
    guard let now = FormatExample.all(example.kind).first(where: { $0.notebook == example.notebook }) else { return }
    lines.replaceSubrange(
        now.expectedLines,
        with: text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    try Data(lines.joined(separator: "\n").utf8).write(to: FormatExample.document)
}
