import Foundation
import Testing

/// What a notebook takes from another one.
@Suite struct QuotationTests {
    private static let one = """
        ---
        title: One & only
        ---

        # Setup {#sec-setup}

        ```swift experiment
        //| label: tbl-a
        //| caption: Numbers.
        let n = 3
        Table([(name: "Wide", share: 0.5), (name: "Deep", share: 0.25)]) {
            TableColumn("Model") { $0.name }
            TableColumn("Share") { $0.share }
        }
        ```

        There are `{swift} n * 2`.

        """
    private static let two = """
        See @one/tbl-a and @one/sec-setup; [-@one/tbl-a] says `{one.md} n * 2` and `{one.md} tbl-a["Deep", "Share"]`.

        """

    private func folder(_ changes: [String: String] = [:]) throws -> Bnbook {
        let bnbook = try Bnbook()
        let files = ["one.md": Self.one, "two.md": Self.two]
        for (name, text) in files.merging(changes, uniquingKeysWith: { $1 }) { try bnbook.write(name, text) }
        return bnbook
    }

    /// What another report has otherwise now has moved here, too.
    @Test func whatIsTakenMoves() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        try bnbook.run("render", "two.md", "--to", "json", "--output", "old", "--quiet")
        try bnbook.write("one.md", Self.one.replacing("let n = 3", with: "let n = 4"))
        try bnbook.run("render", "two.md", "--to", "json", "--output", "new", "--quiet")
        let outcome = try bnbook.run("diff", "old/two.json", "new/two.json", "--exit-code")
        #expect(
            outcome.exitCode == 1
                && outcome.output.contains("taken from another report, `one.md n * 2`: 6 → 8"), "\(outcome)")
    }

    /// `why` says of values that are taken what it says of those that are computed.
    @Test(arguments: ["", "\n```swift experiment\n1 + 1\n```\n"]) func whyKnowsOfThem(block: String) throws {
        let bnbook = try folder(["two.md": Self.two + block])
        defer { bnbook.remove() }
        func why() throws -> String { try bnbook.run("why", "two.md").output }
        try bnbook.run("render", "two.md", "--to", "json", "--quiet")
        #expect(try why().contains("nothing changed, every output is reused"))
        try bnbook.write("one.md", Self.one.replacing("let n = 3", with: "let n = 4"))
        let text = try why()
        #expect(
            text.contains("every output is reused, but what the text takes from other notebooks changed"), "\(text)")
        #expect(text.components(separatedBy: "one.md, which the text takes from, is to be run again").count == 2)
        try bnbook.run("render", "one.md", "--to", "json", "--quiet")
        #expect(try why().contains("one.md n * 2: 6 → 8"))
        try bnbook.run("render", "two.md", "--to", "json", "--quiet")
        #expect(try why().contains("nothing changed, every output is reused"))
    }

    @Test(arguments: [
        (
            "`{swift} q1[\"tbl-a\"]`",
            "a.md:1:10: error: cannot find 'q1' in scope\n  1 | `{swift} q1[\"tbl-a\"]`\n    |          ^\n  hint: q1.md is another notebook: `{q1.md} expression` in the text takes one of its inline values, `{q1.md} tbl-results[\"row\", \"column\"]` a cell of a table\n"
        ),
        (
            "`{one} n * 2`",
            "a.md:1:2: warning: `{one} …` is shown as it stands; a value of another notebook is written `{one.md} n * 2`"
        ), ("`{none} n * 2`", ""), ("`{one}`", ""), ("`[{one} x]`", ""),
    ])
    func whatIsNearlyTakenHasAHint(text: String, message: String) throws {
        let bnbook = try folder(["a.md": text + "\n", "q1.md": Self.one])
        defer { bnbook.remove() }
        let errors = try bnbook.run("check", "a.md").errors
        #expect(message.isEmpty ? errors.isEmpty : errors.contains(message), "\(errors)")
    }

    @Test func namesAndValuesAreTaken() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "two.md", "--to", "html,md,json", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let page = bnbook.text("output/two.html")
        #expect(
            page.contains("<a href=\"one.html#tbl-a\" title=\"One &amp; only\">Table\u{00A0}1 (one)</a>"), "\(page)")
        #expect(page.contains("<a href=\"one.html#sec-setup\" title=\"One &amp; only\">Section “Setup” (one)</a>"))
        #expect(page.contains("<a class=\"value\" href=\"one.html\" title=\"One &amp; only\">6</a>"))
        #expect(page.contains("<a class=\"value\" href=\"one.html#tbl-a\" title=\"One &amp; only\">0.25"))
        #expect(bnbook.text("output/two.md").contains("[Table\u{00A0}1 (one)](one.md#tbl-a)"))
        // Another text of the notebook gives another page.
        try bnbook.write("one.md", Self.one.replacing("let n = 3", with: "let n = 4"))
        try bnbook.run("render", "two.md", "--to", "html", "--quiet")
        #expect(bnbook.text("output/two.html").contains(">8</a>"))
    }

    /// In the words of the title, wherever they stand; what there is not is an error at its place.
    @Test func titlesTakeValues() throws {
        let title = "---\ntitle: Two & `{one.md} n * 2`\nsubtitle: Of `{one.md} tbl-a[\"Deep\", \"Share\"]`\n---\n"
        let bnbook = try folder(["two.md": title])
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "two.md", "--to", "html,md,tex,json", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let (page, tex) = (bnbook.text("output/two.html"), bnbook.text("output/two.tex"))
        #expect(page.contains("<title>Two &amp; 6</title>") && page.contains(">0.25"), "\(page)")
        #expect(
            tex.contains(
                "\\title{Two \\& \\href{one.pdf}{\\ensuremath{6}}\\\\[0.4em]\\large Of \\href{one.pdf}{\\ensuremath{0.25"
            ), "\(tex)")
        #expect(bnbook.text("output/two.md").contains("# Two & 6\n\n*Of 0.25*\n"))
        #expect(bnbook.text("output/two.json").contains("\"title\" : \"Two & 6\""))
        #expect(try bnbook.run("verify", "output/two.html").exitCode == 0)
        try bnbook.write("two.md", title.replacing("n * 2", with: "n * 3"))
        let wrong = try bnbook.run("render", "two.md", "--quiet")
        #expect(wrong.exitCode == 1 && wrong.errors.contains("two.md:2:15: error: "), "\(wrong)")
    }

    @Test func whatIsTakenIsVerified() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        try bnbook.run("render", "two.md", "--to", "json", "--quiet")
        let alone = try bnbook.run("verify", "output/two.json")
        #expect(alone.exitCode == 0, "\(alone)")
        #expect(alone.output.contains("what it takes from one is as it has it: there is no report of it"), "\(alone)")
        try bnbook.run("render", "one.md", "--to", "json", "--quiet")
        let both = try bnbook.run("verify", "output/two.json")
        #expect(both.exitCode == 0 && !both.output.contains("what it takes from one"), "\(both)")
        // That a value is a measured time is not this report's word, nor what the other does not show.
        let record = bnbook.text("output/two.json")
        let (before, quotes) = try #require(record.range(of: "\"quotes\"")).split(record)
        let six = #/"isVolatile" : false,\s+"number" : 6,\s+"text" : "6"/#
        let forgery = quotes.replacing(six, with: "\"isVolatile\" : true, \"number\" : 99, \"text\" : \"99\"")
        #expect(forgery != quotes, "\(quotes)")
        try bnbook.write("output/two.json", before + forgery)
        let forged = try bnbook.run("verify", "output/two.json")
        #expect(forged.exitCode == 1 && forged.output.contains("99"), "\(forged)")
        try bnbook.write("output/two.json", record)
        try bnbook.write("one.md", Self.one.replacing("let n = 3", with: "let n = 4"))
        try bnbook.run("render", "one.md", "--to", "json", "--quiet")
        let other = try bnbook.run("verify", "output/two.json")
        #expect(other.exitCode == 1 && (other.output + other.errors).contains("8"), "\(other)")
    }

    @Test(arguments: [
        (
            "@on/tbl-a", "two.md:1:1: error: there is no notebook \"on.md\" beside the notebook",
            "did you mean \"one.md\"?"
        ),
        (
            "@one/tbl-b",
            "two.md:1:1: error: \"one.md\" has nothing labelled \"tbl-b\"; expected one of sec-setup, tbl-a",
            "did you mean \"tbl-a\"?"
        ),
        (
            "Is `{one.md} n * 3`",
            "two.md:1:5: error: \"one.md\" has no inline value `n * 3`; expected one of n * 2",
            "did you mean \"n * 2\"?"
        ),
        (
            "`{one.md} tbl-a[\"Dep\", \"Share\"]`",
            "two.md:1:2: error: \"tbl-a\" of \"one.md\" has no row \"Dep\"; expected one of Wide, Deep",
            "did you mean \"Deep\"?"
        ),
        (
            "`{one.md} tbl-a[\"Deep\", \"Shar\"]`",
            "two.md:1:2: error: \"tbl-a\" of \"one.md\" has no column \"Shar\"; expected one of Model, Share",
            "did you mean \"Share\"?"
        ),
    ]) func whatIsNotThereIsSaid(text: String, error: String, hint: String) throws {
        let bnbook = try folder(["two.md": text + "\n"])
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "two.md", "--quiet")
        #expect(outcome.exitCode == 1 && outcome.errors.contains(error) && outcome.errors.contains(hint), "\(outcome)")
    }

    @Test func twoMayTakeFromEachOther() throws {
        let bnbook = try folder([
            "one.md": Self.one + "As @two/sec-end says.\n", "two.md": Self.two + "# End {#sec-end}\n",
        ])
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "one.md", "two.md", "--to", "html", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(bnbook.text("output/one.html").contains("href=\"two.html#sec-end\""))
    }

    /// In a fresh render what is taken is new, too, and each notebook is run once.
    @Test func aFreshRenderKeepsNothingOfOthers() throws {
        let bnbook = try folder([
            "one.md": "`{swift} Int.random(in: 0...Int.max)`\n", "two.md": "`{one.md} Int.random(in: 0...Int.max)`\n",
        ])
        defer { bnbook.remove() }
        func value(_ arguments: String...) throws -> String {
            #expect(try bnbook.run(arguments: ["render"] + arguments + ["--to", "md", "--quiet"]).exitCode == 0)
            return bnbook.text("output/two.md").split(separator: "\n").first.map(String.init) ?? ""
        }
        let first = try value("two.md")
        #expect(try value("two.md") == first)
        let fresh = try value("two.md", "--fresh")
        #expect(fresh != first)
        #expect(try value("two.md", "one.md", "--fresh") != fresh)
        #expect(bnbook.text("output/one.md").contains(try value("two.md")))
    }

    @Test(arguments: [["one.md", "two.md"], ["two.md", "one.md"]])
    func mistakesOfOthersAreSaidOnce(notebooks: [String]) throws {
        let bnbook = try folder(["one.md": Self.one.replacing("let n = 3", with: "let n = m")])
        defer { bnbook.remove() }
        let outcome = try bnbook.run(arguments: ["render"] + notebooks + ["--quiet"])
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.components(separatedBy: "cannot find 'm' in scope").count == 2, "\(outcome)")
        #expect(outcome.errors.contains("nothing can be taken from \"one.md\""), "\(outcome)")
    }

    @Test func ofWhatFailsNothingIsTaken() throws {
        let bnbook = try folder(["one.md": Self.one.replacing("let n = 3", with: "let n = [3].dropFirst().first!")])
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "two.md", "--quiet")
        #expect(
            outcome.exitCode == 1
                && outcome.errors.contains(
                    "two.md:1:5: error: nothing can be taken from \"one.md\", which fails"),
            "\(outcome)")
    }
}

extension Range<String.Index> {
    /// A text before its beginning, and from there on.
    fileprivate func split(_ text: String) -> (String, String) {
        (String(text[..<lowerBound]), String(text[lowerBound...]))
    }
}
