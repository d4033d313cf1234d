import Notebook
import Outputs
import Testing

@testable import Report

/// What a program printed, on the page.
@Suite struct PrintedTextTests {
    @Test(arguments: [
        ("\u{1B}[31m<a>\u{1B}[0m\u{7}", "<span class=\"t-red\">&lt;a&gt;</span>␇"),
        ("\u{1B}[1;44mb\u{1B}[m\n", "<span class=\"t-bold t-on-blue\">b</span>\n"), ("1 %\r2 %", "2 %"),
    ]) func coloursAreElements(printed: String, markup: String) throws {
        #expect(PrintedText(printed, try notebook().blocks[0], 0, of: "n").nodes.markup == markup)
    }

    @Test func whatIsTooLongStandsInAFileBesideThePage() throws {
        let lines = (1...3_000).map { "line \($0)\n" }.joined()
        let text = PrintedText(lines, try notebook().blocks[0], 1, of: "my n")
        let words = "… 1000 lines are left out here; my n-block-1-2.txt has all 3000 …"
        #expect(
            text.nodes.markup.contains(
                "line 1000\n<a class=\"cut\" href=\"my%20n-block-1-2.txt\">\(words)</a>\nline 2001"))
        #expect(text.plain.contains("line 1000\n\(words)\nline 2001\n"))
        var transcript = Transcript()
        transcript.blocks[0] = [.text("short\n"), .text(lines)]
        let files = Report(notebook: try notebook(), transcript: transcript).printedFiles
        #expect(files == ["n-block-1-2.txt": Array("bnbook: what block 1 of n printed\n\n\(lines)".utf8)])
        #expect(files.values.allSatisfy(Report.isPrinted))
        let contents = ReportRecord(Report(notebook: try notebook(), transcript: transcript)).blocks[0].outputs
        #expect(contents.map(\.text) == ["short\n", PrintedText(lines, try notebook().blocks[0], 1, of: "n").plain])
        #expect(contents.map { $0.textFile?.name } == [nil, "n-block-1-2.txt"])
        transcript.blocks[0]?[1] = .text(lines.replacing("line 1500\n", with: "line 15OO\n"))
        let changed = ReportRecord(Report(notebook: try notebook(), transcript: transcript)).blocks[0].outputs
        #expect(changed[1].text == contents[1].text && changed[1].textFile?.digest != contents[1].textFile?.digest)
    }

    @Test(arguments: [
        ("a\u{1B}b", "a␛b", "a␛b"), ("<&\">", "&lt;&amp;&quot;&gt;", "\\<&\"\\>"),
        ("é\u{85}", "é\u{FFFD}", "é\u{FFFD}"),
        ("&amp *", "&amp;amp *", "\\&amp \\*"), ("plain\ttext\n", "plain\ttext\n", "plain\ttext\n"),
    ]) func noControlCharacterReachesAReport(text: String, html: String, markdown: String) {
        #expect(escaped(text) == html)
        #expect(escapedMarkdown(text) == markdown)
    }

    private func notebook() throws -> Notebook {
        try Notebook.parse(path: "n.md", source: Array("```swift experiment\n1\n```\n".utf8))
    }
}
