import Document
import Foundation
import Testing

@testable import Report

/// Formulas as Typst sets them, and as they are spoken.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/javascript/katex/katex.js")))
struct TypstFormulaTests {
    static let katex = KaTeX()

    static let formulas: [(tex: String, code: String, spoken: String)] = [
        ("a + b", #"a \+ b"#, "a plus b"),
        ("x_i^2", "attach(x, b: i, t: 2)", "x sub i squared"),
        (#"\hat x"#, #"accent(x, \u{302})"#, "x hat"),
        (
            #"\frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}}"#,
            #"frac(x \− μ, sqrt(attach(σ, t: 2) \+ ϵ))"#,
            "the fraction x minus mu over the square root of sigma squared plus epsilon, end root,, end fraction,"
        ),
        (#"\sum_{i=1}^n a"#, #"attach(limits(\∑), b: i \= 1, t: n) a"#, "the sum from i equals 1 to n of a"),
        (#"\left( \frac ab \right)"#, #"lr(\( frac(a, b) \))"#, "( a over b )"),
        (
            #"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}"#,
            #"lr(\{ mat(delim: #none, row-gap: #0.56em, column-gap: #1em, & inline(1), & inline(x \> 0); & inline(0), & inline("else")))"#,
            "{ row 1: 1, x is greater than 0; row 2: 0, else;"
        ),
        (
            #"\begin{aligned} a &= b \\ &= c \end{aligned}"#,
            #"mat(delim: #none, row-gap: #0.45em, column-gap: #1em, display(a) & display( \= b); display("") & display( \= c))"#,
            "row 1: a equals b; row 2: equals c;"
        ),
        (#"\mathbf{W} \in \mathbb{R}"#, #"𝐖 \∈ ℝ"#, "bold W in double-struck R"),
        (#"\sin x"#, #"op("sin") x"#, "sin x"),
        (#"\mathrm{softmax}(x)"#, #"upright("softmax") \( x \)"#, "softmax ( x )"),
        (#"|x|"#, #"class("normal", \|) x class("normal", \|)"#, "| x |"),
        (##"\text{a "b" \# c}"##, "\"a\u{A0}\\\"b\\\"\u{A0}#\u{A0}c\"", ##"a "b" # c"##),
        (#"\langle x \rangle"#, #"\⟨ x \⟩"#, "angle bracket x end angle bracket"),
    ]

    @Test(arguments: formulas) func aFormulaIsSetAndSpoken(formula: (tex: String, code: String, spoken: String)) throws
    {
        let set = try Self.katex.typst(
            Formula(tex: formula.tex, isDisplayed: true, position: Position(line: 1, column: 1)))
        #expect(set.code == formula.code)
        #expect(set.spoken == formula.spoken)
        #expect(set.tag == nil)
    }

    @Test func anAuthorsOwnNumberIsKept() throws {
        let set = try Self.katex.typst(
            Formula(tex: #"x = y \tag{1a}"#, isDisplayed: true, position: Position(line: 1, column: 1)))
        #expect(set.code == #"x \= y"#)
        #expect(set.spoken == "x equals y")
        #expect(set.tag == "1a")
    }

    /// Rows with what stands before their place of alignment and `|`, and their pieces: those within brackets behind `·`.
    static let rows: [(tex: String, rows: [String])] = [
        ("x", []),
        (#"x = -y + 1"#, [#"| x / \= \− y / \+ 1"#]),
        (#"\displaystyle x < y"#, [#"| x / \< y"#]),
        (#"f(a + b, c) = d"#, [#"| f \( a / · \+ b \, / · c \) / \= d"#]),
        (#"a = b, \quad c \in d"#, [#"| a / \= b \, / #h(1.0em) / c \∈ d"#]),
        (#"\left( a + b \right)"#, []),
        (
            #"\begin{pmatrix} a + b & c \end{pmatrix} x + 1"#,
            [#"| lr(\( mat(delim: #none, row-gap: #0.36em, column-gap: #1em, inline(a \+ b), inline(c)) \)) x / \+ 1"#]
        ),
        (#"a + b \\ c + d"#, []),
        (
            #"\begin{aligned} a &= b + c \\ &= d \end{aligned}"#,
            [#"display(a) | \= b / \+ c"#, #"display("") | \= d"#]
        ),
        (#"\begin{gather*} a = b \\ c \end{gather*}"#, [#"| a / \= b"#, "| c"]),
        (#"\begin{matrix} a & b \end{matrix}"#, []),
    ]

    @Test(arguments: rows) func aWideFormulaIsBrokenBetweenItsPieces(formula: (tex: String, rows: [String])) throws {
        let set = try Self.katex.typst(
            Formula(tex: formula.tex, isDisplayed: true, position: Position(line: 1, column: 1)))
        let rows = set.rows.map { row in
            let parts = row.parts.map { ($0.isInner ? "· " : "") + $0.code }
            return (row.lead.isEmpty ? "| " : "\(row.lead) | ") + parts.joined(separator: " / ")
        }
        #expect(rows == formula.rows)
    }
}
