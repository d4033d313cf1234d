import Foundation
import Testing

/// `make release`, in a source whose CI says that it ran.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/git"), "there is no /usr/bin/git"))
struct ReleaseTests {
    /// A source that may be released as 0.0.9, `change` apart.
    private func release(_ change: (Bnbook) throws -> Void = { _ in }) throws -> (source: Bnbook, said: String) {
        let source = try Bnbook()
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../scripts/release")
        try source.write("src/scripts/release", String(contentsOf: script, encoding: .utf8))
        try source.write("src/Sources/CLI/Version.swift", "static let current = \"0.0.9\"\n")
        try source.write("src/CHANGELOG.md", "## Unreleased\n\n## 0.0.9\n\n- All.\n")
        try source.write("src/.ci/run", "echo CI ran\n")
        try source.write("src/Makefile", "check-older:\n\t@echo older ones verified\n")
        try source.write("src/.gitignore", ".build/\nPackage.resolved\n")
        try source.write("src/scripts/versions.0.0.9.resolved", "{}\n")
        try change(source)
        try run(source, "git init -q -b main; git add -A; git commit -q -m all; mkdir .build")
        return (source, try run(source, "bash scripts/release"))
    }

    @discardableResult
    private func run(_ source: Bnbook, _ commands: String) throws -> String {
        try source.run(
            tool: "/bin/sh", "-c",
            "cd src && export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b && { \(commands); } >../said 2>&1; echo exit $? >>../said"
        )
        return source.text("said")
    }

    @Test func theSameCommitGivesTheSameArchive() throws {
        let (source, said) = try release()
        defer { source.remove() }
        #expect(said.contains("CI ran\nolder ones verified\n") && said.hasSuffix("exit 0\n"), "\(said)")
        try run(source, "mv .build/*.sha256 ../first && rm .build/*.gz && git tag -d v0.0.9")
        #expect(try run(source, "bash scripts/release").hasSuffix("exit 0\n"))
        #expect(source.text("first") == source.text("src/.build/bnbook-0.0.9.tar.gz.sha256"))
        let files = try run(source, "tar -tzf .build/bnbook-0.0.9.tar.gz")
        #expect(files.contains("bnbook-0.0.9/Package.resolved\n"), "\(files)")
        #expect(files.contains("bnbook-0.0.9/scripts/versions.0.0.9.resolved\n"), "\(files)")
    }

    @Test(arguments: [
        ("CHANGELOG.md", "## 0.0.8\n", "CHANGELOG.md has no section \"## 0.0.9\""),
        ("CHANGELOG.md", "## Unreleased\n\n- More.\n\n## 0.0.9\n", "CHANGELOG.md has entries under \"Unreleased\""),
        ("Sources/CLI/Version.swift", "static let current = x\n", "Version.swift names no version"),
        ("Package.resolved", "{\"other\": 1}\n", "Package.resolved is not scripts/versions.0.0.9.resolved"),
        (".ci/run", "echo '{ }' >Package.resolved\n", "Package.resolved is not scripts/versions.0.0.9.resolved"),
        (".ci/run", "exit 3\n", "exit 3"), ("Makefile", "check-older:\n\tfalse\n", "Error 1"),
    ])
    func whatDoesNotAgreeIsNotReleased(file: String, text: String, words: String) throws {
        let (source, said) = try release { try $0.write("src/\(file)", text) }
        defer { source.remove() }
        let isReleased = try run(source, "git rev-parse v0.0.9").hasSuffix("exit 0\n")
        #expect(!isReleased && said.contains(words), "\(said)")
    }

    @Test func aTagSaysWhatItIsBuiltOf() throws {
        let (source, said) = try release { try $0.run(tool: "/bin/rm", "src/scripts/versions.0.0.9.resolved") }
        defer { source.remove() }
        #expect(said.contains("there is no scripts/versions.0.0.9.resolved; copy the Package.resolved"), "\(said)")
    }
}
