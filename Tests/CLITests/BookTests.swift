import Foundation
import Testing

/// Folders that are books.
@Suite struct BookTests {
    /// A book of two parts, one of them in a folder of its own.
    private static let files = [
        "n/bnbook.yml":
            "book:\n  title: The book\n  chapters:\n    - index.md\n    - part: First & last\n      chapters: [b.md, a.md]\n    - part: Data\n      chapters:\n        - data/\n",
        "n/index.md": "---\ntitle: Welcome\n---\n\nHello.\n",
        "n/a.md": "---\ntitle: Title a\ndescription: It is about a.\n---\n\nSee [d](data/d10.md#x).\n\n# X {#sec-x}\n",
        "n/b.md": "---\ntitle: Title b\n---\n\nText.\n",
        "n/data/d10.md": "---\ntitle: Ten\n---\n\n# X\n\nBack to [a](../a.md#sec-x).\n\n```swift\nprint(1)\n```\n",
        "n/data/d2.md": "---\ntitle: Two\n---\n\nText.\n",
    ]

    private func book(_ changes: [String: String] = [:]) throws -> Bnbook {
        let bnbook = try Bnbook()
        for (name, text) in Self.files.merging(changes, uniquingKeysWith: { $1 }) { try bnbook.write(name, text) }
        return bnbook
    }

    @Test func aListMakesABook() throws {
        let bnbook = try book()
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n", "--to", "html, json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            bnbook.files("output").keys.filter { $0.hasSuffix(".html") }.sorted() == [
                "a.html", "b.html", "data/d10.html", "data/d2.html", "index.html",
            ])
        let (landing, a, ten) = (
            bnbook.text("output/index.html"), bnbook.text("output/a.html"), bnbook.text("output/data/d10.html")
        )
        #expect(landing.contains("<nav class=\"chapters\""))
        #expect(landing.contains("<span class=\"part\">First &amp; last</span>"))
        #expect(
            landing.contains("<a href=\"a.html\">Title a</a> <span class=\"about\">It is about a.</span>"))
        #expect(landing.contains("<a rel=\"next\" href=\"b.html\">") && !landing.contains("rel=\"prev\""))
        #expect(a.contains("<a href=\"index.html\">The book</a>") && a.contains("<summary>The book</summary>"))
        #expect(a.contains("<a href=\"a.html\" aria-current=\"page\">Title a</a></li>"))
        #expect(a.contains("<a rel=\"next\" href=\"data/d2.html\">") && a.contains("href=\"data/d10.html#x\""))
        #expect(ten.contains("<a href=\"../index.html\">The book</a>") && ten.contains("href=\"../a.html#sec-x\""))
        #expect(ten.contains("<a rel=\"prev\" href=\"d2.html\">") && !ten.contains("rel=\"next\""))
        try bnbook.run("render", "n", "--to", "md")
        #expect(
            bnbook.text("output/index.md").contains(
                "## Contents\n\n**First & last**\n\n- [Title b](b.md)\n- [Title a](a.md): It is about a.\n\n**Data**\n\n- [Two](data/d2.md)\n"
            ))
        #expect(!bnbook.text("output/a.md").contains("Contents"))
        let verified = try bnbook.run("verify", "output")
        #expect(verified.exitCode == 0, "\(verified)")
        for name in ["index", "a", "data/d10"] { #expect(verified.output.contains("output/\(name).html"), "\(name)") }
        // One of them rendered again is the same.
        try bnbook.run("render", "n/data/d10.md", "--to", "html,json")
        #expect(bnbook.text("output/data/d10.html") == ten)
    }

    /// A notebook that fails has no page: nothing leads there, and the contents say why.
    @Test func nothingLeadsToWhatFailed() throws {
        let failing = "---\ntitle: Title b\n---\n\n```swift experiment\nlet a: Int = \"\"\n```\n"
        let ten = Self.files["n/data/d10.md"]! + "\nSee [b](../b.md).\n"
        let bnbook = try book(["n/b.md": failing, "n/data/d10.md": ten])
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n", "--to", "html,json,md")
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "n/data/d10.md:13:5: warning: \"../b.md\" failed and has no report: here is text where the link would be"
            ), "\(outcome)")
        #expect(bnbook.text("output/data/d10.html").contains("../b.md has no report, as its notebook failed"))
        for name in ["index", "a", "data/d10"] {
            let page = bnbook.text("output/\(name).html")
            #expect(!page.contains("b.html\""), "\(name)")
            #expect(
                page.contains(
                    "<li>Title b <span class=\"about\">This report is not complete: the notebook failed.</span></li>"),
                "\(name)")
        }
        #expect(bnbook.text("output/index.html").contains("<a rel=\"next\" href=\"a.html\">"))
        #expect(
            bnbook.text("output/index.md").contains(
                "- Title b: *This report is not complete: the notebook failed.*\n- [Title a](a.md)"))
        let verified = try bnbook.run("verify", "output")
        #expect(verified.exitCode == 0, "\(verified)")
        // The last good report stays, and is led to.
        try bnbook.write("n/b.md", Self.files["n/b.md"]!)
        try bnbook.run("render", "n")
        try bnbook.write("n/b.md", failing)
        #expect(try bnbook.run("render", "n").exitCode == 1)
        #expect(bnbook.text("output/a.html").contains("href=\"b.html\">Title b</a>"))
        #expect(bnbook.text("output/data/d10.html").contains("<a href=\"../b.html\">b</a>"))
    }

    /// Without a book, the page of all reports is not led to before it is there.
    @Test func noIndexIsLedToBeforeThereIsOne() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("n/a.md", "# A\n")
        try bnbook.write("n/b.md", "```swift experiment\nlet a: Int = \"\"\n```\n")
        #expect(try bnbook.run("render", "n", "--to", "html").exitCode == 1)
        let page = bnbook.text("output/a.html")
        #expect(!page.contains("index.html") && !page.contains("b.html"))
        try bnbook.write("n/b.md", "# B\n")
        #expect(try bnbook.run("render", "n", "--to", "html").exitCode == 0)
        #expect(bnbook.text("output/a.html").contains("index.html"))
    }

    /// What browsers and other sites are told of the pages, where `bnbook.yml` says so.
    @Test func pagesHaveAnIconAndSayHowLinksAreShown() throws {
        let icon = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>"
        let bnbook = try book([
            "n/icon.svg": icon,
            "n/bnbook.yml":
                "book:\n  title: A & B\n  url: https://example.org/b\n  favicon: icon.svg\n  open-graph: true\n  chapters: [a.md, b.md, data/d2.md]\n",
        ])
        defer { bnbook.remove() }
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "n/index.md"))
        let outcome = try bnbook.run("render", "n", "--to", "html", "--single")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let link = "<link rel=\"icon\" href=\"data:image/svg+xml;base64,\(Data(icon.utf8).base64EncodedString())\">\n"
        for name in ["a", "data/d2", "index", "book"] {
            #expect(bnbook.text("output/\(name).html").contains(link), "\(name)")
        }
        #expect(
            bnbook.text("output/a.html").contains(
                """
                <meta property="og:title" content="Title a">
                <meta property="og:type" content="article">
                <meta property="og:site_name" content="A &amp; B">
                <meta property="og:description" content="It is about a.">
                <meta property="og:url" content="https://example.org/b/a.html">
                """))
        #expect(
            bnbook.text("output/index.html").contains(
                """
                <meta property="og:type" content="website">
                <meta property="og:site_name" content="A &amp; B">
                <meta property="og:url" content="https://example.org/b/">
                """))
        let verified = try bnbook.run("verify", "output")
        #expect(verified.exitCode == 0 && verified.output.contains("the book’s icon is as it has it"), "\(verified)")
    }

    /// Without a first page of its own a book gets one.
    @Test func withoutAFirstPageThereIsAList() throws {
        let bnbook = try book(["n/bnbook.yml": "book: {title: The book}\n"])
        defer { bnbook.remove() }
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "n/index.md"))
        let outcome = try bnbook.run("render", "n", "--to", "html")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let index = bnbook.text("output/index.html")
        #expect(index.contains("<h1 class=\"title\">The book</h1>") && index.contains("<h2 class=\"part\">data</h2>"))
        #expect(
            index.matches(of: #/<h2><a href="([^"]*)">/#).map(\.1) == [
                "a.html", "b.html", "data/d2.html", "data/d10.html",
            ])
        let verified = try bnbook.run("verify", "output")
        #expect(verified.exitCode == 0 && verified.output.contains("output/index.html: verified"), "\(verified)")
        try bnbook.write("output/index.html", index.replacing("\">data</h2>", with: "\">date</h2>"))
        #expect(try bnbook.run("verify", "output").exitCode == 1)
    }

    /// Notebooks that name their parts are a book, and those of one part stand together.
    @Test func partsOfTheFrontMatter() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for (name, part) in [("r1", "One"), ("r2", "Two"), ("r10", "One")] {
            try bnbook.write("n/\(name).md", "---\ntitle: Title \(name)\npart: \(part)\n---\nText.\n")
        }
        let outcome = try bnbook.run("render", "n", "--to", "html")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let titles = bnbook.text("output/index.html").matches(of: #/(?:class="part">|href=")([\w]+)/#).map(\.1)
        #expect(titles == ["One", "r1", "r10", "Two", "r2"])
        #expect(bnbook.text("output/r10.html").contains("<summary>All reports</summary>"))
    }

    /// With an address a book has a sitemap, and a feed of what has a date.
    @Test func aSiteHasAMapAndAFeed() throws {
        let bnbook = try book([
            "n/bnbook.yml": "book: {title: A & B, url: \"https://example.org/b\"}\n",
            "n/a.md":
                "---\ntitle: Title <a>\nauthor: Ann\ndate: 2026-01-31\ndescription: About.\n---\n\n# X {#sec-x}\n",
            "n/b.md": "---\ntitle: B\ndate: 2026-02-01\nabstract: |\n  In *short*.\n\n  - And more.\n---\n\nText.\n",
            "n/c.md": "---\ndraft: true\ndate: 2026-02-01\n---\n\nText.\n",
        ])
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n", "--to", "html")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let (map, feed) = (bnbook.text("output/sitemap.xml"), bnbook.text("output/feed.xml"))
        let locations = map.matches(of: #/<loc>([^<]*)<\/loc>/#).map {
            String($0.1).dropFirst("https://example.org/b/".count)
        }
        #expect(locations == ["", "a.html", "b.html", "data/d2.html", "data/d10.html"])
        #expect(map.contains("<url><loc>https://example.org/b/a.html</loc><lastmod>2026-01-31</lastmod></url>"))
        #expect(feed.matches(of: #/<entry>\n<title>([^<]*)</#).map(\.1) == ["B", "Title &lt;a&gt;"])
        #expect(
            feed.contains("<title>A &amp; B</title>") && feed.contains("<name>Ann</name>")
                && feed.contains("<summary>About.<") && feed.contains("<summary>In short. And more.<"))
        #expect(feed.contains("<updated>2026-02-01T00:00:00Z</updated>"))
        let link = "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"%feed.xml\">"
        #expect(bnbook.text("output/a.html").contains(link.replacing("%", with: "")))
        #expect(bnbook.text("output/data/d2.html").contains(link.replacing("%", with: "../")))
        #expect(bnbook.text("output/index.html").contains(link.replacing("%", with: "")))
        // Without an address they are named, and removed where that is asked for.
        try bnbook.write("n/bnbook.yml", "book: {title: A & B}\n")
        let named = try bnbook.run("render", "n", "--to", "html")
        #expect(
            named.errors.contains("warning: output/feed.xml: nothing is written to it any more; --prune"), "\(named)")
        #expect(bnbook.text("output/sitemap.xml") == map)
        let removed = try bnbook.run("render", "n", "--to", "html", "--prune")
        #expect(removed.output.contains("removed output/sitemap.xml: nothing is written to it any more"), "\(removed)")
        #expect(bnbook.text("output/sitemap.xml") == "" && bnbook.text("output/feed.xml") == "")
        try bnbook.write("n/bnbook.yml", "book: {title: A & B, url: \"https://example.org/bü\"}\n")
        try bnbook.run("render", "n", "--to", "html")
        #expect(bnbook.text("output/sitemap.xml").contains("<loc>https://example.org/b%C3%BC/a.html</loc>"))
        try bnbook.write("n/bnbook.yml", "book: {title: A & B, url: \"https://example.org/b\"}\n")
        try bnbook.run("render", "n", "--to", "html")
        #expect(bnbook.text("output/feed.xml") == feed)
        // The same once more, beside nothing that bnbook did not write.
        try bnbook.run("render", "n", "--to", "html")
        #expect(bnbook.text("output/feed.xml") == feed)
        #expect(try bnbook.run("verify", "output").exitCode == 0)
        // One of the author's is found before anything is written.
        for name in ["feed", "sitemap"] {
            let page = bnbook.text("output/a.html"), own = bnbook.text("output/\(name).xml")
            try bnbook.write("output/\(name).xml", "<?xml version=\"1.0\"?><mine/>")
            try bnbook.write("n/a.md", "---\ntitle: New\ndate: 2026-01-31\n---\n\n# X {#sec-x}\n")
            let foreign = try bnbook.run("render", "n", "--to", "html")
            #expect(
                foreign.exitCode == 64 && foreign.errors.contains("output/\(name).xml would be replaced"), "\(foreign)")
            #expect(bnbook.text("output/a.html") == page && !page.isEmpty)
            #expect(try bnbook.run("render", "n", "--to", "md").exitCode == 0)
            try bnbook.write("output/\(name).xml", own)
        }
        try bnbook.write("n/bnbook.yml", "book: {url: example.org}\n")
        #expect(
            try bnbook.run("render", "n").errors.contains(
                "n/bnbook.yml:1:13: error: \"url\" is \"example.org\"; expected where the pages are published"))
    }

    /// An address stands on every page, so it is one that all may see and all programs take.
    @Test(arguments: [
        ("https://ann:pass@example.org/", "has a user's name or password, which readers would see"),
        ("https://bücher.example/", "names the host \"bücher.example\"; expected letters of ASCII"),
        ("https://example.org:a/", "names the host \"example.org:a\""),
    ]) func anAddressIsOneForAll(url: String, message: String) throws {
        let bnbook = try book(["n/bnbook.yml": "book: {url: \"\(url)\"}\n"])
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n")
        #expect(outcome.errors.contains("n/bnbook.yml:1:13: error: \"url\" \(message)"), "\(outcome)")
    }

    /// What is wrong with a list is said at its place.
    @Test(arguments: [
        (
            "book:\n  chapters: [a.md, c.md]\n",
            "n/bnbook.yml:2:20: error: there is no notebook \"c.md\" here; expected one of a.md, b.md, index.md, data/, data/d2.md, data/d10.md"
        ),
        ("book:\n  chapters: [data/d3.md]\n", "hint: did you mean \"data/d2.md\"?"),
        (
            "book:\n  chapters: [a.md, a.md]\n",
            "n/bnbook.yml:2:20: error: chapter \"a.md\" is listed twice; expected each once"
        ),
        (
            "book:\n  chapters: [a/b/c.md]\n",
            "n/bnbook.yml:2:14: error: chapter \"a/b/c.md\" is too far away; expected a notebook here or in a folder here"
        ),
        (
            "book:\n  chapters: [a.txt]\n",
            "n/bnbook.yml:2:14: error: chapter \"a.txt\" is no notebook; expected a name that ends in .md, or a folder and a /"
        ),
        (
            "book:\n  favicon: a.md\n",
            "n/bnbook.yml:2:12: error: \"a.md\" is no picture that browsers show; expected one that ends in png, jpg, jpeg, gif, webp, avif or svg"
        ),
        (
            "book:\n  favicon: icon.png\n",
            "n/bnbook.yml:2:12: error: there is no picture \"icon.png\" here"
        ),
        (
            "book:\n  open-graph: x\n",
            "n/bnbook.yml:2:15: error: project key \"open-graph\" is \"x\"; expected true or false"
        ),
        ("book:\n  capters: [a.md]\n", "n/bnbook.yml:2:3: error: unknown key of book \"capters\""),
        (
            "book:\n  chapters:\n    - part: A\n",
            "n/bnbook.yml:3:7: error: part \"A\" has no chapters; expected a list of notebooks"
        ),
        (
            "book:\n  chapters:\n    - chapters: [a.md]\n",
            "n/bnbook.yml:3:7: error: found chapters without a part; expected `part: Title` beside them"
        ),
        ("book: yes\n", "n/bnbook.yml:1:7: error: \"book\" is \"yes\"; expected a title, chapters or both below it"),
    ]) func aListSaysWhatIsWrong(list: String, message: String) throws {
        let bnbook = try book(["n/bnbook.yml": list])
        defer { bnbook.remove() }
        for command in ["check", "render"] {
            let outcome = try bnbook.run(command, "n")
            #expect(outcome.exitCode == 1 && outcome.errors.contains(message), "\(outcome)")
        }
    }

    /// A page that something else left there is no neighbour of a notebook that is rendered alone.
    @Test func aNotebookAloneLeadsNowhere() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for name in ["a", "b"] { try bnbook.write("\(name).md", "# \(name)\n") }
        for name in ["a", "b"] { try bnbook.run("render", "\(name).md", "--to", "html") }
        for name in ["a", "b"] { #expect(!bnbook.text("output/\(name).html").contains("<nav class=\"pager\"")) }
    }
}
