import Document
import Foundation
import Notebook
import Outputs
import SVGCharts
import TestSupport
import Testing

@testable import Report

let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func templates() throws -> Templates {
    try Templates(folder: root.appending(path: "templates").path(percentEncoded: false))
}

/// Pages compared with those in `Golden`; RECORD=1 rewrites them.
@Suite struct ReportTests {
    @Test func theHTMLPageIsAsRecorded() throws {
        try expectRecorded(
            between(
                try Sample.report.html(
                    templates(), math: PlainMath(), navigation: PageNavigation(linkedNotebooks: ["other"]))),
            "sample.html")
    }

    @Test func theMarkdownIsAsRecorded() throws {
        let markdown = try Sample.report.markdown(templates())
        #expect(markdown.files.keys.sorted() == ["sample-clm-c.svg", "sample-fig-b.svg"])
        try expectRecorded(markdown.text, "sample.md")
    }

    /// The second chart of one block and the first of another may ask for one name.
    @Test func everyChartHasAFileOfItsOwn() throws {
        let notebook = try Notebook.parse(
            path: "s.md",
            source: Array(
                "```swift experiment\n//| label: fig-a\n```\n\n```swift experiment\n//| label: fig-a-2\n```\n".utf8))
        let charts = (1...3).map { count in
            Output.figure(Chart(Array(0..<count)) { PointMark(x: .value("x", Double($0)), y: .value("y", Double($0))) })
        }
        var transcript = Transcript()
        transcript.blocks = [0: Array(charts[..<2]), 1: [charts[2]]]
        let markdown = try Report(notebook: notebook, transcript: transcript).markdown(templates())
        #expect(markdown.files.keys.sorted() == ["s-fig-a-2-2.svg", "s-fig-a-2.svg", "s-fig-a.svg"])
        #expect(Set(markdown.files.values).count == 3)
        for name in markdown.files.keys { #expect(markdown.text.contains("(\(name))")) }
    }

    @Test func theJSONIsAsRecorded() throws {
        try expectRecorded(ReportRecord(Sample.report).json(), "sample.json")
    }

    @Test func theFailedPageIsAsRecorded() throws {
        try expectRecorded(between(try Sample.failed.html(templates(), math: PlainMath())), "failed.html")
        try expectRecorded(Sample.failed.markdown(templates()).text, "failed.md")
    }

    @Test func aPageNeedsNothingAndRunsNothing() throws {
        let html = try Sample.report.html(templates(), math: PlainMath())
        #expect(!html.lowercased().contains("<script"))
        #expect(html.contains("default-src 'none'"))
        let harmless = ["http://www.w3.org/", "http-equiv", "http\"]:not(.address)::after"]
        #expect(
            html.ranges(of: "http").allSatisfy { range in harmless.contains { html[range.lowerBound...].hasPrefix($0) }
            })
        #expect(html.ranges(of: "src=").isEmpty)
    }

    @Test func aTitleStandsAboveItsFigure() throws {
        let source = Sample.source.replacing(
            "//| label: fig-b\n", with: "//| label: fig-b\n//| title: It falls to `{swift} value`.\n")
        let notebook = try Notebook.parse(path: "notebooks/sample.md", source: Array(source.utf8))
        let report = Report(notebook: notebook, transcript: Sample.transcript)
        let page = try report.html(templates(), math: PlainMath())
        let finding = try #require(page.firstRange(of: "<p class=\"finding\">It falls to "))
        let figure = try #require(page.firstRange(of: "<figure class=\"chart\">"))
        #expect(finding.lowerBound < figure.lowerBound)
        #expect(try report.markdown(templates()).text.contains("**It falls to "))
    }

    @Test func idsAreUniqueAndReferencesLeadSomewhere() throws {
        let html = try Sample.report.html(templates(), math: PlainMath())
        let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count, "\(ids)")
        for target in html.matches(of: #/href="#([^"]*)"/#) { #expect(ids.contains(String(target.1)), "\(target.1)") }
    }

    /// Several tables under one label.
    @Test func noIDIsTwiceAmongTablesOfABlock() throws {
        let source =
            "```swift experiment\n//| label: tbl-pair\n//| caption: Two.\n//| subcaptions: [Upper, Lower]\na\n```"
        var transcript = Transcript()
        let table = Table(columns: ["x"], rows: [[1], [2]])
        transcript.blocks[0] = [.text("first"), .table(table), .table(table)]
        let report = Report(
            notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8)), transcript: transcript)
        let html = try report.html(templates(), math: PlainMath())
        let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count && ids.contains("tbl-pair-2.caption"), "\(ids)")
        for number in 1...2 { #expect(html.contains("download=\"tbl-pair-\(number).csv\""), "\(html)") }
    }

    @Test func theSameReportHasTheSameBytes() throws {
        #expect(
            try Sample.report.html(templates(), math: PlainMath()) == Sample.report.html(templates(), math: PlainMath())
        )
        #expect(try ReportRecord(Sample.report).json() == ReportRecord(Sample.report).json())
    }

    @Test func theIndexIsAsRecorded() throws {
        try expectRecorded(
            between(try ReportIndex([ReportIndex.Entry(Sample.report)]).html(templates(), math: PlainMath())),
            "index.html")
    }

    @Test(arguments: [
        ("let x = 1", "<span class=\"k\">let</span> x = <span class=\"n\">1</span>"),
        ("0..<5", "<span class=\"n\">0</span>..&lt;<span class=\"n\">5</span>"),
        ("1.5e3", "<span class=\"n\">1.5e3</span>"),
        ("\"a \\\" b\" // c", "<span class=\"s\">&quot;a \\&quot; b&quot;</span> <span class=\"c\">// c</span>"),
        ("/* a /* b */ c */ d", "<span class=\"c\">/* a /* b */ c */</span> d"),
        ("@main Dense", "<span class=\"a\">@main</span> <span class=\"t\">Dense</span>"),
        ("\"open\nnext", "<span class=\"s\">&quot;open</span>\nnext"),
        (
            "\"\"\"\na \"b\" c\n\"\"\"",
            "<span class=\"s\">&quot;&quot;&quot;\na &quot;b&quot; c\n&quot;&quot;&quot;</span>"
        ),
        ("größe", "größe"), ("/*", "<span class=\"c\">/*</span>"), ("", ""),
    ]) func codeIsMarkedUp(code: String, html: String) {
        #expect(Highlighter.swift(code).markup == html)
        #expect(Highlighter.swift(code).markup.replacing(#/<[^>]*>/#, with: "") == escaped(code))
    }
}

/// KaTeX for real, where Debian's package has put it.
@Suite(
    .enabled(
        if: FileManager.default.fileExists(atPath: "/usr/share/javascript/katex/katex.js"),
        "libjs-katex is not installed"))
struct KaTeXTests {
    @Test func aFormulaBecomesMathML() throws {
        let math = try KaTeX().mathML(formula("\\frac{a}{b}")).formula
        #expect(math.hasPrefix("<math") && math.hasSuffix("</math>") && math.contains("<mfrac>"))
    }

    @Test(arguments: [
        "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "\\begin{aligned} a &= b \\\\ &= c \\end{aligned}",
        "\\begin{cases} 1 & x > 0 \\end{cases}",
    ])
    func rowsAndColumnsAreSet(tex: String) throws {
        #expect(try KaTeX().mathML(formula(tex)).formula.contains("<mtable"))
    }

    @Test(arguments: [
        ("\\frac{a", "Unexpected end of input in a macro argument, expected '}' at end of input: \\frac{a"),
        ("\\href{a}{b}", "\\href is not for formulas; expected mathematics alone"),
        ("x + \\url{a}", "\\url is not for formulas; expected mathematics alone"),
        ("\\foo", "Undefined control sequence: \\foo at position 1: \\̲f̲o̲o̲"),
    ]) func aMistakeIsInKaTeXsWords(tex: String, reason: String) {
        #expect(throws: ReportError.badFormula(tex, reason: reason)) { try KaTeX().mathML(formula(tex)) }
    }

    /// As deep as it may be it is set; deeper, or by commands that nest by themselves, it is refused before it takes long.
    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            ("{", "}"), ("\\frac{1}{", "}"), ("\\sqrt{", "}"), ("x_{", "}"), ("\\left(", "\\right)"), ("\\boxed{", "}"),
            ("\\underset{a}{", "}"), ("\\begin{matrix}", "\\end{matrix}"),
        ]) func whatIsNestedHasALimit(open: String, close: String) throws
    {
        func nested(_ depth: Int) -> String {
            String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
        }
        _ = try KaTeX().mathML(formula(nested(98)))
        for depth in [101, 1_500] { expectTooDeep(nested(depth)) }
    }

    @Test func whatNestsByItselfHasALimit() {
        expectTooDeep(String(repeating: "\\displaystyle ", count: 1_000) + "x")
        expectTooDeep(String(repeating: "\\color{red} ", count: 1_000) + "x")
    }

    private func expectTooDeep(_ tex: String) {
        let reason = "it is nested too deeply; expected at most 100 levels of braces, fences and environments"
        #expect(throws: ReportError.badFormula(tex, reason: reason)) { try KaTeX().mathML(formula(tex)) }
    }

    @Test func withoutKaTeXThePackageIsNamed() {
        let error = #expect(throws: ReportError.self) {
            try KaTeX(script: "/nowhere/katex.js").mathML(formula("x"))
        }
        #expect(
            error?.description
                == "/nowhere/katex.js cannot be read, and formulas need it; expected Debian's package libjs-katex to be installed"
        )
    }
}

private func formula(_ tex: String) -> Formula {
    Formula(tex: tex, isDisplayed: true, position: Position(line: 1, column: 1))
}

/// What stands between the header's start and the end of the page.
private func between(_ html: String) -> String {
    html.firstRange(of: "<body").map { String(html[$0.lowerBound...]) } ?? html
}

private func expectRecorded(_ text: String, _ name: String, location: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    try expectRecorded(text, at: file, location: location)
}
