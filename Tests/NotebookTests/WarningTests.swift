import Testing

@testable import Notebook

/// What looks as if it did something in a notebook, as it does elsewhere, and does not, is said.
@Suite struct WarningTests {
    @Test(arguments: [
        ("The mean is `r mean(x)`.", "a.md:1:14: warning: `r` is shown as it stands"),
        ("The mean is `{swift x}`.", "a.md:1:14: warning: `{swift x}` is shown as it stands"),
        ("The mean is `{python} x`.", "a.md:1:14: warning: `{python}` is shown as it stands"),
        ("A\n\n> ::: {.callout-note}\n> Words\n> :::", "a.md:3:3: warning: found `:::`, which is text here"),
        ("> Term\n> : Words", "a.md:2:3: warning: found what a term means, which is text here"),
        ("- Term\n  : Words", "a.md:2:3: warning: found what a term means, which is text here"),
        (
            "---\ntitle: A\nsubtitle: é note^[here]\n---\n",
            "a.md:3:18: warning: `^[` is shown as it stands: a title holds no notes"
        ),
        (
            "::: {.callout-note icons=true}\nWords\n:::",
            "a.md:1:5: warning: `icons` of `:::` is not known, and does nothing; expected one of title, collapse, icon, appearance"
        ),
        (
            "# Head {#sec-a unnumbered=true}",
            "a.md:1:7: warning: `unnumbered` of a heading is not known, and does nothing; expected {#sec-name} or {.class}"
        ),
    ])
    func itIsSaid(source: String, warning: String) throws {
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        #expect(notebook.warnings.count == 1)
        #expect(notebook.warnings.first?.text.hasPrefix(warning) == true)
    }

    @Test(arguments: [
        "`{swift}` and `{r}` and `r`", "`rmdir x`", "`{1, 2}`", "```\n::: {.a}\n```", "`{swift} 1 + 1`",
    ])
    func nothingElseIs(source: String) throws {
        #expect(try Notebook.parse(path: "a.md", source: Array(source.utf8)).warnings.isEmpty)
    }
}
