import Document
import Testing

@testable import Notebook

/// What is a formula, where code may begin on one line and end on another.
@Suite struct FormulaTests {
    @Test(arguments: [
        ("a `code\nends` $x$ b", "x"), ("a `code $y$\nends` and `$z$` and $x$", "x"), ("> `a\n> b` $x$\n\n$y$", "x y"),
        ("> a ``c\n> ` $n$ `` $x$\nlazy $y$", "x y"), ("- `a\n  b` $x$\n- $y$", "x y"), ("\\` $x$\n$y$", "x y"),
        ("| ` | $x$ |\n|---|---|\n| ` | $y$ |", "x y"), ("[^n]\n\n[^n]: `a\n    b` $x$", "x"),
        ("---\nabstract: |\n  `a\n  b` $x$\n---\n", "x"), ("```\n` $n$\n```\n$x$", "x"),
        ("a ` b $x$", "x"), ("`` a $x$ ` b", "x"), ("$x$ ` $y$ `` $$z$$", "x y z"), ("a `` $`x`$", "x"),
        ("a ` $x` $y$", "y"), ("| a |\n| - |\n    $n$\n", ""), ("<!-- a\n$n$ --> $n$\n\n$x$", "x"),
    ]) func codeOverLinesIsNoFormula(text: String, formulas: String) throws {
        let notebook = try Notebook.parse(path: "n.md", source: Array("\(text)\n".utf8))
        let found = notebook.formulas.map { $0.tex.filter { $0 != "\n" } }.sorted().joined(separator: " ")
        #expect(found == formulas)
    }

    @Test(arguments: [
        ("a ` b $x$", "a ` b $x$"), ("`` a $x$ ` b", "`` a $x$ ` b"), ("[b](c`d \"e`f\") $x$", "b $x$"),
        ("a <b title=\"`\"> $x$", "a <b title=\"`\"> $x$"), ("*a* ` *b* $x$", "a ` b $x$"),
    ]) func aLoneBacktickIsText(text: String, words: String) throws {
        let notebook = try Notebook.parse(path: "n.md", source: Array("\(text)\n".utf8))
        func shown(_ nodes: [InlineNode]) -> String {
            nodes.map { node in
                switch node.kind {
                case .text(let text): text
                case .formula(let formula): "$\(formula.tex)$"
                case .rawHTML(let html): html.text
                default: shown(node.children)
                }
            }.joined()
        }
        #expect(shown(notebook.prose.flatMap(\.inlines)) == words)
    }

    /// What one formula defines, those behind it know; what it defines in a group, they do not.
    @Test(arguments: [
        ("\\newcommand{\\v}[1]{\\mathbf{#1}}", "\\v x", "\\mathbf{x}"), ("\\def\\v#1{(#1)}", "\\v{a}", "(a)"),
        ("\\gdef\\v{b}", "\\v", "b"), ("{\\def\\v{b}}", "\\v", "\\v"), ("{\\gdef\\v{b}}", "\\v", "b"),
        ("\\begin{cases}\\def\\v{b}\\end{cases}", "\\v", "\\v"),
        ("\\renewcommand\\v{c} \\providecommand{\\v}{d}", "\\v", "c"),
    ]) func aFormulaMayDefineCommands(definition: String, use: String, expanded: String) throws {
        let text = "$\(use)$\n\n$$\n\(definition)\n$$\n\n| a |\n|---|\n| $\(use)$ |\n"
        let formulas = try Notebook.parse(path: "n.md", source: Array(text.utf8)).formulas
        #expect(formulas.map { $0.macros.expanded($0.tex) }.first == use)
        #expect(formulas.map { $0.macros.expanded($0.tex) }.last == expanded)
    }
}
