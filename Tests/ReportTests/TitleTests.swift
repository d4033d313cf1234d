import Document
import Notebook
import Outputs
import SVGCharts
import Testing

@testable import Report

/// What reports are called, with formulas and emphasis where there is room for them and in plain words elsewhere.
@Suite struct TitleTests {
    static let titles: [(source: String, html: String, plain: String, markdown: String?)] = [
        (
            #"Effect of $\beta_1$ on *loss*"#, #"Effect of <math>\beta_1</math> on <em>loss</em>"#,
            "Effect of β₁ on loss", #"Effect of $\beta_1$ on *loss*"#
        ),
        (
            "'**A** `b` H~2~O ~~c~~ x^2^'",
            "<strong>A</strong> <code>b</code> H<sub>2</sub>O <del>c</del> x<sup>2</sup>",
            "A b H₂O c x²", "**A** `b` H~2~O ~~c~~ x^2^"
        ),
        // Words that begin as a list, a heading or HTML does, and what a title does not hold.
        ("1. First *step*", "1. First <em>step</em>", "1. First step", "1. First *step*"),
        ("'# A'", "# A", "# A", nil), ("'- A'", "- A", "- A", nil), ("'> A'", "&gt; A", "&gt; A", nil),
        (
            "A <b>b</b> [c](d.md) @fig-a ![e](f.png)",
            "A &lt;b&gt;b&lt;/b&gt; [c](d.md) @fig-a ![e](f.png)", "A <b>b</b> [c](d.md) @fig-a ![e](f.png)", nil
        ),
        ("5 * 3 * 2 costs $5 and $6", "5 * 3 * 2 costs $5 and $6", "5 * 3 * 2 costs $5 and $6", nil),
        (#"\*A\* a_b_c"#, "*A* a_b_c", "*A* a_b_c", nil),
    ]

    @Test(arguments: titles)
    func titlesHaveMarkup(title: (source: String, html: String, plain: String, markdown: String?)) throws {
        let source = "---\ntitle: \(title.source)\n---\n\n# B\n"
        let report = Report(
            notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8)), transcript: Transcript())
        let page = try report.html(templates(), math: PlainMath())
        #expect(page.contains("<h1 class=\"title\">\(title.html)</h1>"), "\(page.prefix(8000))")
        #expect(report.title == title.plain.replacing("&gt;", with: ">"))
        #expect(report.linkTitle.markdown == title.markdown)
        // As other pages have it.
        let view = HTMLView(report: report, math: PlainMath(), linkedNotebooks: [])
        #expect(report.linkTitle.nodes(view).markup == title.html)
    }

    /// Values of another page's title are words, whatever is in them.
    @Test func valuesAreWords() throws {
        let source = "---\ntitle: '*A* `{swift} a`'\n---\n"
        var transcript = Transcript()
        transcript.inlines[0] = Value("$x$ *b* <i> ^c^")
        let report = Report(
            notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8)), transcript: transcript)
        let view = HTMLView(report: report, math: PlainMath(), linkedNotebooks: [])
        #expect(report.linkTitle.nodes(view).markup == "<em>A</em> $x$ *b* &lt;i&gt; ^c^")
    }

    /// Where there is no markup only formulas are more than text.
    @Test(arguments: [
        (#"Loss by $\beta_1$ and $x^2$"#, "Loss by β₁ and x²"), ("*a* $x_1$ b_c", "*a* x₁ b_c"),
        ("Price ($)", "Price ($)"), ("from $5 to $6", "from $5 to $6"), (#"a \$x$ b"#, #"a \$x$ b"#), ("", ""),
    ]) func formulasInTextAreWords(text: String, words: String) { #expect(withPlainFormulas(text) == words) }

    /// Drawings have text alone: titles, axes, legends, names and ticks.
    @Test func formulasOfChartsAreWords() throws {
        let chart = Chart([1, 2]) { number in
            LineMark(x: .value("Epoch $t$", "$x_\(number)$"), y: .value(#"$\ell^2$"#, Double(number)))
                .foregroundStyle(by: .value(#"Rate $\eta$"#, #"$\eta_\#(number)$"#))
        }.chartTitle(#"Loss $R^2$"#).chartXAxisLabel(#"$\sqrt{t}$"#)
            .chartForegroundStyleScale([#"$\eta_1$"#: .blue])
        var transcript = Transcript()
        transcript.blocks[0] = [.figure(Chart(beside: [chart, chart]))]
        let source = "```swift experiment\n1\n```\n"
        let report = Report(
            notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8)), transcript: transcript)
        let page = try report.html(templates(), math: PlainMath())
        for words in ["Loss R²", "√t", "x₁", "ℓ²", "Rate η", "η₂"] { #expect(page.contains(words), "\(words)") }
        let (start, end) = (try #require(page.firstRange(of: "<svg")), try #require(page.ranges(of: "</svg>").last))
        #expect(!page[start.lowerBound..<end.lowerBound].contains("$"))
    }

    static let formulas: [(tex: String, words: String)] = [
        (#"\beta_1"#, "β₁"), (#"R^2 \ge 0.5"#, "R² ≥ 0.5"), (#"\frac{1}{2}"#, "1/2"),
        (#"\frac{a + b}{2 c}"#, "(a + b)/(2 c)"),
        (#"\mathbb{R}^n \to \mathcal{L}_\text{train}"#, "ℝⁿ → L_train"), (#"\gamma_{ij}^{-1}"#, "γᵢⱼ⁻¹"),
        (#"\sqrt{x}, \sqrt[3]{x+1}"#, "√x, ³√(x+1)"), (#"\hat{y} - \bar x"#, "y\u{302} − x\u{304}"), ("f'(x)", "f′(x)"),
        (#"2\log n \left( a \right.\,b"#, "2 log n ( a b"), (#"90^\circ, 50\,\%"#, "90°, 50 %"),
        (#"\operatorname{batch-norm} \unknown{x}"#, "batch-norm unknownx"), ("x_", "x"), ("}", ""), ("\\", ""),
        (String(repeating: "{", count: 100_000), ""),
    ]

    @Test(arguments: formulas) func formulasHavePlainWords(formula: (tex: String, words: String)) {
        let words = Formula(tex: formula.tex, isDisplayed: false, position: Position(line: 1, column: 1)).plainWords
        #expect(words == formula.words)
    }
}
