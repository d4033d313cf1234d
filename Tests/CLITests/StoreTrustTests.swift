import Foundation
import Testing

/// Results that came with a cloned folder are told from this machine's own.
@Suite struct StoreTrustTests {
    private static let notebook = """
        # A

        ```swift experiment
        let result = try Experiment(on: .moons(train: 40, test: 20), epochs: 1, seeds: 2) {
            Model("M") { Dense(2, activation: .softmax) }
        }.run()
        ```

        `{swift} result["M"].testAccuracy`

        """
    private static let mark =
        "2 of its 2 training runs came with a store that another machine wrote, or a bnbook that did not sign results yet, and it is not known that they were carried out on the one that made this report."

    /// A project with results of another user's.
    private func cloned() throws -> Bnbook {
        let bnbook = try Bnbook()
        try bnbook.write("notebooks/a.md", Self.notebook)
        var other = bnbook
        other.environment["XDG_CONFIG_HOME"] = "other"
        try other.run("render", "notebooks/a.md", "--to", "md", "--output", "theirs")
        #expect(bnbook.text("other/bnbook/store.key").count == 65)
        return bnbook
    }

    @Test func resultsOfAnotherMachineCarryAMarkUntilTheyAreVerified() throws {
        let bnbook = try cloned()
        defer { bnbook.remove() }
        let first = try bnbook.run("render", "notebooks/a.md", "--to", "html,json")
        #expect(first.exitCode == 0 && first.output.contains("2 runs: 2 reused, 0 trained"), "\(first.output)")
        #expect(first.errors.contains("2 of 2 runs came with a store that another machine wrote"), "\(first.errors)")
        #expect(bnbook.text("output/a.html").contains(Self.mark))
        let verified = try bnbook.run("verify", "output")
        #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
        #expect(verified.output.contains("2 runs came from another machine when it was made"), "\(verified.output)")
        #expect(
            verified.output.contains("2 results that came from another machine are this one's own now"),
            "\(verified.output)")
        let second = try bnbook.run("render", "notebooks/a.md", "--to", "html,json")
        #expect(
            second.output.contains("2 reused, 0 trained") && !second.errors.contains("another machine"),
            "\(second.errors)")
        #expect(!bnbook.text("output/a.html").contains("another machine"))
    }

    /// A false result makes a false report, which says where it is from, and which `verify` does not let pass.
    @Test func whatIsForgedStaysForeign() throws {
        let bnbook = try cloned()
        defer { bnbook.remove() }
        let runs = "notebooks/.bnbook/runs"
        let name = try #require(bnbook.files(runs).keys.sorted().first { $0.split(separator: "/").last?.count == 62 })
        let bytes = try Data(contentsOf: bnbook.folder.appending(path: "\(runs)/\(name)"))
        let text = String(decoding: bytes.dropFirst(129), as: UTF8.self)
        let forged = text.replacing(#/"testAccuracy":[0-9.]+/#, with: "\"testAccuracy\":0.999")
        #expect(forged != text)
        try bnbook.write("forged", forged)
        let digest = try shell("sha256sum < forged | cut -c1-64", in: bnbook)
        try bnbook.write("\(runs)/\(name)", digest + forged)
        try bnbook.run("render", "notebooks/a.md", "--to", "html,json")
        #expect(bnbook.text("output/a.html").contains(Self.mark))
        let outcome = try bnbook.run("verify", "output")
        #expect(outcome.exitCode == 1 && outcome.output.contains("the run gives"), "\(outcome.output)")
        try bnbook.run("render", "notebooks/a.md", "--to", "html,json")
        #expect(bnbook.text("output/a.html").contains(Self.mark))
    }

    @Test func aStoreCanBeTrusted() throws {
        let bnbook = try cloned()
        defer { bnbook.remove() }
        let outcome = try bnbook.run("store", "trust")
        #expect(outcome.exitCode == 0 && outcome.output.contains("runs: 2 entries"), "\(outcome.output)")
        let rendered = try bnbook.run("render", "notebooks/a.md", "--to", "html")
        #expect(rendered.output.contains("unchanged") && rendered.errors.isEmpty, "\(rendered.errors)")
    }

    @Test func withoutAPlaceForASecretAllIsAsBefore() throws {
        var bnbook = try cloned()
        defer { bnbook.remove() }
        bnbook.environment["XDG_CONFIG_HOME"] = "/proc/nowhere"
        let outcome = try bnbook.run("render", "notebooks/a.md", "--to", "html")
        #expect(outcome.exitCode == 0 && outcome.output.contains("unchanged"), "\(outcome.output)")
        #expect(outcome.errors.contains("no secret can be kept"), "\(outcome.errors)")
        #expect(!bnbook.text("output/a.html").contains("another machine"))
    }

    private func shell(_ line: String, in bnbook: Bnbook) throws -> String {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = bnbook.folder
        process.standardOutput = pipe
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
