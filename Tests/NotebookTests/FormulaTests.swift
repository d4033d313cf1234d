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
    ]) func codeOverLinesIsNoFormula(text: String, formulas: String) throws {
        let notebook = try Notebook.parse(path: "n.md", source: Array("\(text)\n".utf8))
        let found = notebook.formulas.map { $0.tex.filter { $0 != "\n" } }.sorted().joined(separator: " ")
        #expect(found == formulas)
    }
}
