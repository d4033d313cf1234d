import Foundation
import Testing

/// Pictures and links of the author's own: what is beside the notebook is carried, what is not is said.
@Suite struct PictureTests {
    private static let dot = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"/>"

    @Test func picturesInHTMLAreCarried() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("img/dot.svg", Self.dot)
        try bnbook.write(
            "a.md",
            "<p><img src=\"img/dot.svg\" width=\"9\" alt=\"A\"></p>\n\n> - b <img alt='c' src=./img/dot.svg> d\n")
        #expect(try bnbook.run("render", "a.md").errors.contains("warning") == false)
        let data = "data:image/svg+xml;base64,\(Data(Self.dot.utf8).base64EncodedString())"
        let page = bnbook.text("output/a.html")
        #expect(page.contains("<p><img src=\"\(data)\" width=\"9\" alt=\"A\"></p>"))
        #expect(page.contains("b <img alt='c' src=\(data)> d"))
        #expect(
            bnbook.report("output/a.md")
                == "<p><img src=\"a-img-dot.svg\" width=\"9\" alt=\"A\"></p>\n\n> - b <img alt='c' src=a-img-dot.svg> d\n"
        )
        #expect(bnbook.text("output/a-img-dot.svg") == Self.dot)
    }

    /// Pictures in Markdown that a block printed are carried like others; one that is missing is a mistake of the block's.
    @Test func printedPicturesAreCarried() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("img/dot.svg", Self.dot)
        func write(_ name: String) throws {
            try bnbook.write(
                "a.md",
                "Text.\n\n```swift experiment\n//| output: asis\n//| echo: false\nprint(\"A ![b](img/\(name).svg \\\"c\\\") and <img src='img/dot.svg' alt=d>.\")\n```\n"
            )
        }
        try write("dot")
        try bnbook.run("render", "a.md")
        let data = "data:image/svg+xml;base64,\(Data(Self.dot.utf8).base64EncodedString())"
        let page = bnbook.text("output/a.html")
        let shown = "A <img src=\"\(data)\" alt=\"b\" title=\"c\" /> and <img src='\(data)' alt=d>."
        #expect(page.contains(shown), "\(page)")
        #expect(
            bnbook.report("output/a.md")
                == "Text.\n\nA ![b](a-img-dot.svg \"c\") and <img src='a-img-dot.svg' alt=d>.\n")
        #expect(bnbook.text("output/a-img-dot.svg") == Self.dot)
        try bnbook.run("verify", "output/a.json")
        try write("dott")
        let failed = try bnbook.run("render", "a.md")
        #expect(failed.exitCode == 1)
        #expect(failed.errors.contains("a.md:3:1: error: there is no picture \"img/dott.svg\" beside the notebook"))
        #expect(failed.errors.contains("did you mean \"img/dot.svg\"?"))
    }

    /// What a figure says to those who cannot see it is its caption's text, with values, without marks of notes.
    @Test func aFiguresWordsAreItsCaptions() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("dot.svg", Self.dot)
        try bnbook.write(
            "a.md",
            "# A {#sec-a}\n\n![Losses of @sec-a, `{swift} 1 + 1` of them[^n]](dot.svg){#fig-a}\n\n[^n]: A note.\n")
        try bnbook.run("render", "a.md")
        #expect(bnbook.text("output/a.html").contains("alt=\"Losses of Section “A”, 2 of them\" />"))
        let report = bnbook.report("output/a.md")
        #expect(report.contains("![Losses of Section “A”, 2 of them](a-dot.svg)\n\n"))
        #expect(report.contains("**Figure\u{00A0}1.** Losses of [Section “A”](#sec-a), 2 of them[^n]\n"))
    }

    @Test(arguments: [
        "![b](https://example.org/b.svg)", "![b](//host/b.svg)", "![b](/b.svg)", "![b](file:b.svg)",
        "<img src=\"https://example.org/b.svg\" alt=\"b\">", "text <img alt=\"b\" src=\"/b.svg\">",
        "<picture><source srcset=\"http://h/b.svg 1x\"></picture>",
    ]) func aPictureFromElsewhereIsSaid(text: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# A\n\n\(text)\n")
        let outcome = try bnbook.run("check", "a.md")
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.contains("a.md:3:"), "\(outcome.errors)")
        #expect(outcome.errors.contains(" warning: the picture "), "\(outcome.errors)")
    }

    @Test(
        arguments: [
            (
                "[x](#setpu)",
                "3:1: error: the link leads to \"#setpu\", which is no heading and no label of this notebook", "setup"
            ),
            (
                "a [x](data/nothing.csv)",
                "3:3: error: the link leads to \"data/nothing.csv\", which is not beside the notebook", nil
            ),
            (
                "[x](there.mdd)", "3:1: error: the link leads to \"there.mdd\", which is not beside the notebook",
                "there.md"
            ),
            ("*[x][r]*\n\n[r]: no%20thing.md#a", "3:2: error: the link leads to \"no thing.md\"", nil),
            (
                "[x](there.md#resutls)",
                "3:1: error: the link leads to \"#resutls\", which is no heading and no label of \"there.md\"",
                "results"
            ),
            ("[x](@setup)", "3:1: error: the link leads to \"@setup\", which is no label", nil),
            ("[x](@there/tbl-b)", "3:1: error: the link leads to \"#tbl-b\", which is no heading and no label of", nil),
            ("[x](there.html#resutls)", "3:1: error: the link leads to \"#resutls\", which is no heading", "results"),
            ("A <a href=\"there.mdd\">b</a>", "3:12: error: the link leads to \"there.mdd\"", "there.md"),
            ("<p>\n<a href=\"#setpu\">b</a>", "4:10: error: the link leads to \"#setpu\"", "setup"),
            (
                "```swift experiment\n//| caption: See [x](#setpu).\nlet x = 1\n```",
                "4:18: error: the link leads to \"#setpu\"",
                "setup"
            ),
            ("| a |\n|---|\n| [x](no.txt) |", "5:3: error: the link leads to \"no.txt\"", nil),
        ] as [(String, String, String?)]) func aLinkToNothingIsAnError(text: String, message: String, near: String?)
        throws
    {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("there.md", "# Results\n")
        try bnbook.write("a.md", "# Setup\n\n\(text)\n")
        let outcome = try bnbook.run("check", "a.md")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("a.md:\(message)"), "\(outcome.errors)")
        if let near { #expect(outcome.errors.contains("did you mean \"\(near)\"?"), "\(outcome.errors)") }
    }

    @Test func aLinkThroughTheNotebooksOwnFolderIsAnError() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("nb/there.md", "# Any\n")
        try bnbook.write("nb/a.md", "[x](../nb/there.md#any)\n")
        let outcome = try bnbook.run("check", "nb/a.md")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.errors.contains(
                "nb/a.md:1:1: error: the link leads to \"../nb/there.md\", through the folder that the notebook is in; expected \"there.md\""
            ), "\(outcome.errors)")
    }

    @Test(arguments: [
        "[x](#setup)", "[x](#here) <a id=\"here\"></a>", "[x](#)", "[x](#top)", "[x](there.md#any)", "[x](there.html)",
        "[x](https://example.org/no.csv)", "[x](/no.csv)", "[x](mailto:a@b.c)", "[x](folder)", "[x](th%65re.md)",
    ]) func aLinkToSomethingIsNone(text: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("there.md", "# Any\n")
        try bnbook.write("a.md", "# Setup\n\n\(text)\n")
        let outcome = try bnbook.run("check", "a.md")
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
}
