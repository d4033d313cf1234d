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
