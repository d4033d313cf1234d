import Foundation
import Testing

/// What commands make of a notebook's language: options of the command line, files beside the notebook.
@Suite struct LanguageTests {
    @Test func mistakesCanBeReadByMachines() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "See @fig-x.\n\n`{swift} \"a\" + 1`\n\n[^unused]: A note.\n")
        let outcome = try bnbook.run("check", "a.md", "--diagnostics", "json")
        #expect(outcome.exitCode == 1)
        let lines = outcome.errors.split(separator: "\n").map(String.init)
        #expect(
            lines.first == """
                {"column":5,"excerpt":"See @fig-x.","file":"a.md","line":1,"message":"there is nothing labelled \\"fig-x\\"; this notebook has no labels","severity":"error"}
                """)
        #expect(
            lines.dropFirst().first?.hasPrefix(
                "{\"column\":14,\"excerpt\":\"`{swift} \\\"a\\\" + 1`\",\"file\":\"a.md\"") == true, "\(outcome.errors)"
        )
        #expect(lines.count == 2)
    }

    @Test func aWarningIsNoError() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "Text.\n\n[^unused]: A note.\n")
        let outcome = try bnbook.run("check", "a.md")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.errors == """
                a.md:3:1: warning: nothing refers to the footnote "unused"; it is left out
                  3 | [^unused]: A note.
                    | ^

                """)
    }

    @Test func parametersComeFromAFile() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            "---\nparams: {n: 2, rate: 0.5, words: [a]}\n---\n\n`{swift} \"\\(params.n) \\(params.rate) \\(params.words)\"`\n"
        )
        try bnbook.write("values.yml", "n: 7\nrate: 1\nwords: [\"b, c\", d]\n")
        try bnbook.run("render", "a.md", "--params", "values.yml", "--param", "n=8")
        #expect(bnbook.text("output/a.md").contains("8 1.0 \\[\"b, c\", \"d\"\\]"), "\(bnbook.text("output/a.md"))")
        #expect(
            bnbook.text("output/a.md").contains(
                "Rendered with changed parameters: n = 8, rate = 1, words = \"b, c\", d."))
        try bnbook.write("values.yml", "n: many\nrat: 1\n")
        let outcome = try bnbook.run("render", "a.md", "--params", "values.yml")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.errors == """
                values.yml:1:1: error: parameter "n" is given as "many"; expected Int, such as 2
                  1 | n: many
                    | ^
                values.yml:2:1: error: there is no parameter "rat"; expected one of n, rate, words
                  2 | rat: 1
                    | ^
                  hint: did you mean "rate"?

                """)
    }

    @Test func safeLeavesHTMLOut() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            "A <b id=\"mine\">word</b>, [a](javascript:alert(1)) and $x$.\n\n<div id=\"block\">\n</div>\n\n$$ y $$\n")
        try bnbook.run("render", "a.md", "--to", "html")
        #expect(main(bnbook.text("output/a.html")).contains("<b id=\"mine\">word</b>"))
        try bnbook.run("render", "a.md", "--to", "html", "--safe")
        let safe = main(bnbook.text("output/a.html"))
        #expect(!safe.contains("mine") && !safe.contains("id=\"block\"") && !safe.contains("javascript"))
        #expect(safe.contains("<math") && safe.contains("class=\"equation"))
    }

    @Test func projectDefaultsStandBehindTheNotebooksOwn() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("bnbook.yml", "author: The team\nexecute: {echo: false}\nbibliography: refs.bib\n")
        try bnbook.write("refs.bib", "@book{k, title = {The Book}, author = {Ann Author}, year = 1999}\n")
        try bnbook.write(
            "notebooks/a.md",
            "See @k.\n\n```swift experiment\nprint(1)\n```\n\n```swift experiment\n//| echo: true\nprint(2)\n```\n")
        #expect(try bnbook.run("render", "notebooks/a.md", "--to", "md").exitCode == 0)
        let text = bnbook.text("output/a.md")
        #expect(
            text.contains("The team") && text.contains("[Author (1999)](#ref-k)") && text.contains("print(2)")
                && !text.contains("print(1)"))
        try bnbook.write("bnbook.yml", "autor: The team\n")
        let outcome = try bnbook.run("render", "notebooks/a.md")
        #expect(
            outcome.errors.contains("notebooks/../bnbook.yml:1:1: error: unknown project key \"autor\"")
                || outcome.errors.contains("bnbook.yml:1:1: error: unknown project key \"autor\""), "\(outcome.errors)")
    }

    @Test func aReportIsVerifiedWithoutTheFilesItIncludes() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "notebooks/a.md",
            "---\nbibliography: refs.bib\n---\n\n{{< include parts/one.md >}}\n\n`{swift} answer` by @k.\n")
        try bnbook.write(
            "notebooks/parts/one.md", "![A dot](dot.png){#fig-dot}\n\n```swift experiment\nlet answer = 42\n```\n")
        try bnbook.write("notebooks/parts/dot.png", "no real picture")
        try bnbook.write("notebooks/refs.bib", "@book{k, title = {The Book}, author = {Ann Author}, year = 1999}\n")
        let rendered = try bnbook.run("render", "notebooks/a.md")
        #expect(rendered.exitCode == 0, "\(rendered.errors)")
        #expect(
            main(bnbook.text("output/a.html")).contains(
                "<img src=\"data:image/png;base64,bm8gcmVhbCBwaWN0dXJl\" alt=\"A dot\""))
        #expect(bnbook.text("output/a.md").contains("![A dot](a-parts-dot.png)"))
        #expect(bnbook.text("output/a-parts-dot.png") == "no real picture")
        #expect(try bnbook.run("verify", "notebooks/a.md").exitCode == 0)
        try bnbook.write("notebooks/refs.bib", "@book{k, title = {The Book}, author = {Ann Other}, year = 1999}\n")
        #expect(
            try bnbook.run("verify", "notebooks/a.md").errors.contains(
                "notebooks/refs.bib: not the file that output/a.json was made with"))
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "notebooks"))
        let verified = try bnbook.run("verify", "output/a.html")
        #expect(verified.exitCode == 0, "\(verified.errors)")
        try bnbook.run("extract", "output/a.html", "--output", "back/a.md")
        #expect(bnbook.text("back/parts/one.md").contains("let answer = 42"))
    }

    @Test func aChangedPictureOrBibliographyChangesTheReportAndRunsNothing() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "---\nbibliography: refs.bib\n---\n\n![A](a.png) by @k: `{swift} 1 + 1`\n")
        try bnbook.write("a.png", "one")
        try bnbook.write("refs.bib", "@book{k, title = {The Book}, author = {Ann Author}, year = 1999}\n")
        try bnbook.run("render", "a.md")
        let first = bnbook.text("output/a.html")
        try bnbook.write("a.png", "two")
        #expect(try bnbook.run("render", "a.md").output.contains("unchanged"))
        let second = bnbook.text("output/a.html")
        try bnbook.write("refs.bib", "@book{k, title = {The Book}, author = {Ann Author}, year = 2000}\n")
        #expect(try bnbook.run("render", "a.md").output.contains("unchanged"))
        #expect(Set([first, second, bnbook.text("output/a.html")]).count == 3)
    }

    @Test func aNewNotebookRenders() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        #expect(
            try bnbook.run("new", "my-first").output == "wrote my-first.md; see it with: bnbook render my-first.md\n")
        let outcome = try bnbook.run("render", "my-first.md", "--param", "epochs=1", "--param", "seeds=2")
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(bnbook.text("output/my-first.md").contains("# My first\n"))
        #expect(try bnbook.run("new", "my-first").exitCode == 64)
    }

    @Test func checkSaysHowLongItTook() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "`{swift} 1 + 1` and $x$\n")
        try bnbook.run("check", "a.md")
        let outcome = try bnbook.run("check", "a.md", "--verbose")
        #expect(outcome.output.contains(#/^a.md: checked in 0\.\d+ s\n1 notebook: 0\.\d+ s\n$/#), "\(outcome.output)")
    }

    @Test(.timeLimit(.minutes(10))) func thousandsOfInlineValuesCompileInTime() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", (1...2000).map { "`{swift} \($0) * 2`\n" }.joined())
        let start = ContinuousClock.now
        #expect(try bnbook.run("render", "a.md", "--to", "md", "--quiet").exitCode == 0)
        #expect(ContinuousClock.now - start < .seconds(300))
        #expect(
            bnbook.text("output/a.md").hasSuffix("\n3998\n4000\n\n")
                || bnbook.text("output/a.md").contains("\n3998\n4000"))
    }
}

/// What stands between the `<main>` tags.
private func main(_ html: String) -> String {
    guard let start = html.range(of: "<main"), let end = html.range(of: "</main>") else { return "" }
    return String(html[start.upperBound..<end.lowerBound])
}
