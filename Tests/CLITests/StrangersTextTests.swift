import Foundation
import Testing

/// What a stranger's text can do to who reads its report, and what it can take from who makes it: nothing.
@Suite struct StrangersTextTests {
    static let acting = ["meta", "base", "link", "iframe", "object", "embed", "form", "script", "foreignObject"]
    /// Where HTML can stand, `TAG` being a tag.
    static let places = [
        "TAG", "Text TAG more.", "> TAG", "- a\n\n  TAG", "<!--> TAG -->", "<div title=\"TAG\">\n</div>",
        "| a |\n|---|\n| TAG |", "Text.[^n]\n\n[^n]: TAG", "<svg>TAG</svg>",
    ]

    /// A notebook whose text, abstract and block hold `html`.
    private func render(_ html: (String) -> String, _ options: String...) throws -> (Bnbook, Bnbook.Outcome) {
        let bnbook = try Bnbook()
        let printed = Self.places[0..<4].map { html($0) }.joined(separator: "\n\n")
        let block = "```swift experiment\n//| output: asis\nprint(#\"\"\"\n\(printed)\n\"\"\"#)\n```\n"
        for (index, place) in Self.places.enumerated() {
            try bnbook.write(
                "n/\(index).md",
                "---\nabstract: |\n  A \(html("TAG")) b\n---\n\n\(html(place))\n\n\(index == 0 ? block : "")")
        }
        return (bnbook, try bnbook.run(arguments: ["render", "n", "--to", "html,md"] + options))
    }

    @Test(arguments: acting) func whatActsIsShownAsText(name: String) throws {
        let tags = ["<\(name) id=mark>", "</\(name)>", "<\(name.uppercased())/id=mark>", "<\(name)\tid=mark >"]
        let (bnbook, outcome) = try render { $0.replacing("TAG", with: tags.joined()) }
        defer { bnbook.remove() }
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(
            outcome.errors.contains(
                "n/0.md:6:1: warning: found the HTML element \(name), which acts without being asked"),
            "\(outcome.errors)")
        let starts = ["<\(name) id=mark", "<\(name)/id=mark", "<\(name)\tid=mark"].map { $0.lowercased() }
        for (file, bytes) in bnbook.files("output") where file.hasSuffix(".html") || file.hasSuffix(".md") {
            let text = String(decoding: bytes, as: UTF8.self).lowercased()
            // The source is listed where it is code.
            let shown = file == "0.md" ? text.replacing(#/```swift.*?```/#.dotMatchesNewlines(), with: "") : text
            // Markdown itself takes a tag with a slash in it for text.
            for start in starts where file.hasSuffix(".html") || !start.contains("/") {
                #expect(!shown.contains(start), "\(file): \(start)")
            }
            #expect(text.contains("&lt;\(name.lowercased())"), "\(file)")
        }
    }

    @Test func safeLeavesAllHTMLOut() throws {
        let (bnbook, outcome) = try render({ $0.replacing("TAG", with: "<b id=mark>bold</b>") }, "--safe")
        defer { bnbook.remove() }
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        for (file, bytes) in bnbook.files("output") {
            let text = String(decoding: bytes, as: UTF8.self).replacing(
                #/```swift.*?```/#.dotMatchesNewlines(), with: "")
            #expect(!text.contains("<b id=mark"), "\(file)")
            #expect(!text.contains("</b>"), "\(file)")
            #expect(text.contains("<!-- raw HTML omitted -->"), "\(file)")
        }
    }

    /// Addresses that run something are left out of both, as by cmark.
    @Test(arguments: [
        ("[a](javascript:alert(1)) b", "[a]() b"), ("[a](JavaScript:x \"t\")", "[a]()"),
        ("<vbscript:x>", "[vbscript:x]()"),
        ("[a][b]\n\n[b]: data:text/html,x", "[a]()"), ("[b]\n\n[b]: data:text/html,x", "[b]()"),
        ("b ![a](file:///x) c", "b ![a]() c"), ("![a](javascript:x)", "![a]()"),
        ("[a](<java&#115;cript:x>)", "[a]()"), ("| [a](javascript:x) |\n|-|", "| [a]() |"),
        ("[a](https://example.org)", "[a](https://example.org)"), ("[a]()", "[a]()"),
    ]) func safeLeavesOutWhatAddressesRun(text: String, expected: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# A\n\n\(text)\n")
        #expect(try bnbook.run("render", "a.md", "--to", "html,md", "--safe").exitCode == 0)
        let report = bnbook.text("output/a.md").split(separator: "\n").map(String.init)
        #expect(report.contains(expected), "\(report)")
        let page = bnbook.text("output/a.html")
        #expect(!page.contains(#/(?:href|src)="(?:javascript|vbscript|data:text|file):/#.ignoresCase()))
    }

    @Test func addressesOfWorksLeadToTheWebAndToMailAlone() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let addresses = [
            "javascript:alert(1)", "data:text/html,x", "ftp://example.org/x", "file:///etc/passwd",
            "https://example.org/x", "http://example.org/y", "mailto:a@example.org",
        ]
        let works = addresses.enumerated().map { index, address in
            "@misc{w\(index), author = {A\(index)}, title = {T}, year = 2000, url = {\(address)}}\n"
        }
        try bnbook.write("refs.bib", works.joined())
        try bnbook.write(
            "a.md",
            "---\nbibliography: refs.bib\n---\n\n[\(addresses.indices.map { "@w\($0)" }.joined(separator: "; "))]\n")
        #expect(try bnbook.run("render", "a.md", "--to", "html,md").exitCode == 0)
        let (page, text) = (bnbook.text("output/a.html"), bnbook.text("output/a.md"))
        for (index, address) in addresses.enumerated() {
            #expect(page.contains("href=\"\(address)\"") == (index > 3), "\(address)")
            #expect(text.contains("<\(address)>") == (index > 3), "\(address)")
        }
    }

    /// Those that were given in the nineties hold the signs that end an address.
    @Test func identifiersOfWorksAreWholeInTheirAddresses() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let work =
            "@misc{w, author = {A}, title = {T}, year = 1998, doi = {10.1002/(SICI)17:15<1661::AID-SIM968>3.0.CO;2-2}}"
        try bnbook.write("refs.bib", work)
        try bnbook.write("a.md", "---\nbibliography: refs.bib\n---\n\n@w\n")
        #expect(try bnbook.run("render", "a.md", "--to", "html,md,tex").exitCode == 0)
        let address = "https://doi.org/10.1002/(SICI)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2"
        #expect(bnbook.text("output/a.html").contains("<a href=\"\(address)\""), "\(bnbook.text("output/a.html"))")
        #expect(bnbook.text("output/a.md").contains(address))
        #expect(bnbook.text("output/a.tex").contains("SIM968\\%3E3.0"), "\(bnbook.text("output/a.tex"))")
    }

    @Test func templatesThatDropThePolicyAreSaid() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "Text.\n")
        let template = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../templates/page.html.mustache")
        let text = try String(contentsOf: template, encoding: .utf8)
        try bnbook.write("templates/page.html.mustache", text)
        #expect(try !bnbook.run("render", "a.md").errors.contains("Policy"))
        try bnbook.write(
            "templates/page.html.mustache", text.replacing("default-src 'none'", with: "default-src *"))
        #expect(
            try bnbook.run("render", "a.md").errors.contains(
                "a.html: the project's own templates drop the page's Content-Security-Policy"))
    }

    /// A notebook in `n`, beside what is not of its project.
    @Test(arguments: [
        ("{{< include ../secret.md >}}", "3:13"), ("![A](../dot.svg)", "3:1"), ("![A](link.svg)", "3:1"),
        ("<img src=\"../dot.svg\" alt=\"A\">", "3:11"), ("[@w]", "2:1"),
    ]) func filesAreOfTheProject(text: String, place: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("secret.md", "A word from outside.\n")
        try bnbook.write("refs.bib", "@misc{w, title = {A word from outside}, year = 2000}\n")
        try bnbook.write("dot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"/>")
        try bnbook.write("n/x", "")
        try bnbook.run(tool: "/bin/ln", "-s", "../dot.svg", "n/link.svg")
        let cites = text == "[@w]"
        func write(allow: String?) throws {
            let keys = [cites ? "bibliography: ../refs.bib" : nil, allow.map { "allow: [read: \($0)]" }]
                .compactMap(\.self)
            let matter = keys.isEmpty ? "" : "---\n\(keys.joined(separator: "\n"))\n---\n\n"
            try bnbook.write("n/a.md", "\(matter)\(keys.isEmpty ? "\n\n" : "")\(text)\n")
        }
        try write(allow: nil)
        let refused = try bnbook.run("render", "n/a.md")
        #expect(refused.exitCode == 1)
        #expect(refused.errors.contains("n/a.md:\(place): error: "), "\(refused.errors)")
        #expect(refused.errors.contains("is outside of the project's folder"), "\(refused.errors)")
        #expect(!refused.errors.contains("A word from outside"))
        for file in ["../secret.md", "../dot.svg", "link.svg", "../refs.bib"]
        where refused.errors.contains("read: \(file)]") {
            try write(allow: file)
            #expect(try bnbook.run("render", "n/a.md").exitCode == 0)
        }
        try write(allow: nil)
        try bnbook.write("bnbook.yml", "")
        #expect(try bnbook.run("render", "n/a.md").exitCode == 0)
    }
}
