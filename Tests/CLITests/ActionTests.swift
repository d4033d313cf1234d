import Foundation
import Notebook
import Testing

/// GitHub's action: its steps are run as they stand in `action.yml`, with a stand-in for GitHub.
@Suite struct ActionTests {
    private static let notebook = "---\nparams: {n: 3}\n---\n\nIt is `{swift} params.n * 2`.\n"

    /// A repository whose first commit has a report, and whose work tree has been changed.
    private func repository(_ changed: String) throws -> Bnbook {
        var bnbook = try Bnbook()
        let path = bnbook.folder.path(percentEncoded: false)
        for (name, value) in ["GIT_AUTHOR", "GIT_COMMITTER"].flatMap({ [("\($0)_NAME", "A"), ("\($0)_EMAIL", "a@b")] })
        {
            bnbook.environment[name] = value
        }
        bnbook.environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
        try bnbook.write("notebooks/q.md", Self.notebook)
        try bnbook.run("render", "notebooks", "--quiet")
        for arguments in [["init", "-q", path], ["add", "notebooks", "output"], ["commit", "-q", "-m", "First"]] {
            let git = try bnbook.start(arguments)
            git.executableURL = URL(filePath: "/usr/bin/git")
            try git.run()
            git.waitUntilExit()
        }
        try bnbook.write("notebooks/q.md", changed)
        return bnbook
    }

    @Test func whatMovedIsCommented() throws {
        let bnbook = try repository(Self.notebook.replacing("n: 3", with: "n: 4"))
        defer { bnbook.remove() }
        let runner = try ActionRunner(bnbook)
        try runner.run()
        let body = bnbook.text("temp/bnbook-body.md")
        #expect(body.hasPrefix("<!-- bnbook diff -->") && body.contains("8"), "\(body) \(runner.said)")
        #expect(bnbook.text("temp/gh.log").contains("--silent repos/o/r/issues/7/comments --field body=@"))
        #expect(bnbook.text("temp/summary").contains(body))
        // A later push changes the comment that is there.
        let second = try ActionRunner(bnbook, comment: "12")
        try second.run()
        #expect(bnbook.text("temp/gh.log").contains("--silent --method PATCH repos/o/r/issues/comments/12 --field"))
        #expect(
            second.skipped.contains("Build bnbook") && second.skipped.contains("Upload the reports for GitHub Pages"))
    }

    /// A pull request from a fork may not write: its job does not fail of it.
    @Test func aRefusedCommentIsANotice() throws {
        let bnbook = try repository(Self.notebook.replacing("n: 3", with: "n: 4"))
        defer { bnbook.remove() }
        let runner = try ActionRunner(bnbook)
        try bnbook.write("temp/tools/gh", "#!/bin/sh\necho 'gh: HTTP 403' >&2\nexit 1\n")
        try runner.run()
        #expect(runner.said.contains("gh: HTTP 403") && runner.said.contains("::notice::GitHub takes no comment"))
        #expect(bnbook.text("temp/summary").contains("8"))
    }

    @Test func ofChangedWordsNothingIsSaid() throws {
        let bnbook = try repository(Self.notebook.replacing("It is", with: "That makes"))
        defer { bnbook.remove() }
        try ActionRunner(bnbook, comment: "12").run()
        #expect(bnbook.text("temp/gh.log").contains("--silent --method DELETE repos/o/r/issues/comments/12"))
        #expect(bnbook.text("output/q.md").contains("That makes 6"))
    }

    @Test func mistakesAreAnnotationsAndEndTheJob() throws {
        let bnbook = try repository(Self.notebook.replacing("params.n", with: "params.m"))
        defer { bnbook.remove() }
        let runner = try ActionRunner(bnbook)
        #expect(throws: ActionRunner.Failure.self) { try runner.run() }
        #expect(runner.said.contains("::error file=notebooks/q.md,line=5"), "\(runner.said)")
        #expect(bnbook.text("temp/gh.log") == "")
    }

    /// Where there is no pull request nothing is compared, and reports go to GitHub Pages where that is asked for.
    @Test func aPushIsRenderedAndVerified() throws {
        let bnbook = try repository(Self.notebook)
        defer { bnbook.remove() }
        let runner = try ActionRunner(bnbook, event: "push", inputs: ["publish": "true"])
        try runner.run()
        #expect(runner.skipped == ["Build bnbook", "Compare with the pull request's base", "Comment"])
        #expect(runner.said.contains("output/q.html: verified"), "\(runner.said)")
    }
}

/// Carries out `action.yml` as GitHub's runner does: expressions, conditions, files of environment and outputs. Actions of
/// others are left out; bnbook is there, as from the cache.
private final class ActionRunner {
    struct Failure: Error { var step: String }

    private(set) var said = ""
    private(set) var skipped: [String] = []
    private let bnbook: Bnbook
    private let action: YAMLNode
    private var values: [String: String]
    private var environment: [String: String] = [:]
    private var path: [String] = []

    /// `comment` is the id of a comment that the pull request has.
    init(_ bnbook: Bnbook, event: String = "pull_request", inputs: [String: String] = [:], comment: String = "") throws
    {
        self.bnbook = bnbook
        let root = URL(filePath: #filePath).appending(path: "../../../").standardizedFileURL.path(percentEncoded: false)
        let text = try String(contentsOfFile: root + "/action.yml", encoding: .utf8)
        action = try #require(try YAMLNode(yaml: text))
        let temp = bnbook.folder.appending(path: "temp").path(percentEncoded: false)
        values = [
            "runner.temp": temp, "github.event_name": event, "github.token": "secret", "github.run_id": "1",
            "github.run_attempt": "1", "github.event.pull_request.number": "7",
            "github.event.pull_request.base.sha": "HEAD", "steps.build-cache.outputs.cache-hit": "true",
        ]
        for (name, input) in action["inputs"]?.mapping ?? [] {
            let name = name.string ?? ""
            values["inputs.\(name)"] = inputs[name] ?? filled(input["default"]?.string ?? "")
        }
        environment = [
            "GITHUB_ACTION_PATH": root, "RUNNER_TEMP": temp, "GITHUB_REPOSITORY": "o/r", "CI": "true",
            "GITHUB_STEP_SUMMARY": temp + "/summary", "GITHUB_ENV": temp + "/env", "GITHUB_PATH": temp + "/path",
            "GITHUB_OUTPUT": temp + "/output",
        ]
        try bnbook.write(
            "temp/bnbook/bin/bnbook",
            "#!/bin/sh\nexec '\(Bnbook.executable.path(percentEncoded: false))' \"$@\"\n")
        try bnbook.write(
            "temp/tools/gh",
            "#!/bin/sh\necho \"$@\" >>\"$RUNNER_TEMP/gh.log\"\ncase \"$*\" in *--paginate*) echo \(comment);; esac\n")
        for file in ["temp/bnbook/bin/bnbook", "temp/tools/gh"] {
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: bnbook.folder.appending(path: file).path(percentEncoded: false))
        }
        path = [temp + "/tools"]
    }

    /// - Throws: `Failure` for the first step that fails.
    func run() throws {
        let steps = try #require(action["runs"]?["steps"]?.sequence)
        for step in steps {
            let name = step["name"]?.string ?? ""
            if let condition = step["if"]?.string, !isTrue(condition) { skipped.append(name); continue }
            guard let script = step["run"]?.string else { continue }
            #expect(step["shell"]?.string == "bash")
            for file in ["env", "path", "output"] { try bnbook.write("temp/\(file)", "") }
            var own = environment
            for (key, value) in step["env"]?.mapping ?? [] { own[key.string ?? ""] = filled(value.string ?? "") }
            guard try bash(script, own) == 0 else { throw Failure(step: name) }
            for (key, value) in pairs("temp/env") { environment[key] = value }
            for (key, value) in pairs("temp/output") {
                values["steps.\(step["id"]?.string ?? "").outputs.\(key)"] = value
            }
            path = bnbook.text("temp/path").split(separator: "\n").map(String.init) + path
        }
    }

    private func bash(_ script: String, _ own: [String: String]) throws -> Int32 {
        try bnbook.write("temp/step.sh", script)
        let process = try bnbook.start(["--noprofile", "--norc", "-eo", "pipefail", "temp/step.sh"])
        process.executableURL = URL(filePath: "/bin/bash")
        let inherited = process.environment ?? [:]
        let search = (path + [inherited["PATH"] ?? ""]).joined(separator: ":")
        process.environment = inherited.merging(own) { $1 }.merging(["PATH": search]) { $1 }
        try bnbook.write("temp/said", "")
        let file = try FileHandle(forWritingTo: bnbook.folder.appending(path: "temp/said"))
        (process.standardOutput, process.standardError) = (file, file)
        try process.run()
        process.waitUntilExit()
        said += bnbook.text("temp/said")
        return process.terminationStatus
    }

    /// The lines `name=value` of a file.
    private func pairs(_ file: String) -> [(String, String)] {
        bnbook.text(file).split(separator: "\n").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
            .filter { $0.count == 2 }.map { ($0[0], $0[1]) }
    }

    /// A text with its `${{ expressions }}`.
    private func filled(_ text: String) -> String {
        text.replacing(#/\$\{\{ ([a-z0-9_.-]+) \}\}/#) { match in
            let value = values[String(match.1)]
            if value == nil, !match.1.hasPrefix("steps.") { Issue.record("nothing is called \(match.1)") }
            return value ?? ""
        }
    }

    /// Whether a condition holds: comparisons with `&&` between them.
    private func isTrue(_ condition: String) -> Bool {
        condition.split(separator: " && ").allSatisfy { part in
            guard let match = part.wholeMatch(of: #/([a-z0-9_.-]+) (==|!=) '([^']*)'/#) else {
                Issue.record("the condition is not understood: \(part)")
                return false
            }
            return (values[String(match.1)] == String(match.3)) == (match.2 == "==")
        }
    }
}

private extension YAMLNode {
    /// The value of a key.
    subscript(_ key: String) -> YAMLNode? { mapping?.first { $0.key.string == key }?.value }
}
