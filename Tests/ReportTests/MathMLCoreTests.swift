import Document
import Foundation
import Notebook
import TestSupport
import Testing

@testable import Report

/// What browsers know of MathML is MathML Core; of anything else they draw something that was not meant, and say nothing.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/javascript/katex/katex.js")))
struct MathMLCoreTests {
    @Test(arguments: [
        ("\\mathbb{E}", "<mi>𝔼</mi>"), ("\\mathcal{B}", "<mi>ℬ</mi>"), ("\\mathbf{W}", "<mi>𝐖</mi>"),
        ("\\mathbf{12}", "<mn>𝟏𝟐</mn>"), ("\\boldsymbol{\\theta}", "<mi>𝜽</mi>"), ("\\mathit{h}", "<mi>h</mi>"),
        ("\\mathrm{d}", "<mi mathvariant=\"normal\">d</mi>"),
        ("\\boldsymbol{a+b}", "<mrow><mi>𝒂</mi><mo style=\"font-weight:bold\">+</mo><mi>𝒃</mi></mrow>"),
        ("x_{i=1}", "<msub><mi>x</mi><mrow><mi>i</mi><mo lspace=\"0em\" rspace=\"0em\">=</mo><mn>1</mn></mrow></msub>"),
        ("\\textbf{if}", "<mtext style=\"font-weight:bold\">if</mtext>"), ("\\overline{a}", barred("top")),
        ("\\underline{a}", barred("bottom")),
        (
            "2\\sin x",
            "<mrow><mn>2</mn>\(thin)<mi>sin</mi><mo>\u{2061}</mo>\(thin)<mi>x</mi></mrow>"
        ),
        (
            "\\sin(x)",
            "<mrow><mi>sin</mi><mo>\u{2061}</mo><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo></mrow>"
        ),
        (
            "\\left|x\\right|",
            "<mrow>\(bar("prefix"))<mi>x</mi>\(bar("postfix"))</mrow>"
        ),
        ("\\|", "<mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\">‖</mo>"),
        ("a\\mid b", "<mrow><mi>a</mi><mo>∣</mo><mi>b</mi></mrow>"),
        ("\\stackrel{!}{=}", "<mover><mo>=</mo><mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\">!</mo></mover>"),
        ("\\hat x", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">ˆ</mo></mover>"),
        ("\\vec x", "<mover accent=\"true\"><mi>x</mi><mo mathsize=\"60%\" stretchy=\"false\">→</mo></mover>"),
        ("{\\sin}^2", "<msup><mrow><mi>sin</mi><mo>\u{2061}</mo></mrow><mn>2</mn></msup>"),
        ("a\\,b", "<mrow><mi>a</mi>\(thin)<mi>b</mi></mrow>"),
        ("𝔼", "<mi>𝔼</mi>"), ("\\text{𝐀b}", "<mtext>𝐀b</mtext>"), ("ℝ", "<mi mathvariant=\"normal\">ℝ</mi>"),
        ("ℎ", "<mi>ℎ</mi>"),
        ("\\text{ℂℍℕℙℚℝℤ}", "<mtext>ℂℍℕℙℚℝℤ</mtext>"), ("\\mathrm{ℕ}", "<mi mathvariant=\"normal\">ℕ</mi>"),
        ("\\mathbb{R}", "<mi>ℝ</mi>"),
        ("\\colorbox{yellow}{A}", ground(" mathcolor=\"black\"")),
        ("\\color{blue}\\colorbox{yellow}{A}", "<mstyle mathcolor=\"blue\">\(ground(""))</mstyle>"),
    ]) func mathMLIsWhatBrowsersKnow(tex: String, markup: String) throws {
        #expect(try core(tex).html.markup == markup)
    }

    /// Of a formula that may be wider than paper, which no browser can scroll, its width is said.
    @Test(arguments: [
        ("x = y", nil), (terms(19), nil), (terms(24), "43"), ("\\frac{\(terms(24))}{2}", "44"),
        ("\\sqrt{\(terms(24))}", "44"), ("\\begin{aligned} a &= b \\\\ &= \(terms(24)) \\end{aligned}", "47"),
        ("x_{\(terms(24))}", nil), ("\\begin{gathered} \(terms(12)) \\\\ \(terms(12)) \\end{gathered}", nil),
    ]) func aWideFormulaSaysHowWideItIs(tex: String, width: String?) throws {
        let markup = try core(tex).withPaperWidth.html.markup
        #expect(markup.firstMatch(of: #/--em:(\d+)/#).map { String($0.1) } == width, "\(markup)")
    }

    private static func terms(_ count: Int) -> String {
        (0..<count).map { _ in "a" }.joined(separator: "+")
    }

    /// KaTeX's least lengths, at the size of scripts; browsers know those of signs that grow upwards alone.
    @Test(arguments: [
        ("\\xrightarrow{a}", "2.1em"), ("\\xleftarrow[b]{}", "2.1em"), ("\\xrightleftharpoons[b]{a}", "2.5em"),
        ("\\xlongequal{a}", "1.27em"), ("\\begin{CD} A @>a>> B \\end{CD}", "4.29em"),
        ("\\begin{CD} A @= B \\end{CD}", "4.29em"),
    ]) func anArrowIsAtLeastAsLongAsKaTeXHasIt(tex: String, length: String) throws {
        let markup = try core(tex).html.markup
        #expect(markup.contains("<mspace width=\"\(length)\">") && !markup.contains("minsize"), "\(markup)")
    }

    @Test(arguments: ["\\overlinesegment{AB}", "\\underlinesegment{AB}"])
    func aSegmentHasFeet(tex: String) throws {
        let markup = try core(tex).html.markup
        #expect(markup.contains("linear-gradient") && markup.contains("0.05em 0.3em") && !markup.contains("undefined"))
    }

    @Test(arguments: [
        (
            "\\begin{aligned} a &= b \\end{aligned}",
            [
                "padding:0;text-align:right;text-align:-webkit-right",
                "padding:0;text-align:left;text-align:-webkit-left",
            ]
        ),
        (
            "\\begin{cases} 1 & a \\end{cases}",
            [
                "padding:0 0.5em 0 0;text-align:left;text-align:-webkit-left",
                "padding:0 0 0 0.5em;text-align:left;text-align:-webkit-left",
            ]
        ),
        (
            "\\begin{array}{c|c} a & b \\end{array}",
            ["padding:0.28em 0.5em", "padding:0.28em 0.5em;border-left:0.05em solid"]
        ),
        (
            "\\begin{align} a &= b \\end{align}",
            [
                "padding:0;text-align:right;text-align:-webkit-right",
                "padding:0;text-align:left;text-align:-webkit-left",
            ]
        ),
    ]) func cellsSayHowTheyAreAligned(tex: String, styles: [String]) throws {
        let cells = try core(tex).all.filter { $0.name == "mtd" }
        #expect(cells.map { $0.attributes["style"]?.replacing("padding:0 0 0 0;", with: "padding:0;") } == styles)
    }

    @Test func everyFormulaOfThePageIsCore() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Pages/formulas.md")
        let notebook = try Notebook.parse(path: "formulas.md", source: Array(try Data(contentsOf: page)))
        #expect(notebook.formulas.count > 60)
        let katex = KaTeX()
        for formula in notebook.formulas {
            let faults = try katex.element(formula).all.flatMap(\.faults)
            #expect(faults == [], "\(formula.tex)")
        }
    }

    /// That the rules of this test find what KaTeX writes.
    @Test(arguments: [
        (MathElement(name: "menclose"), "<menclose>"),
        (MathElement(name: "mi", attributes: ["mathvariant": "bold"], children: [.text("x")]), "mathvariant=bold"),
        (MathElement(name: "mtable", attributes: ["columnalign": "left"]), "columnalign"),
        (MathElement(name: "mpadded", attributes: ["width": "+1em"]), "width=+1em"),
        (MathElement(name: "mo", children: [.element("mi")]), "elements in <mo>"),
        (MathElement(name: "msup", children: [.text("a")]), "1 in <msup>"),
    ]) func whatIsNotCoreIsFound(element: MathElement, fault: String) { #expect(element.faults == [fault]) }

    /// What numbers a formula stands beside it, where it is in sight also when the formula is scrolled.
    @Test(arguments: [
        (#"x \tag{1a}"#, "<mi>x</mi>", "<math><mtext>(1a)</mtext></math>"),
        (#"\tag*{Euler} x"#, "<mi>x</mi>", "<math><mtext>Euler</mtext></math>"),
        (
            #"x \tag{$\ast$}"#, "<mi>x</mi>",
            "<math><mrow><mtext>(</mtext><mstyle displaystyle=\"false\" scriptlevel=\"0\"><mo>∗</mo></mstyle><mtext>)</mtext></mrow></math>"
        ),
        (#"\frac{x}{2}"#, "<mfrac><mi>x</mi><mn>2</mn></mfrac>", nil),
    ]) func aTagStandsBesideItsFormula(tex: String, formula: String, tag: String?) throws {
        let set = try KaTeX().mathML(
            Formula(tex: tex, isDisplayed: true, position: Position(line: 1, column: 1)))
        #expect(set.tag == tag)
        let plain = set.formula.replacing(#/<annotation.*</annotation>|</?(semantics|mrow)>/#, with: "")
        #expect(plain == "<math display=\"block\">\(formula)</math>")
    }

    @Test func aTagThatWouldNotBeShownIsAMistake() {
        let tex = "\\begin{align} a &= b \\tag{2} \\end{align}"
        let error = #expect(throws: ReportError.self) { try KaTeX().mathML(Formula(tex)) }
        #expect(error?.description.contains("\\tag in a row is not shown") == true)
    }

    @Test func macrosHoldInEveryFormula() throws {
        let macros = TeXMacros(["\\E": "\\mathbb{E}\\left[#1\\right]"])
        let (own, plain) = (Formula("\\E{x}", macros), Formula("\\mathbb{E}\\left[x\\right]"))
        #expect(try KaTeX().element(own).elements[0].elements[0] == KaTeX().element(plain).elements[0].elements[0])
    }

    @Test(arguments: [
        ("\\E{x} + \\E y", "\\mathbb{E}[x] + \\mathbb{E}[y]"), ("\\Ex", "\\Ex"), ("\\a b", "\\alpha b"),
        ("\\a", "\\alpha"),
        ("\\c{1}{2}b", "2\\alpha b"), ("\\loop", "\\loop"), ("\\{x\\}", "\\{x\\}"),
        ("\\E{a{b}c}", "\\mathbb{E}[a{b}c]"),
    ]) func macrosAreExpandedForOtherReaders(tex: String, expanded: String) {
        let macros = TeXMacros(["\\E": "\\mathbb{E}[#1]", "\\a": "\\alpha", "\\c": "#2\\a", "\\loop": "\\loop"])
        #expect(macros.expanded(tex) == expanded)
    }
}

private let thin = "<mspace width=\"0.1667em\"></mspace>"

private func barred(_ side: String) -> String {
    "<mrow style=\"border-\(side):0.05em solid;padding-\(side):0.12em\"><mi>a</mi></mrow>"
}

/// A yellow box around "A", whose letters have an ink of their own or that of what is around it.
private func ground(_ ink: String) -> String {
    "<mrow mathbackground=\"yellow\"\(ink) style=\"padding:3pt 3pt\"><mtext>A</mtext></mrow>"
}

private func bar(_ form: String) -> String {
    "<mo fence=\"true\" form=\"\(form)\" lspace=\"0em\" rspace=\"0em\" stretchy=\"true\" symmetric=\"true\">|</mo>"
}

/// What stands for a formula within its line, without the row that KaTeX always puts around it.
private func core(_ tex: String) throws -> MathElement {
    let row = try KaTeX().element(Formula(tex)).elements[0].elements[0]
    return row.name == "mrow" && row.attributes.isEmpty && row.children.count == 1 ? row.elements[0] : row
}

private extension Formula {
    init(_ tex: String, _ macros: TeXMacros = TeXMacros()) {
        self.init(tex: tex, isDisplayed: tex.contains("begin"), position: Position(line: 1, column: 1))
        self.macros = macros
    }
}

private extension MathElement {
    var all: [MathElement] { [self] + elements.flatMap(\.all) }

    /// What is not in MathML Core (W3C Candidate Recommendation, 2025): elements, attributes, values and numbers of
    /// children.
    var faults: [String] {
        var faults: [String] = []
        guard let own = Self.known[name] else { return ["<\(name)>"] }
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            if key == "mathvariant", name != "mi" || value != "normal" {
                faults.append("mathvariant=\(value)"); continue
            }
            if !own.contains(key), !Self.everywhere.contains(key) { faults.append(key); continue }
            let isLength = ["width", "height", "depth", "lspace", "rspace", "voffset"].contains(key)
            if isLength, value.wholeMatch(of: #/-?[0-9.]+(em|ex|px|pt|%)|0/#) == nil {
                faults.append("\(key)=\(value)")
            }
        }
        let isToken = ["mi", "mn", "mo", "mtext", "annotation"].contains(name)
        if isToken, !elements.isEmpty { faults.append("elements in <\(name)>") }
        if let count = Self.counts[name], children.count != count { faults.append("\(children.count) in <\(name)>") }
        return faults
    }

    static let everywhere: Set = [
        "displaystyle", "scriptlevel", "mathcolor", "mathbackground", "mathsize", "style", "class", "id",
    ]
    static let counts = [
        "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mfrac": 2, "mroot": 2,
    ]
    static let known: [String: Set<String>] = [
        "math": ["display"], "semantics": [], "annotation": ["encoding"], "mrow": [], "mi": ["mathvariant"], "mn": [],
        "mtext": [], "mspace": ["width", "height", "depth"], "mstyle": [], "mphantom": [], "msqrt": [], "mroot": [],
        "mo": [
            "form", "fence", "separator", "lspace", "rspace", "stretchy", "symmetric", "maxsize", "minsize", "largeop",
            "movablelimits",
        ],
        "mfrac": ["linethickness"], "mpadded": ["width", "height", "depth", "lspace", "voffset"], "msub": [],
        "msup": [],
        "msubsup": [], "munder": ["accentunder"], "mover": ["accent"], "munderover": ["accent", "accentunder"],
        "mtable": [], "mtr": [], "mtd": ["columnspan", "rowspan"],
    ]
}
