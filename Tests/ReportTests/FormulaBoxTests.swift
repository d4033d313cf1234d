import Document
import Notebook
import Outputs
import Testing

@testable import Report

/// What stands around formulas: boxes that scroll, what is tied to their end, and their numbers.
struct FormulaBoxTests {
    private static let wide = "a_1 x_1 + a_2 x_2 + a_3 x_3 + a_4 x_4"

    @Test(arguments: [
        ("$x$", "<math>x</math>"),
        ("$x$, and", "<span class=\"tied\"><math>x</math>,</span> and"),
        ("$a_1 x_1 + a_2 x_2$", "<span class=\"formula\"><span><math>a_1 x_1 + a_2 x_2</math></span></span>"),
        (
            "$\(wide)$).",
            "<span class=\"formula\" tabindex=\"0\"><span><math>\(wide)</math>).</span></span>"
        ),
        // A link is a stop of the keyboard's itself.
        (
            "[$\(wide)$](https://a.example)",
            "<a href=\"https://a.example\"><span class=\"formula\"><span><math>\(wide)</math></span></span></a>"
        ),
        ("$$ x $$", "<span class=\"equation scroll\"><math>display  x </math></span>"),
        (
            "$$ x \\tag{1a} $$",
            "<span class=\"equation scroll\"><math>display  x </math><span class=\"number\"><math>1a</math></span></span>"
        ),
    ]) func aFormulaStandsInItsBox(source: String, html: String) throws {
        // Within a paragraph.
        let notebook = try Notebook.parse(path: "a.md", source: Array("So \(source)".utf8))
        let view = HTMLView(
            report: Report(notebook: notebook, transcript: Transcript()), math: TaggedMath(), linkedNotebooks: [])
        #expect(try view.nodes(notebook.blocksOfProse).markup == "<p>So \(html)</p>\n")
    }

    @Test func columnsOfTextAreNotPressedToAWordALine() throws {
        let source = "| a | b | c |\n|---|--:|:-:|\n| short | 1 | a cell of more than twenty-four letters |\n"
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        let view = HTMLView(
            report: Report(notebook: notebook, transcript: Transcript()), math: TaggedMath(), linkedNotebooks: [])
        let cells = try view.nodes(notebook.blocksOfProse).markup.matches(of: #/<t[hd]( class="[a-z ]*")?>/#).map {
            String($0.1 ?? "")
        }
        let one = ["", " class=\"right\"", " class=\"center long\""]
        #expect(cells == one + one)
    }
}

private extension Notebook {
    var blocksOfProse: [BlockNode] {
        parts.compactMap { if case .prose(let block) = $0 { block } else { nil } }
    }
}

/// Sets a formula as its own text, and its tag apart.
private struct TaggedMath: MathRenderer {
    func mathML(_ formula: Formula) throws -> MathML {
        let parts = formula.tex.split(separator: "\\tag{", maxSplits: 1).map(String.init)
        return MathML(
            formula: "<math>\(formula.isDisplayed ? "display " : "")\(parts[0])</math>",
            tag: parts.count > 1 ? "<math>\(parts[1].prefix { $0 != "}" })</math>" : nil)
    }

    func typst(_ formula: Formula) throws -> TypstFormula { TypstFormula(code: "x", rows: [], spoken: formula.tex) }
}
