import Foundation
import Testing

/// A report of an older version is verified by that version, built from its tag or from the archive of its source.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/git"), "there is no /usr/bin/git"))
struct VerifyWithTests {
    /// A source whose tag v0.0.9 builds a program that says how it was called; the present one builds nothing.
    private func source() throws -> Bnbook {
        let source = try Bnbook()
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../scripts/verify-with")
        try source.write("src/scripts/verify-with", String(contentsOf: script, encoding: .utf8))
        try source.write("src/version", "#!/bin/sh\necho \"0.0.9: $*\"\n")
        try source.write(
            "src/Makefile", "build:\n\tmkdir -p .build/release\n\tinstall -m 755 version .build/release/bnbook\n")
        try git(source, "init -q -b main; git add -A; git commit -q -m old; git tag v0.0.9")
        try source.write("src/Makefile", "build:\n\tfalse\n")
        try git(source, "add -A; git commit -q -m new")
        return source
    }

    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL

    /// A report that a version made, as it was made.
    private static func report(of version: String, _ name: String) throws -> String {
        try String(
            contentsOf: repository.appending(path: "Tests/CLITests/Older/\(version)/\(name)"), encoding: .utf8)
    }

    private func git(_ source: Bnbook, _ commands: String) throws {
        try source.run(
            tool: "/bin/sh", "-c",
            "cd src && export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b && git \(commands)"
        )
    }

    private func verify(_ source: Bnbook) throws -> String {
        try source.run(
            tool: "/bin/sh", "-c", "bash src/scripts/verify-with 0.0.9 a.html --limit 3 >said 2>&1; echo exit $? >>said"
        )
        return source.text("said")
    }

    @Test func aTagIsBuiltAndRun() throws {
        let source = try source()
        defer { source.remove() }
        #expect(try verify(source).hasSuffix("0.0.9: verify a.html --limit 3\nexit 0\n"), "\(source.text("said"))")
        // It is built once.
        try git(source, "tag -d v0.0.9")
        #expect(try verify(source) == "0.0.9: verify a.html --limit 3\nexit 0\n")
    }

    @Test func anArchiveIsBuiltWhereItIsWhatWasReleased() throws {
        let source = try source()
        defer { source.remove() }
        try git(
            source,
            "archive --format=tar --prefix=bnbook-0.0.9/ v0.0.9 | (mkdir -p .build; gzip -n9 >.build/bnbook-0.0.9.tar.gz); sha256sum .build/bnbook-0.0.9.tar.gz >.build/bnbook-0.0.9.tar.gz.sha256; git tag -d v0.0.9"
        )
        #expect(try verify(source).hasSuffix("0.0.9: verify a.html --limit 3\nexit 0\n"), "\(source.text("said"))")
        try source.run(
            tool: "/bin/sh", "-c", "rm -rf src/.build/versions; echo x >>src/.build/bnbook-0.0.9.tar.gz")
        let forged = try verify(source)
        #expect(forged.contains("is not what was released") && forged.hasSuffix("exit 1\n"), "\(forged)")
    }

    @Test func aVersionThatIsNowhereIsSaid() throws {
        let source = try source()
        defer { source.remove() }
        try git(source, "tag -d v0.0.9")
        let missing = try verify(source)
        #expect(missing.contains("there is neither a tag v0.0.9 nor ") && missing.hasSuffix("exit 1\n"), "\(missing)")
    }

    /// What made a report that this version cannot verify, and what would verify it.
    @Test(arguments: ["moons.html", "moons.json"]) func aReportOfAnOlderVersionNamesIt(name: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(name, Self.report(of: "0.1.0", name))
        let outcome = try bnbook.run("verify", name)
        #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
        #expect(
            outcome.errors.contains("\(name): bnbook 0.1.0 made this report")
                && outcome.errors.contains("`scripts/verify-with 0.1.0 \(name)`"), "\(outcome.errors)")
    }

    private static let isOlderVersionBuilt = FileManager.default.isExecutableFile(
        atPath: repository.appending(path: ".build/versions/0.1.0/.build/release/bnbook").path(percentEncoded: false))

    /// The report as it is, and with another number. `make check-older` builds the version.
    @Test(
        .enabled(if: isOlderVersionBuilt, "bnbook 0.1.0 is not built: make check-older"),
        arguments: [("moons.json", true), ("moons.html", true), ("moons.json", false)])
    func aReportOfAnOlderVersionIsVerifiedByIt(name: String, isTrue: Bool) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let report = try Self.report(of: "0.1.0", name)
        try bnbook.write(name, isTrue ? report : report.replacing("\"number\" : 0.6,", with: "\"number\" : 0.9,"))
        try #require(isTrue || bnbook.text(name) != report)
        let script = Self.repository.appending(path: "scripts/verify-with").path(percentEncoded: false)
        try bnbook.run(tool: "/bin/sh", "-c", "bash '\(script)' 0.1.0 \(name) >said 2>&1; echo exit $? >>said")
        let (said, words) = (bnbook.text("said"), isTrue ? "verified: 35 values of 6 runs" : "0.9")
        #expect(said.contains(words) && said.hasSuffix(isTrue ? "exit 0\n" : "exit 1\n"), "\(said)")
    }

    /// Versions that had no tag are commits that the repository has.
    @Test func everyVersionWithoutATagIsACommit() throws {
        let versions = try String(contentsOf: Self.repository.appending(path: "scripts/versions"), encoding: .utf8)
        for line in versions.split(separator: "\n") {
            #expect(line.wholeMatch(of: #/\d+\.\d+\.\d+ [0-9a-f]{40}/#) != nil, "\(line)")
        }
    }
}
