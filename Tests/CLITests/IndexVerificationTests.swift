import Foundation
import Testing

/// The page that lists a folder's reports is what a reader sees first: it is verified with them.
@Suite struct IndexVerificationTests {
    @Test func whatTheIndexSaysIsVerified() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for name in ["a", "b", "c"] {
            try bnbook.write(
                "\(name).md", "---\ntitle: Title \(name)\nabstract: It is `{swift} 6 * 7`.\n---\n\n`{swift} 6 * 7`\n")
        }
        try bnbook.run("render", "a.md", "b.md", "c.md", "--to", "html")
        let honest = try bnbook.run("verify", "output")
        #expect(
            honest.exitCode == 0
                && honest.output.contains("output/index.html: verified: it says what its reports give"),
            "\(honest)")
        let page = bnbook.text("output/index.html")
        for (old, new, said) in [
            ("42</span>", "43</span>", "43"), ("Title b", "Title x", "Title x"),
            ("</main>", "<p>And 97.2 %.</p></main>", "97.2"),
        ] {
            let place = try #require(page.ranges(of: old).last)
            try bnbook.write("output/index.html", page.replacingCharacters(in: place, with: new))
            let forged = try bnbook.run("verify", "output")
            #expect(forged.exitCode == 1, "\(new)")
            #expect(forged.output.contains("output/index.html: ") && forged.output.contains(said), "\(forged.output)")
            #expect(try bnbook.run("verify", "output", "--json").output.contains("\"report\":\"output/index.html\""))
        }
    }

    /// What is left out, and what nothing verifies, is said.
    @Test func whatIsNotVerifiedIsSaid() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for name in ["a", "b"] { try bnbook.write("\(name).md", "# \(name)\n\n`{swift} 6 * 7`\n") }
        try bnbook.run("render", "a.md", "b.md", "--to", "html")
        let page = bnbook.text("output/index.html")
        let honest = try bnbook.run("verify", "output")
        #expect(honest.exitCode == 0 && !honest.output.contains("not "), "\(honest)")
        let card = try #require(
            page.firstMatch(of: #/(?s)<article class="card">(?:(?!<article).)*b\.html.*?</article>\n/#))
        try bnbook.write(
            "output/index.html", page.replacing(String(card.0), with: "").replacing("2 reports", with: "1 report"))
        let less = try bnbook.run("verify", "output")
        #expect(
            less.exitCode == 0 && less.output.contains("  it does not list b, of which there are reports here"),
            "\(less)")
        try bnbook.write("output/index.html", "<h1>All verified, 99.9 %</h1>\n")
        for name in ["a.history.html", "feed.xml"] { try bnbook.write("output/\(name)", "99.9 %") }
        let other = try bnbook.run("verify", "output")
        #expect(
            other.output.contains("output/index.html: not verified, as it lists none of these reports"), "\(other)")
        for name in ["a.history.html", "feed.xml"] {
            #expect(other.output.contains("output/\(name): not verified, as no report says"), "\(other)")
        }
        // As a shell names what is in a folder.
        let named = try bnbook.run("verify", "output/a.history.html", "output/a.html")
        #expect(named.exitCode == 0 && named.output.contains("output/a.html: verified"), "\(named)")
        #expect(named.output.contains("output/a.history.html: not verified, as no report says"), "\(named)")
    }

    /// A page's own words about a book are named, all of them.
    @Test func whatAPageSaysOfItsBookIsSaid() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("n/bnbook.yml", "book:\n  title: The book\n")
        for page in 1...8 {
            try bnbook.write(
                "n/p\(page).md", "---\ntitle: Page \(page)\ndescription: About \(page).\npart: Basics\n---\n\nText.\n")
        }
        try bnbook.write("n/index.md", "# Start\n")
        try bnbook.run("render", "n", "--to", "html")
        for (file, old, new) in [
            ("p1.html", "Basics", "Reaches 99.9 %"), ("p1.html", "Page 8", "Reaches 99.9 %"),
            ("index.html", "About 7", "Reaches 99.9 %"),
        ] {
            try bnbook.write("alone/\(file)", bnbook.text("output/\(file)").replacing(old, with: new))
            let forged = try bnbook.run("verify", "alone/\(file)")
            #expect(forged.output.contains("“Reaches 99.9 %"), "\(old): \(forged)")
        }
    }

    /// Verifying writes certificates, and the page may be from before or after.
    @Test func theIndexMayBeOlderThanTheCertificates() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for name in ["a", "b"] { try bnbook.write("\(name).md", "# \(name)\n\n`{swift} 6 * 7`\n") }
        try bnbook.run("render", "a.md", "b.md", "--to", "html", "--correction", "holm")
        try bnbook.run("verify", "output/a.html", "--certificate", "output/a.cert.json")
        #expect(try bnbook.run("verify", "output").exitCode == 0)
        try bnbook.run("render", "a.md", "b.md", "--to", "html", "--correction", "holm")
        #expect(bnbook.text("output/index.html").contains("1 certificate"))
        #expect(try bnbook.run("verify", "output").exitCode == 0)
    }
}
