import Testing

/// `bnbook check paper.tex --against`: a paper beside its report.
@Suite struct PaperTests {
    @Test func whatAPaperTakesInIsReadToo() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "It is `{swift} 90 + 4.5`.\n")
        try bnbook.run("render", "a.md", "--to", "json")
        let macros = try bnbook.run("extract", "output/a.json", "--values", "tex").output
        try bnbook.write("paper/parts/values.tex", macros)
        try bnbook.write(
            "paper/main.tex", "\\input parts/values \\relax\n\\input{glyphtounicode}\n\\subimport{parts/}{deep}\n")
        try bnbook.write(
            "paper/parts/deep.tex", "\\input{values}\n\\begin{verbatim}\n\\bnNothing\n\\input{none}\n\\end{verbatim}\n")
        let check = ["check", "paper/main.tex", "--against", "output/a.json"]
        #expect(try bnbook.run(arguments: check).exitCode == 0)
        try bnbook.write("paper/parts/values.tex", macros.replacing("94.5", with: "94.4"))
        let outcome = try bnbook.run(arguments: check)
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.errors.contains("paper/parts/values.tex:") && outcome.errors.contains("94.4")
                && outcome.errors.split(separator: "\n").count { $0.contains("error: ") } == 1, "\(outcome)")
    }

    @Test(arguments: [
        ("a.tex", "a paper is checked by `bnbook check a.tex --against REPORT.json`"),
        ("a.qmd", "`bnbook new --from a.qmd` makes one of it"),
    ]) func whatIsNoNotebookIsSaid(path: String, hint: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(path, "a\n")
        for command in ["check", "render"] {
            let outcome = try bnbook.run(command, path)
            #expect(outcome.exitCode == 64)
            #expect(outcome.errors.contains("\(path) is no notebook, which ends in .md; \(hint)"), "\(outcome)")
        }
    }
}
