import Foundation
import Testing

/// What was verified is told to others: by statements that fit a report's bytes, and whom one may ask about them.
@Suite(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ssh-keygen"), "there is no /usr/bin/ssh-keygen")
)
struct CertificateTests {
    @Test func aCertificateIsWrittenSignedAndChecked() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# A\n\n`{swift} 6 * 7`\n")
        try bnbook.write("b.md", "# B\n")
        try bnbook.run("render", "a.md", "b.md")
        for (name, comment) in [("key", "jane@example.org"), ("other", "john@example.org")] {
            try bnbook.run(
                tool: "/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f",
                bnbook.folder.appending(path: name).path(percentEncoded: false))
        }
        try bnbook.write("signers", "jane@example.org " + bnbook.text("key.pub"))
        #expect(
            try bnbook.run("certificates", "output/a.html").errors.contains("there is no certificate beside it"))
        let plain = try bnbook.run("verify", "output/a.html", "--certificate", "output/a.cert.json")
        #expect(plain.exitCode == 0, "\(plain)")
        let signed = try bnbook.run(
            "verify", "a.md", "--certificate", "output/a.jane.cert.json", "--sign-key", "key")
        #expect(
            signed.exitCode == 0 && signed.output.contains("output/a.jane.cert.json: written and signed"), "\(signed)")
        try bnbook.run("verify", "output/a.html", "--certificate", "output/a.john.cert.json", "--sign-key", "other")

        let statement = try #require(
            try JSONSerialization.jsonObject(with: Data(bnbook.text("output/a.jane.cert.json").utf8)) as? [String: Any])
        #expect(statement["_type"] as? String == "https://in-toto.io/Statement/v1")
        #expect(statement["predicateType"] as? String == "urn:bnbook:verification:1")
        #expect(
            (statement["subject"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == [
                "a.html", "a.json", "a.md",
            ])
        #expect((statement["predicate"] as? [String: Any])?["result"] as? String == "equal")

        let anybody = try bnbook.run("certificates", "output/a.html")
        #expect(
            anybody.exitCode == 0
                && anybody.output.contains("a.cert.json: every byte came out again, 1 value of 0 runs"), "\(anybody)")
        let known = try bnbook.run("certificates", "output/a.html", "--allowed-signers", "signers")
        #expect(known.exitCode == 0 && known.output.contains("; signed by jane@example.org"), "\(known)")
        #expect(known.errors.contains("output/a.john.cert.json: signed by nobody whom signers lists"), "\(known)")
        #expect(known.output.contains("; not signed"))

        // The index shows what fits, and no more.
        try bnbook.run("render", "a.md", "b.md")
        #expect(
            bnbook.text("output/index.html").contains(
                "Verified again, 3 certificates: <a href=\"a.cert.json\">a.cert.json</a>"))
        try bnbook.write(
            "output/a.jane.cert.json",
            bnbook.text("output/a.jane.cert.json").replacing("\"runs\" : 0", with: "\"runs\" : 9"))
        let forged = try bnbook.run("certificates", "output/a.html", "--allowed-signers", "signers")
        #expect(
            forged.exitCode == 1 && forged.errors.contains("output/a.jane.cert.json: the signature does not fit"),
            "\(forged)")
        try bnbook.write("output/a.html", bnbook.text("output/a.html") + " ")
        let changed = try bnbook.run("certificates", "output/a.html")
        #expect(changed.exitCode == 1 && changed.output.contains("of other bytes than these"), "\(changed)")
    }

    @Test func whatDiffersIsCertifiedAsSuch() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# A\n\n`{swift} 6 * 7`\n")
        try bnbook.run("render", "a.md")
        try bnbook.write("output/a.html", bnbook.text("output/a.html").replacing(">42<", with: ">43<"))
        let outcome = try bnbook.run("verify", "output/a.html", "--certificate", "a.cert.json")
        #expect(
            outcome.exitCode == 1 && bnbook.text("a.cert.json").contains("\"result\" : \"different\""), "\(outcome)")
        let told = try bnbook.run("certificates", "output/a.html", "a.cert.json")
        #expect(told.exitCode == 1 && told.output.contains("1 difference from a run from nothing"), "\(told)")
        #expect(try bnbook.run("verify", "output/a.html", "--certificate", "a.json").exitCode == 64)
        #expect(try bnbook.run("verify", "output/a.html", "--sign-key", "key").exitCode == 64)
    }
}
