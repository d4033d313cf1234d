import Document
import Notebook
import Outputs
import TestSupport
import Testing

@testable import Report

/// Documents drawn at random. `scripts/hunt/markdown` and `scripts/hunt/positions` draw more of them.
@Suite struct GeneratedTextTests {
    private let hunt = Hunt(rounds: 150)

    /// The Markdown report, read again, is the page: what was put into it is text, and nothing else of it was touched.
    @Test func theMarkdownSaysWhatTheHTMLSays() async throws {
        try await hunt.run { seed in
            let generated = GeneratedText(seed: seed)
            let report = try report(generated)
            let markdown = try report.markdown(templates()).text
            let again = try Report(
                notebook: Notebook.parse(path: "s.md", source: Array(markdown.utf8)), transcript: Transcript())
            let (html, read) = (try plain(report), try plain(again))
            #expect(html == read, "seed \(seed)\n\(generated.text)\n---\n\(markdown)")
            return html == read
        }
    }

    @Test func everyValueHasItsPlace() async throws {
        try await hunt.run { seed in
            let generated = GeneratedText(seed: seed)
            let notebook = try report(generated).notebook
            let isComplete = notebook.inlines.count == generated.texts.count
            #expect(isComplete, "seed \(seed)\n\(generated.text)")
            if !isComplete { return false }
            for inline in notebook.inlines {
                let line = notebook.lines[inline.position.line - 1].utf8.dropFirst(inline.position.column - 1)
                let isThere = line.starts(with: "\(inline.expression)`".utf8)
                #expect(isThere, "seed \(seed), \(inline.expression) at \(inline.position)\n\(generated.text)")
                if !isThere { return false }
            }
            return true
        }
    }

    @Test func everyMistakeHasItsPlace() async throws {
        let mistakes = ["@fig-nowhere", "[^nowhere]", "[-@tbl-nowhere]"]
        try await hunt.run { seed in
            let mistake = mistakes[Int(seed) % mistakes.count]
            let generated = GeneratedText(seed: seed, mistake: mistake)
            let problems = NotebookReading(path: "s.md", source: Array(generated.text.utf8)).problems
            let lines = generated.text.split(separator: "\n", omittingEmptySubsequences: false)
            let line = try #require(lines.firstIndex { $0.contains(mistake) })
            // What is wrong in brackets is the name.
            let before = lines[line][..<lines[line].firstRange(of: mistake)!.lowerBound].utf8.count
            let column = before + 1 + (mistake.hasPrefix("[-") ? 2 : 0)
            let isThere = problems.map(\.position) == [Position(line: line + 1, column: column)]
            #expect(isThere, "seed \(seed): \(problems)\n\(generated.text)")
            return isThere
        }
    }

    private func report(_ generated: GeneratedText) throws -> Report {
        let notebook = try Notebook.parse(path: "s.md", source: Array(generated.text.utf8))
        var transcript = Transcript()
        for (index, inline) in notebook.inlines.enumerated() {
            let number = try #require(Int(inline.expression.dropFirst()))
            transcript.inlines[index] = Value(generated.texts[number])
        }
        return Report(notebook: notebook, transcript: transcript)
    }

    /// The page's text, without what only one of both has: marks of values, ids, anchors.
    private func plain(_ report: Report) throws -> String {
        let view = HTMLView(report: report, math: PlainMath(), linkedNotebooks: [])
        let html =
            try report.notebook.parts.map { part in
                if case .prose(let block) = part { try view.nodes(block).markup } else { "" }
            }.joined() + view.references().markup + view.footnotes().markup
        return html.replacing(#/<span class="value">([^<]*)</span>/#) { $0.1 }
            .replacing(#/<p><a id="[^"]*"></a></p>\n/#, with: "").replacing(#/<(h[1-6]) id="[^"]*">/#) { "<\($0.1)>" }
            .replacing(#/[ \t\n]+/#, with: " ")
    }
}
