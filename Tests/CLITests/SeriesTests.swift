import Testing

/// The notebooks of a folder as readers go through their reports.
@Suite struct SeriesTests {
    /// By `order`, then by name; what is a draft is led to by nobody, and leads on.
    @Test func ordersAndDraftsArrangeAFolder() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for (name, keys) in [("a", ""), ("b", "order: 2\n"), ("c", "order: 1.5\ndraft: true\n"), ("d", "order: 1\n")] {
            try bnbook.write("n/\(name).md", "---\ntitle: Title \(name)\n\(keys)---\nText.\n")
        }
        let outcome = try bnbook.run("render", "n")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let order = outcome.output.split(separator: "\n").compactMap { $0.firstMatch(of: #/n\/(\w)\.md/#)?.1 }
        #expect(order == ["d", "c", "b", "a"])
        let index = bnbook.text("output/index.html")
        let titles = index.matches(of: #/<h2><a href="(\w)\.html">/#).map(\.1)
        #expect(titles == ["d", "b", "a"])
        #expect(bnbook.text("output/d.html").contains("<a rel=\"next\" href=\"b.html\">"))
        #expect(bnbook.text("output/c.html").contains("<a rel=\"prev\" href=\"d.html\">"))
        #expect(bnbook.text("output/c.html").contains("</strong> Draft.</p>"))
        #expect(bnbook.text("output/c.md").contains("> [!WARNING]\n> Draft."))
        #expect(try bnbook.run("verify", "output").exitCode == 0)
    }

    /// Authors, subtitle and keywords stand in each format.
    @Test func whatIsSaidOfAuthorsIsInEachFormat() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            "---\ntitle: T\nsubtitle: S & S\nauthor: [{name: Ann, affiliation: A & B, email: ann@example.org}]\nkeywords: [k]\ndraft: true\n---\nText.\n"
        )
        #expect(try bnbook.run("render", "a.md", "--to", "html,tex").exitCode == 0)
        let (html, tex) = (bnbook.text("output/a.html"), bnbook.text("output/a.tex"))
        #expect(
            html.contains("<p class=\"subtitle\">S &amp; S</p>") && html.contains("name=\"keywords\" content=\"k\""))
        #expect(
            html.contains(
                "<p class=\"affiliations\"> A &amp; B <a href=\"mailto:ann@example.org\">ann@example.org</a>"))
        try bnbook.write("b.md", "---\nauthor: [{name: Ann, affiliation: A}, Ben]\n---\nText.\n")
        #expect(try bnbook.run("render", "b.md", "--to", "html,md").exitCode == 0)
        #expect(bnbook.text("output/b.html").contains("<p class=\"affiliations\">Ann: A</p>"))
        #expect(bnbook.text("output/b.md").contains("\nAnn: A\n"))
        #expect(
            tex.contains("\\title{T\\\\[0.4em]\\large S \\& S}")
                && tex.contains("Ann\\thanks{A \\& B, ann@example.org}"))
        #expect(tex.contains("\\begin{quote}\n\\textbf{Please note.} Draft.\n\\end{quote}"))
    }
}
