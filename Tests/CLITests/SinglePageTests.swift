import Foundation
import Testing

/// `render --single`: all reports of a folder on one page.
@Suite struct SinglePageTests {
    private static let files = [
        "n/bnbook.yml": "book:\n  title: The book\n",
        "n/a.md": """
        ---
        title: First
        part: Basics
        ---

        # Ideas {#sec-ideas}

        See @fig-line, [the second](b.md), [its table](b.md#tbl-x), @b/tbl-x and `{b.md} x`[^1], [here](#sec-ideas).

        [^1]: A note.

        ```swift experiment
        //| label: fig-line
        //| caption: A line of $a_1$.
        Chart([1.0, 2]) { LineMark(x: .value("x", $0), y: .value("y", $0)) }
        ```

        ::: {.panel-tabset}
        ## One
        Text.
        ## Two
        Text.
        :::

        """,
        "n/b.md": """
        ---
        title: Second
        part: Basics
        ---

        # Ideas {#sec-ideas}

        [Back](a.md#fig-line), and to [the data](data/iris.md). It is `{swift} x`.

        ```swift experiment
        //| label: tbl-x
        //| caption: Numbers.
        let x = 42
        Table(columns: ["n"], rows: [[x]])
        ```

        ```swift experiment
        //| label: clm-x
        Claim("x is large", Estimate([4, 5, 6, 5]), isGreaterThan: 1)
        ```

        """,
        "n/data/iris.md": """
        # Iris {#sec-iris}

        [Back](../a.md), [this](#sec-iris), [a file](more.txt).

        <svg width="9" height="9"><clipPath id="c"><rect width="5" height="5"/></clipPath><rect clip-path="url(#c)" width="9" height="9"/></svg>

        """,
    ]

    private func book(_ changes: [String: String] = [:]) throws -> Bnbook {
        let bnbook = try Bnbook()
        for (name, text) in Self.files.merging(changes, uniquingKeysWith: { $1 }) { try bnbook.write(name, text) }
        try bnbook.write("n/data/more.txt", "More.")
        return bnbook
    }

    @Test func everyLinkOfTheBookLeadsWithinThePage() throws {
        let bnbook = try book()
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n", "--to", "html", "--single")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let page = bnbook.text("output/book.html")
        let seen = page.replacing(#/(?s)<template .*?</template>/#, with: "")
        let names = seen.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
        #expect(Set(names).count == names.count)
        let links = seen.matches(of: #/ href="#([^"]*)"/#).map { String($0.output.1) }
        #expect(links.filter { !names.contains($0) } == [])
        for link in ["a", "b", "b:tbl-x", "a:sec-ideas", "a:fig-line", "data/iris", "data/iris:sec-iris", "b:clm-x"] {
            #expect(links.contains(link), "\(link)")
        }
        for part in [
            "clip-path=\"url(#data/iris:c)\"", "<clipPath id=\"data/iris:c\">", "href=\"data/more.txt\"",
            "<h2 id=\"page.figures\">Figures</h2>", "<h2 id=\"page.tables\">Tables</h2>",
            "<h2 id=\"page.claims\">Claims</h2>", "<li class=\"part\">Basics</li>", ">Claim\u{A0}1</a>: x is large",
        ] {
            #expect(seen.contains(part), "\(part)")
        }
        let landmarks = seen.matches(of: #/<(?:section|nav|article|aside)[^>]* aria-label="([^"]*)"/#).map {
            String($0.output.1)
        }
        #expect(Set(landmarks).count == landmarks.count, "\(landmarks)")
        #expect(!seen.contains("href=\"a.html") && !seen.contains("href=\"b.html"))
        #expect(seen.matches(of: #/ name="([^"]*)"/#).contains { $0.output.1.hasPrefix("a:") })
    }

    @Test func aPageOfAllIsVerifiedByItself() throws {
        let bnbook = try book()
        defer { bnbook.remove() }
        try bnbook.run("render", "n", "--to", "html,json", "--single")
        let beside = try bnbook.run("verify", "output")
        #expect(beside.exitCode == 0 && beside.output.contains("output/book.html: verified: every byte"), "\(beside)")
        let certified = try bnbook.run("verify", "output/book.html", "--certificate", "a.cert.json")
        #expect(certified.exitCode == 1 && certified.errors.contains("for one report in its formats"), "\(certified)")
        let page = bnbook.text("output/book.html")
        try bnbook.write("alone/book.html", page)
        let honest = try bnbook.run("verify", "alone/book.html")
        #expect(honest.exitCode == 0 && !honest.output.contains("no report of it"), "\(honest)")
        for (old, new, said) in [
            ("42</td>", "43</td>", "43"), ("</main>", "<p>And 97.2 %.</p></main>", "97.2"),
            (">Second</a>", ">Third</a>", "Third"), ("undecided", "supported", "supported"),
        ] {
            guard let place = page.ranges(of: old).first else { continue }
            try bnbook.write("alone/book.html", page.replacingCharacters(in: place, with: new))
            let forged = try bnbook.run("verify", "alone/book.html")
            #expect(forged.exitCode == 1 && forged.output.contains(said), "\(new): \(forged)")
        }
    }

    /// What its chapters lead to beside it is a part of the report, in the chapters' folders too.
    @Test func whatChaptersHaveBesideThePageIsCompared() throws {
        let bnbook = try book([
            "n/b.md": """
            # Long

            ```swift experiment
            //| label: tbl-all
            //| caption: All rows.
            Table(columns: ["n", "square"], rows: (0..<600).map { [$0, $0 * $0] })
            ```

            ```swift experiment
            for i in 0..<3000 { print("line", i) }
            ```

            """,
            "n/a.md": "# Short\n\n[Next](b.md)\n",
            "n/data/iris.md": """
            # Cloud

            ```swift experiment
            //| label: fig-cloud
            //| caption: A cloud.
            Chart(0..<6000) { PointMark(x: .value("x", $0), y: .value("y", $0 * $0 % 997)) }
            ```

            """,
        ])
        defer { bnbook.remove() }
        try bnbook.run("render", "n", "--to", "html", "--single")
        let beside = bnbook.files("output").keys.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".txt") }.sorted()
            .map { "output/\($0)" }
        #expect(beside.count == 3, "\(beside)")
        let honest = try bnbook.run("verify", "output/book.html")
        #expect(honest.exitCode == 0, "\(honest)")
        for file in beside {
            let text = bnbook.text(file), place = try #require(text.ranges(of: "577").last)
            try bnbook.write(file, text.replacingCharacters(in: place, with: "578"))
            let line = 1 + text[..<place.lowerBound].count(where: \.isNewline)
            let changed = try bnbook.run("verify", "output/book.html")
            #expect(changed.exitCode == 1 && changed.output.contains("  \(file):\(line):"), "\(changed)")
            #expect(changed.output.contains(": line \(line) says "), "\(changed)")
            try FileManager.default.removeItem(at: bnbook.folder.appending(path: file))
            let missing = try bnbook.run("verify", "output/book.html")
            #expect(
                missing.exitCode == 1
                    && missing.output.contains("the file \(file), which belongs to the report, is missing"),
                "\(missing)")
            try bnbook.write(file, text)
        }
        #expect(try bnbook.run("verify", "output/book.html").exitCode == 0)
    }

    /// It has the pictures' bytes, too.
    @Test func aPageOfAllBringsItsPictures() throws {
        let bnbook = try book([
            "n/b c.md":
                "# A picture\n\n![a dot](dot.svg)\n\n[Next](<b c.md>)\n\n```swift\nfor i in 0..<3000 { print(i) }\n```\n",
            "n/dot.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>",
        ])
        defer { bnbook.remove() }
        try bnbook.run("render", "n", "--to", "html", "--single")
        try bnbook.write("alone/book.html", bnbook.text("output/book.html"))
        let verified = try bnbook.run("verify", "alone/book.html")
        #expect(verified.exitCode == 0 && verified.output.contains("as the report brings it"), "\(verified)")
        // Without --single it is of an earlier render.
        let later = try bnbook.run("render", "n", "--to", "html")
        #expect(later.errors.contains("output/book.html is as an earlier render made it"), "\(later)")
        let pruned = try bnbook.run("render", "n", "--to", "html", "--prune")
        #expect(pruned.output.contains("removed output/book.html: an earlier render made it"), "\(pruned)")
        #expect(bnbook.text("output/book.html") == "")
        try bnbook.write("n/c.md", "# C\n\n```swift experiment\nfatalError()\n```\n")
        let failed = try bnbook.run("render", "n", "--to", "html", "--single")
        #expect(failed.exitCode == 1 && failed.errors.contains("output/book.html is not written: not all"), "\(failed)")
    }

    @Test(arguments: [
        (["n/a.md"], [:], "--single is given with one notebook; expected a folder, or several"),
        (["n", "--to", "md"], [:], "--single is given with --to md; expected html among the formats"),
        (
            ["n"], ["n/book.md": "# Book\n"],
            "n/book.md would be written to book.html, which is the page of all reports; give the notebook another name"
        ),
        (["n", "--watch"], [:], "--single is given beside --watch; expected one or the other"),
    ])
    func whatCannotBeIsRefused(_ arguments: [String], _ files: [String: String], _ words: String) throws {
        let bnbook = try book(files)
        defer { bnbook.remove() }
        let outcome = try bnbook.run(arguments: ["render"] + arguments + ["--single"])
        #expect(outcome.exitCode == 64 && outcome.errors.contains(words), "\(outcome)")
        #expect(bnbook.files("output").isEmpty)
    }

    @Test func aPageOfSeveralReportsIsNoReport() throws {
        let bnbook = try book()
        defer { bnbook.remove() }
        try bnbook.run("render", "n", "--to", "html", "--single")
        let outcome = try bnbook.run("extract", "output/book.html")
        #expect(outcome.exitCode == 1 && outcome.errors.contains("this page holds several reports"), "\(outcome)")
    }
}
