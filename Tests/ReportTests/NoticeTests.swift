import Document
import Notebook
import Outputs
import SVGCharts
import Testing

@testable import Report

/// What stands at a report's top.
@Suite struct NoticeTests {
    private static let chart = Chart(0..<26) { index in
        LineMark(x: .value("Epoch", index / 13), y: .value("Loss", Double(index)))
            .foregroundStyle(by: .value("Model", "M\(index % 13)"))
    }

    private static func report(_ source: String, _ outputs: [Output] = []) throws -> Report {
        var transcript = Transcript()
        transcript.blocks[0] = outputs
        return Report(
            notebook: try Notebook.parse(path: "n/a.md", source: Array(source.utf8)), transcript: transcript)
    }

    private static func block(_ options: String, language: String = "en") -> String {
        "---\nlang: \(language)\n---\n\nText.\n\n```swift experiment\n\(options)1\n```\n"
    }

    /// On the page by its number, else its place; on the terminal by its label, its caption or what it shows.
    @Test(
        arguments: [
            (
                "//| label: fig-a\n//| caption: All losses\n", "en",
                "Figure\u{00A0}1 has 13 lines by “Model”, and no more than 12 can be told apart: all are grey, and those that end highest and lowest are named.",
                "n/a.md:7:1: warning: the chart fig-a has 13 lines by “Model”"
            ),
            (
                "//| caption: All *losses*\n", "de",
                "Abbildung\u{00A0}1 hat 13 Linien nach „Model“, und höchstens 12 lassen sich unterscheiden: Alle sind grau, und die am höchsten und am niedrigsten enden, sind benannt.",
                "n/a.md:7:1: warning: the chart “All losses” has 13 lines by “Model”"
            ),
            (
                "", "zh", "a.md 第 7 行代码块的图表 按 “Model” 有 13 条线，最多只能分辨 12 条：所有线都是灰色，只标出终点最高和最低的线。",
                "n/a.md:7:1: warning: the chart of “Loss” has 13 lines by “Model”"
            ),
            ("//| output: false\n", "en", nil, nil),
        ] as [(String, String, String?, String?)])
    func crowdedChartsAreNamed(options: String, language: String, onPage: String?, onTerminal: String?) throws {
        let report = try Self.report(Self.block(options, language: language), [.figure(Self.chart)])
        #expect(report.warnings == [onPage].compactMap(\.self))
        #expect(report.crowdProblems.count == (onTerminal == nil ? 0 : 1))
        for problem in report.crowdProblems {
            #expect(problem.text.hasPrefix(onTerminal ?? "?"), "\(problem.text)")
            #expect(problem.text.contains("`.facet(by:)`"), "\(problem.text)")
        }
    }

    @Test(arguments: [
        (
            "//| label: fig-a\n", "en", "The block on line 7 of a.md is labelled fig-a, but shows nothing of the kind."
        ),
        ("//| label: fig-a\n", "nl", "Het blok op regel 7 van a.md heet fig-a, maar toont niets van dien aard."),
        (
            "//| subcaptions: [A, B]\n", "fr",
            "Le bloc à la ligne 7 de a.md\u{00A0}: sous-légendes\u{00A0}: 2, figures ou tableaux\u{00A0}: 1."
        ),
        (
            "//| subcaptions: [A, B]\n", "en",
            "The block on line 7 of a.md: sub-captions: 2, figures or tables: 1."
        ),
    ]) func blocksSayWhatTheyLack(options: String, language: String, notice: String) throws {
        let table = Table(columns: ["A"], rows: [[1]])
        #expect(try Self.report(Self.block(options, language: language), [.table(table)]).warnings == [notice])
    }

    /// What a program says is English, which pages of other languages mark.
    @Test(arguments: [
        ("en", "</strong> Data are odd.</p>"),
        ("de", "</strong> <span lang=\"en\" dir=\"ltr\">Data are odd.</span></p>"),
    ]) func englishIsMarked(language: String, markup: String) throws {
        var report = try Self.report("---\nlang: \(language)\n---\n")
        report.transcript.notices = ["Data are odd."]
        let page = try report.html(templates(), math: PlainMath())
        #expect(page.contains(markup), "\(page)")
    }

    private static let linked =
        "A [see *it*](b.md#x), [c](c.md), [by name][b], <a class=\"k\" href=\"b.md\">raw</a>.\n\n<p><a href='b.md'>Block</a></p>\n\n[b]: b.md\n"

    /// The same where a block prints the links, and where they are to pages.
    @Test func printedLinksToWhatFailedAreWords() throws {
        let links = "See [it](b.md#x), [the page](b.html), [c](c.html) and <a href=\"b.html\" class=\"k\">raw</a>."
        var report = try Self.report("\(links)\n\n" + Self.block("//| output: asis\n"), [.text(links)])
        report.failedNotebooks = ["b"]
        let markdown = try report.markdown(templates()).text
        let words = "See it, the page, [c](c.html) and <a class=\"k\">raw</a>."
        #expect(markdown.ranges(of: words).count == 2, "\(markdown)")
        let page = try report.html(templates(), math: PlainMath())
        #expect(page.ranges(of: "See it, the page, <a href=\"c.html\">c</a> and <a class=\"k\">raw</a>.").count == 2)
    }

    /// A column's title is text in every format: dollars make no formula of it in Markdown.
    @Test func titlesOfColumnsHaveNoFormulas() throws {
        let table = Table(columns: ["$x^2$"], rows: [["$5"]])
        let markdown = try Self.report(Self.block(""), [.table(table)]).markdown(templates()).text
        #expect(markdown.contains("| \\$x^2\\$ |") && markdown.contains("| \\$5 |"), "\(markdown)")
    }

    /// Links to a notebook that failed and has no page are their words alone, whatever the report is written in.
    @Test func linksToWhatFailedAreWords() throws {
        var report = try Self.report(Self.linked)
        report.failedNotebooks = ["b"]
        let navigation = PageNavigation(linkedNotebooks: ["c"])
        let page = try report.html(templates(), math: PlainMath(), navigation: navigation)
        for words in [
            "A see <em>it</em>, <a href=\"c.html\">c</a>, by name, <a class=\"k\">raw</a>.", "<p><a>Block</a></p>",
            "</strong> b.md has no report, as its notebook failed: what would lead there is text alone.</p>",
        ] { #expect(page.contains(words), "\(page)") }
        let markdown = try report.markdown(templates()).text
        #expect(markdown.contains("A see *it*, [c](c.md), by name, <a class=\"k\">raw</a>."), "\(markdown)")
        #expect(markdown.contains("<p><a>Block</a></p>"), "\(markdown)")
        let latex = report.latex(navigation).text
        #expect(latex.contains("A see \\emph{it}, \\href{c.pdf}{c}, by name, raw."), "\(latex)")
        #expect(!latex.contains("b.md}") && !latex.contains("b.pdf"), "\(latex)")
        let places = report.failedLinkProblems.map { "\($0.position.line):\($0.position.column)" }
        #expect(places.count == 4 && places.first == "1:3" && places.last?.hasPrefix("3:") == true, "\(places)")
        // Where it has a page they lead there.
        report.failedNotebooks = []
        #expect(try report.html(templates(), math: PlainMath()).contains("<a href=\"b.md#x\">see <em>it</em></a>"))
    }
}
