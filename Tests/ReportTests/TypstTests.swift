import Foundation
import Notebook
import Outputs
import Testing

@testable import Report

/// A report as a document for Typst: every text between quotation marks, every heading at a level without gaps.
@Suite struct TypstTests {
    /// The document of a notebook without blocks, from its first line of contents on.
    static func body(_ source: String) throws -> [String] {
        try document(source).split(separator: "\n").map(String.init).filter {
            !$0.hasPrefix("#") && !$0.hasPrefix("pdf.attach") && $0 != "}"
        }
    }

    static func document(_ source: String) throws -> String {
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        let report = Report(notebook: notebook, transcript: Transcript())
        let document = try report.typst(templates(), math: PlainMath(), record: Array("{}".utf8))
        return String(decoding: document.files["main.typ"] ?? [], as: UTF8.self)
    }

    /// What stands behind its name is the first paragraph, and nothing of the rest is lost.
    @Test(arguments: [
        ("First.", "abstract: \"First.\"", nil), ("First.\n\nSecond.", "abstract: \"First.\"", "par(\"Second.\")"),
        ("- First.\n- Second.", "abstract: []", "list(tight: true, \"First.\""),
        ("First.\n\n- Second.", "abstract: \"First.\"", "list(tight: true, \"Second.\")"),
    ]) func abstractsHaveAllTheirBlocks(text: String, first: String, more: String?) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
        let document = try Self.document("---\nabstract: |\n\(lines)---\n\nText.\n")
        #expect(document.contains(first), "\(document)")
        let isThere = document.contains("abstract-more: \(more ?? "")")
        #expect(isThere == (more != nil), "\(document)")
    }

    /// Across both columns stands what is too wide for one, but where its notes would be lost.
    @Test(arguments: [
        (3, "", "", false), (8, "", "", true), (8, "[^n]", "", true), (8, "", "[^n]", true), (3, "[^n]", "", false),
    ])
    func wideTablesStandAcrossBothColumns(columns: Int, note: String, cellNote: String, spans: Bool) throws {
        func row(_ cell: String) -> String { "|" + String(repeating: " \(cell) |", count: columns) + "\n" }
        let table = row("Column 1") + row("---") + row("words\(cellNote)") + "\n: Words\(note) {#tbl-a}\n"
        let body = try Self.body("---\npdf: {columns: 2}\n---\n\n\(table)\n[^n]: A note.\n").joined()
        #expect(body.contains("spanning-table(") == spans && body.contains("captioned(") != spans, "\(body)")
        // Its note stands once, in a column.
        let hasNote = !(note + cellNote).isEmpty
        #expect(body.ranges(of: "A note.").count == (hasNote ? 1 : 0), "\(body)")
        #expect(body.contains("note-below(") == (hasNote && spans), "\(body)")
        #expect(body.contains(#"footnote(label("fn-1"), numbering: (..) => "1")"#) == (hasNote && spans), "\(body)")
    }

    /// Numbers go from left to right where lines begin on the right.
    @Test(arguments: [("ar", true), ("de", false)]) func numbersGoFromLeftToRight(language: String, isTurned: Bool)
        throws
    {
        let source = "---\nlang: \(language)\n---\n\n| a | b |\n|---|---|\n| −1.5 | c 2 |\n"
        let body = try Self.body(source).joined()
        #expect(body.contains(#"box(text(dir: ltr, "−1.5"))"#) == isTurned, "\(body)")
        #expect(body.contains(#""c 2""#) && body.contains("align: (start,start,)"), "\(body)")
    }

    static let texts: [(source: String, code: [String])] = [
        (##"A "quote" \\ #let *b* $"##, [##"par({"A \"quote\" \\ #let "; emph("b"); " $"})"##]),
        ("a  \nb ~~c~~ `#d`", [##"par({"a"; linebreak(); "b "; strike("c"); " "; raw("#d")})"##]),
        (
            "### One {#sec-a}\n\n##### Two\n\n# Three",
            [
                ##"[#heading(level: 1, "One")#label("sec-a")]"##, ##"[#heading(level: 2, "Two")#label("two")]"##,
                ##"[#heading(level: 1, "Three")#label("three")]"##,
            ]
        ),
        // Bookmarks have words alone.
        (
            "# Loss by $x^2$",
            [
                ##"[#heading(level: 1, worded("Loss by x²", {"Loss by "; math.equation(alt: "x^2", $x$)}))#label("loss-by-x2")]"##
            ]
        ),
        ("- a\n- [x] b", [#"list(tight: true, "a", {"☑"; " b"})"#]),
        ("3. a\n\n   b", [#"enum(tight: false, start: 3, {par("a"); par("b")})"#]),
        ("[a](#x) <https://b.c>", [#"par({to("x", "a"); " "; link("https://b.c", "https://b.c")})"#]),
        (
            "a[^1] b[^1]\n\n[^1]: c",
            [
                ##"par({"a"; [#footnote(numbering: (..) => "1", "c")#label("fn-1")]; " b"; footnote(label("fn-1"), numbering: (..) => "1")})"##
            ]
        ),
        (
            "$x$, $$y$$ z",
            [
                #"par({math.equation(alt: "x", $x$); ", "})"#,
                #"displayed(alt: "y", number: none, name: none, width: 100%, rows: (), $x$.body)"#, #"par(" z")"#,
            ]
        ),
        (
            "---\nnumber-sections: true\n---\n\n# A {.unnumbered}\n\n# B\n\n## C {-}\n\n## D {.unlisted}\n",
            [
                ##"[#heading(level: 1, "A")#label("a")]"##, ##"[#heading(level: 1, {"1 "; "B"})#label("b")]"##,
                ##"[#heading(level: 2, "C")#label("c")]"##,
                ##"[#heading(level: 2, outlined: false, {"1.1 "; "D"})#label("d")]"##,
            ]
        ),
        // Tabs are no sections.
        (
            "---\nnumber-sections: true\n---\n\n# A\n\n::: {.panel-tabset}\n## B\n### C\n:::\n\n## D",
            [
                ##"[#heading(level: 1, {"1 "; "A"})#label("a")]"##,
                ##"[#heading(level: 2, outlined: false, "B")#label("b")]"##,
                ##"[#heading(level: 3, outlined: false, "C")#label("c")]"##,
                ##"[#heading(level: 2, {"1.1 "; "D"})#label("d")]"##,
            ]
        ),
        (
            "# Loss by $x^2$ {#sec-a}\n\n@sec-a",
            [
                ##"[#heading(level: 1, worded("Loss by x²", {"Loss by "; math.equation(alt: "x^2", $x$)}))#label("sec-a")]"##,
                ##"par(to("sec-a", "Section “Loss by x²”"))"##,
            ]
        ),
        (
            "$$ y $$ {#eq-a}\n\n# Head @eq-a {#sec-a}\n\n@sec-a [w](@eq-a)",
            [
                #"displayed(alt: " y ", number: "(1)", name: "eq-a", width: 100%, rows: (), $x$.body)"#,
                ##"[#heading(level: 1, {"Head "; to("eq-a", "Equation 1")})#label("sec-a")]"##,
                ##"par({to("sec-a", "Section “Head”"); " "; to("eq-a", "w")})"##,
            ]
        ),
        ("> [!TIP]\n> a", [#"callout(kind: "tip", title: "Tip", par("a"))"#]),
        ("a <b>c</b><!-- d --><br>e", [#"par({"a "; "c"; linebreak(); "e"})"#]),
        ("a <a href='b.c'>*d*</a>", [#"par({"a "; link("b.c", emph("d"))})"#]),
        ("<p>a\n<a href=b.c>d</a></p>", [#""a""#, #"" ""#, #"link("b.c", "d")"#]),
    ]

    @Test(arguments: texts) func textIsWrittenAsCode(text: (source: String, code: [String])) throws {
        let body = try Self.body(text.source)
        #expect(body == text.code)
    }

    /// A document as PDF keeps the dictionary of an attached file: plain, or deflated.
    static func pdf(_ json: String, count: Int = 1) -> [UInt8] {
        let file =
            "7 0 obj\n<</Length \(json.utf8.count)/Type/EmbeddedFile/Subtype/application#2Fjson>>\nstream\n\(json)\nendstream\nendobj\n"
        return Array(("%PDF-1.7\n" + String(repeating: file, count: count) + "%%EOF").utf8)
    }

    @Test func theRecordIsFoundInAPDF() throws {
        let record = try ReportRecord(Report(notebook: Sample.notebook, transcript: Sample.transcript)).json()
        #expect(try ReportRecord(report: Self.pdf(record), path: "a.pdf").json() == record)
        #expect(throws: ReportRecordError.severalRecords("a.pdf", count: 2)) {
            try ReportRecord(report: Self.pdf(record, count: 2), path: "a.pdf")
        }
        #expect(throws: ReportRecordError.noReport("a.pdf")) {
            try ReportRecord(report: Array("%PDF-1.7\n%%EOF".utf8), path: "a.pdf")
        }
    }
}
