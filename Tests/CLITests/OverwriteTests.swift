import Foundation
import Testing

/// Nothing that is read is replaced, nor a file that bnbook did not write.
@Suite struct OverwriteTests {
    /// How a render is asked to write over what it reads, and what is said instead.
    @Test(arguments: [
        (
            ["q.md", "--output", "."],
            "./q.md would be replaced by a report, but it is a notebook that is rendered; name another folder with --output"
        ),
        (["q.md", "--output", ".", "--to", "md"], "./q.md would be replaced"),
        (["q.md", "--output", "./", "--to", "md"], "./q.md would be replaced"),
        (["q.md", "--output", "sub/.."], "sub/../q.md would be replaced"),
        (["q.md", "--output", "symbolic"], "symbolic/q.md would be replaced"),
        (["output/q.md"], "output/q.md would be replaced"),
        (["other/q.md", "q.md", "--output", "."], "./q.md would be replaced"),
        (["other/p.md", "--output", "."], "./p.md would be replaced by a report, but other/p.md reads it"),
        (
            ["other/p.md", "other/d.md", "--output", "."],
            "./d.json would be replaced by a report, but other/d.md reads it"
        ),
        (["other/d.md", "--output", "linked"], "linked/d.json would be replaced by a report, but other/d.md reads it"),
        (["q.md", "other/q.md"], "q.md and other/q.md would be written to the same report, q.html;"),
        (["q.md", "other/Q.md"], "q.md and other/Q.md would be written to the same report"),
        // LaTeX would write its PDF over a figure.
        (
            ["other/l.md", "other/l-fig-x.md", "--to", "tex"],
            "other/l.md and other/l-fig-x.md would be written to the same report, l-fig-x.pdf;"
        ),
    ]) func whatIsReadIsNotWritten(arguments: [String], message: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("q.md", "---\ntitle: Mine\n---\n\nSix times seven is `{swift} 6 * 7`.\n")
        for name in ["output/q.md", "other/q.md", "other/Q.md", "sub/x.md"] { try bnbook.write(name, "# Other\n") }
        try bnbook.write("bnbook.yml", "")
        try bnbook.write("other/p.md", "{{< include ../p.md >}}\n")
        try bnbook.write("p.md", "A part.\n\n<!-- bnbook report of p -->\n")
        try bnbook.write("other/d.md", "---\nfiles: [../d.json]\n---\n\nText.\n")
        try bnbook.write("other/l.md", "```swift experiment\n//| label: fig-x\n1\n```\n")
        try bnbook.write("other/l-fig-x.md", "Text.\n")
        try bnbook.write("d.json", "{\"format\" : \"bnbook report 2\"}\n")
        try bnbook.run(tool: "/bin/ln", "-s", ".", "symbolic")
        try FileManager.default.createDirectory(
            at: bnbook.folder.appending(path: "linked"), withIntermediateDirectories: true)
        try bnbook.run(tool: "/bin/ln", "d.json", "linked/d.json")
        let before = bnbook.files(".")
        let outcome = try bnbook.run(arguments: ["render"] + arguments)
        #expect(outcome.exitCode == 64 && outcome.errors.contains(message), "\(outcome)")
        #expect(bnbook.files(".").filter { before[$0.key] != nil } == before)
        #expect(!bnbook.files(".").keys.contains { $0.contains(".bnbook/") })
    }

    @Test(arguments: ["a.html", "a.md", "a.json", "a.failed.html", "a-fig-x.svg", "a-block-2-3.svg", "a-dot.svg"])
    func anAuthorsFileIsNotReplaced(name: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            """
            ![](dot.svg)

            ```swift experiment
            //| label: fig-x
            ```

            ```swift experiment
            ```

            """)
        try bnbook.write("dot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>")
        try bnbook.write("output/\(name)", "Mine.\n")
        let outcome = try bnbook.run("render", "a.md")
        #expect(outcome.exitCode == 64, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "output/\(name) would be replaced by a report, but bnbook did not write it; move it, or name another folder with --output"
            ))
        #expect(bnbook.files("output").keys.sorted() == [name] && bnbook.text("output/\(name)") == "Mine.\n")
    }

    @Test func aFolderInTheWayIsSaid() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "Text.\n")
        try bnbook.write("output/a.json/x", "")
        let outcome = try bnbook.run("render", "a.md")
        #expect(
            outcome.exitCode == 64
                && outcome.errors.contains("output/a.json is a folder where a report would be written"))
    }

    @Test func picturesOfOneNameAreSaid() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "![](b/c.svg)\n\n![](b-c.svg)\n\n![](b/c.svg)\n")
        for name in ["b/c.svg", "b-c.svg"] { try bnbook.write(name, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>") }
        let outcome = try bnbook.run("render", "a.md")
        #expect(
            outcome.exitCode == 64
                && outcome.errors.contains(
                    "a.md would write a-b-c.svg twice; give its block another label, or its picture another name"),
            "\(outcome)")
        #expect(try bnbook.run("render", "a.md", "--to", "html").exitCode == 0)
    }

    @Test func anIndexOfTheAuthorsIsNotReplaced() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for name in ["a.md", "b.md"] { try bnbook.write(name, "Text.\n") }
        try bnbook.write("output/index.html", "<p>Mine.")
        #expect(try bnbook.run("render", "a.md", "b.md").exitCode == 64)
        #expect(try bnbook.run("render", "a.md", "b.md", "--to", "md").exitCode == 0)
        #expect(bnbook.text("output/index.html") == "<p>Mine.")
    }

    /// A chart is known by itself, also where the page that it belongs to has gone.
    @Test func aChartWithoutItsPageIsReplaced() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let chart = "Chart([1.0, 2]) { LineMark(x: .value(\"x\", $0), y: .value(\"y\", $0)) }"
        try bnbook.write("a.md", "```swift experiment\n\(chart)\n```\n")
        #expect(try bnbook.run("render", "a.md", "--to", "md").exitCode == 0)
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "output/a.md"))
        let outcome = try bnbook.run("render", "a.md", "--to", "md")
        #expect(outcome.exitCode == 0, "\(outcome)")
    }

    /// Whatever bnbook wrote it writes again, in each format alone, and with a project's own templates.
    @Test(arguments: ["html", "md", "json"], [false, true])
    func itsOwnFilesAreReplaced(format: String, hasOwnTemplates: Bool) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        if hasOwnTemplates {
            try bnbook.write("templates/page.md.mustache", "{{{body}}}")
            try bnbook.write("templates/page.html.mustache", "<title>{{{title}}}</title>")
        }
        for text in ["One", "Two", "Three"] {
            try bnbook.write("a.md", "---\ntitle: \(text)\n---\n\n\(text)\n\n![](pictures/dot.svg)\n")
            try bnbook.write("pictures/dot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><desc>\(text)</desc></svg>")
            let outcome = try bnbook.run("render", "a.md", "--to", format)
            #expect(outcome.exitCode == 0, "\(outcome)")
            #expect(bnbook.text("output/a.\(format)").contains(text))
        }
        #expect(format != "md" || bnbook.text("output/a-pictures-dot.svg").contains("Three"))
    }

    /// Reports in Markdown of bnbook 0.1 did not say who wrote them.
    @Test func reportsOfTheLastVersionAreReplaced() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# One\n\nText.\n\nMore text.\n")
        try bnbook.run("render", "a.md")
        try bnbook.write("output/a.md", "# One\n\nText.\n\nMore text.\n")
        try bnbook.write("a.md", "# One\n\nOther text.\n\nMore text.\n")
        #expect(try bnbook.run("render", "a.md").exitCode == 0)
        try bnbook.write("output/a.md", "# Mine\n")
        #expect(try bnbook.run("render", "a.md").exitCode == 64)
    }

    /// A failed run's page goes when all is well again; an author's file of that name stays.
    @Test func whatIsRemovedIsItsOwn() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "Text.\n")
        try bnbook.write("output/a.failed.html", "<meta name=\"generator\" content=\"bnbook\">")
        try bnbook.run("render", "a.md")
        #expect(bnbook.files("output").keys.sorted() == ["a.html", "a.json", "a.md"])
    }

    /// The files that a stranger's report brings along go below the folder that was named, or nowhere.
    @Test(arguments: [
        ("../outside.txt", nil), ("/tmp/bnbook-outside.txt", nil), ("parts/../../outside.txt", nil),
        ("part.md\\u0000.txt", nil), ("away/outside.txt", nil), ("away/deep/outside.txt", nil),
        ("parts/a.md", "x/parts/a.md"),
        ("../bnbook.yml", "x/bnbook.yml"),
    ]) func extractStaysInItsFolder(includedFile: String, written: String?) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "Text.\n")
        try bnbook.run("render", "a.md", "--to", "json")
        try bnbook.write(
            "b.json",
            bnbook.text("output/a.json").replacing(
                "\"blocks\" :",
                with: "\"includedFiles\" : [{\"path\": \"\(includedFile)\", \"text\": \"x\"}], \"blocks\" :"))
        try bnbook.write("elsewhere/a.txt", "")
        if includedFile.hasPrefix("away") { try bnbook.run(tool: "/bin/ln", "-s", "elsewhere", "away") }
        let outcome = try bnbook.run("extract", "b.json", "--output", written == nil ? "a2.md" : "x/a.md")
        #expect(bnbook.files("elsewhere").keys.sorted() == ["a.txt"])
        #expect((outcome.exitCode == 0) == (written != nil), "\(outcome)")
        #expect(
            written != nil
                || outcome.errors.contains(
                    "includes \"\(includedFile.replacing("\\u0000", with: "␀"))\", which would be written outside of its folder"
                )
        )
        #expect(bnbook.files("x").keys.sorted() == (written.map { ["a.md", String($0.dropFirst(2))] } ?? []))
        #expect(try bnbook.run("extract", "output/a.json", "--output", "a.md").errors.contains("a.md exists already"))
    }

    @Test func whatIsThereIsNotReplacedByANewNotebook() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.run(tool: "/bin/ln", "-s", "nowhere", "link.md")
        let outcome = try bnbook.run("new", "link")
        #expect(
            outcome.exitCode == 1 && outcome.errors.contains("link.md: exists already, and is not replaced"),
            "\(outcome)")
        #expect(bnbook.files(".").keys.filter { !$0.hasPrefix("std") }.isEmpty)
    }
}
