import Foundation
import Testing

/// What moved between reports, for a reader, for a pull request, and over the commits of a repository.
@Suite struct DiffTests {
    static let notebook = """
        ---
        title: "Quick <b> @all"
        params: {epochs: 1}
        ---

        Words.

        ```swift experiment
        //| label: tbl-a
        let rows: [(String, Int, [Double])] = [("Base", 16, [1, 2, 3]), ("Base", 32, [2, 3, 4]), ("Wide", 16, [5, 6, 7.5])]
        Table(rows) {
            TableColumn("Model") { $0.0 }
            TableColumn("Batch") { $0.1 }
            TableColumn("Loss") { Estimate($0.2) }
        }
        ```

        ```swift experiment
        //| label: clm-a
        Claim("It needs fewer", Estimate([2, 3, 2, 2, 3]), isLessThan: Estimate([5, 6, 5, 4, 6]))
        ```

        It is `{swift} Estimate([1.0, 2.0, 3.0])`.

        """

    /// The same with its rows in another order, one gone, one new, one moved, and a claim that flips.
    static var moved: String {
        notebook.replacing("epochs: 1", with: "epochs: 2").replacing("Words.", with: "Other words.")
            .replacing("(\"Base\", 32, [2, 3, 4]), (\"Wide\", 16, [5, 6, 7.5])", with: "(\"New\", 8, [9, 9.5, 9.1])")
            .replacing("(\"Base\", 16, [1, 2, 3])", with: "(\"Wide\", 16, [5, 6, 9.5]), (\"Base\", 16, [1, 2, 3])")
            .replacing("[2, 3, 2, 2, 3]", with: "[6, 3, 2, 9, 3]")
    }

    private func folder() throws -> Bnbook {
        let bnbook = try Bnbook()
        for (folder, text) in [
            ("old", Self.notebook), ("new", Self.moved), ("words", Self.notebook.replacing("Words.", with: "Prose.")),
        ] {
            try bnbook.write("q.md", text)
            try bnbook.run("render", "q.md", "--quiet", "--to", "json,html", "--output", folder)
        }
        return bnbook
    }

    @Test func settingsComeFirstAndRowsAreMatchedByWhatTellsThemApart() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        let outcome = try bnbook.run("diff", "old/q.json", "new/q.json")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(outcome.exitCode == 0 && lines[0].hasSuffix("1 claim flipped"))
        #expect(lines[1...2] == ["  parameter epochs: 1 → 2", "  clm-a, verdict: supported → undecided"])
        #expect(
            lines.contains(
                "  tbl-a, row \"Wide, 16\", Loss: 6.2 ± 3.1 → 6.8 ± 5.9 (+0.67, 0.4 standard errors)"))
        #expect(lines.contains("  tbl-a, row \"New, 8\", Batch: nothing → 8"))
        #expect(lines.contains("  tbl-a, row \"Base, 32\", Batch: 32 → nothing"))
        #expect(!lines.contains { $0.contains("Base, 16") })
    }

    @Test(arguments: [("new", 1), ("words", 0), ("old", 0)]) func theExitCodeSaysWhetherAnythingMoved(
        newer: String, code: Int32
    ) throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        #expect(try bnbook.run("diff", "old", newer).exitCode == 0)
        #expect(try bnbook.run("diff", "old", newer, "--exit-code").exitCode == code)
        #expect(try bnbook.run("diff", "old", newer, "--format", "comment").output.isEmpty == (code == 0))
    }

    @Test func aCommentIsPlainWhateverTheReportSays() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        try bnbook.write("old/gone.json", bnbook.text("old/q.json"))
        let comment = try bnbook.run("diff", "old", "new", "--format", "comment").output
        #expect(comment.hasPrefix("<!-- bnbook diff -->\n\n### q: Quick &lt;b> @\u{2060}all\n\n**Settings**\n"))
        #expect(comment.contains("| clm-a, verdict | supported | undecided |  |"))
        // The farthest in standard errors first; what has no interval last.
        let places = ["clm-a, difference", "row \"Wide, 16\", Loss", "row \"New, 8\", Batch"].map {
            comment.range(of: $0)?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self).sorted() == places.compactMap(\.self))
        #expect(comment.contains("- gone: the report is gone"))
    }

    /// Every commit that changed the report has a point, with where a verdict flipped; nothing is run.
    @Test func aHistoryShowsEveryCommit() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        let git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
        try bnbook.run(tool: "/usr/bin/env", "git", "init", "-q", ".")
        for (folder, subject) in [("old", "First"), ("old", "Again"), ("new", "Then <i>")] {
            for ending in ["json", "html"] {
                try bnbook.write("output/q.\(ending)", bnbook.text("\(folder)/q.\(ending)"))
            }
            try bnbook.write("other.txt", subject)
            try bnbook.run(tool: "/usr/bin/env", "git", "add", "output", "other.txt")
            try bnbook.run(tool: "/usr/bin/env", git[0], git[1], git[2], git[3], git[4], "commit", "-qm", subject)
        }
        let outcome = try bnbook.run("history", "q.md")
        #expect(outcome.exitCode == 0 && outcome.output.contains("output/q.history.html: 2 reports"), "\(outcome)")
        let page = bnbook.text("output/q.history.html")
        #expect(!page.contains("`"))
        #expect(page.contains("supported → undecided in 2") && page.contains("Then &lt;i&gt;"))
        #expect(!page.contains("Again") && page.contains("Base, 32&quot;, Loss") || page.contains("Base, 32\", Loss"))
        #expect(page.contains(", last in 1"))
        #expect(try bnbook.run("history", "r.md").errors.contains("no commit holds a report called r"))
        // It is no report: `verify` passes over it.
        #expect(try bnbook.run("verify", "output").exitCode == 0)
    }

    /// The forms that CI reads; columns are letters there.
    @Test func mistakesAreWrittenForCI() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a, b.md", "ü [x](@clm-a \"no\") and @fig-x\n")
        let github = try bnbook.run("check", "a, b.md", "--diagnostics", "github")
        #expect(github.exitCode == 1)
        #expect(github.errors.contains("::error file=a%2C b.md,line=1,col=24::there is nothing labelled \"fig-x\""))
        let sarif = try bnbook.run("check", "a, b.md", "--diagnostics", "sarif")
        #expect(sarif.exitCode == 1 && sarif.errors.isEmpty, "\(sarif)")
        let log = try #require(try JSONSerialization.jsonObject(with: Data(sarif.output.utf8)) as? [String: Any])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(log["version"] as? String == "2.1.0")
        #expect(results.allSatisfy { $0["level"] as? String == "error" } && !results.isEmpty)
        #expect(sarif.output.contains("\"uri\" : \"a,%20b.md\"") && sarif.output.contains("\"startColumn\" : 24"))
        // What is wrong beyond any file is no result.
        let missing = try bnbook.run("render", "a, b.md", "--theme", "artcle", "--diagnostics", "sarif")
        #expect(missing.exitCode == 64 && missing.output.contains("there is no theme"), "\(missing)")
        #expect(try bnbook.run("render", "a, b.md", "--watch", "--diagnostics", "sarif").exitCode == 64)
        let nowhere = try bnbook.run("check", "nowhere.md", "--diagnostics", "sarif")
        #expect(nowhere.exitCode == 64 && nowhere.errors.isEmpty, "\(nowhere)")
        #expect(
            nowhere.output.contains("there is no notebook \\\"nowhere.md\\\"")
                && nowhere.output.contains("\"executionSuccessful\" : false"), "\(nowhere)")
        let object = try bnbook.run("check", "nowhere.md", "--diagnostics", "json")
        #expect(object.exitCode == 64 && object.errors.hasPrefix("{"), "\(object)")
    }
}
