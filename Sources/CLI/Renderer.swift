internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Runner
internal import Store

/// Renders one notebook after another, with the same settings.
struct Renderer {
    let installation: Installation
    let templates: Templates
    /// The folder that reports are written to.
    let output: String
    let formats: Set<ReportFormat>
    let jobs: Int
    let isFresh: Bool
    let console: Console

    /// Renders the notebook at `path`; `false` where it failed, which has then been said.
    func render(_ path: String, overrides: [String: String]) -> Bool {
        do {
            let started = ContinuousClock.now
            let notebook = try Notebook.read(path, overrides: overrides)
            let store = installation.store(for: path)
            let math = KeptMath(folder: store)
            try notebook.checkFormulas(math)
            let report = try run(notebook, store)
            try write(report, math)
            if let failure = report.failure { console.error(failure) } else { console.say(summary(report, ContinuousClock.now - started)) }
            return report.failure == nil
        } catch {
            console.error(error)
            return false
        }
    }
}

private extension Renderer {
    func run(_ notebook: Notebook, _ store: String) throws -> Report {
        if notebook.blocks.isEmpty && notebook.inlines.isEmpty { return Report(notebook: notebook, transcript: Transcript()) }
        let display = console.progress(of: notebook)
        defer { display.finish() }
        display.note("compiling")
        let program = try ProgramBuilder(toolchain: installation.toolchain, folder: "\(store)/programs").program(of: notebook)
        let folder = URL(filePath: notebook.path).deletingLastPathComponent().path()
        let runner = ProgramRunner(
            folder: folder, timeout: notebook.frontMatter.timeout, store: URL(filePath: store).path(), isFresh: isFresh, jobs: jobs)
        let transcript = try runner.run(program, onOutput: display.take)
        return Report(notebook: notebook, transcript: transcript, failure: transcript.failure.map(notebook.diagnostic))
    }

    /// Writes every file of a good report, or the one page of a failed run, beside which the last good report stays.
    func write(_ report: Report, _ math: KeptMath) throws {
        let base = "\(output)/\(report.notebook.name)"
        let folder = URL(filePath: report.notebook.path).deletingLastPathComponent().path()
        let siblings = Set((try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) } ?? [])
        if report.failure != nil { return try put(try report.html(templates, math: math, siblings: siblings), "\(base).failed.html") }
        var files: [(path: String, text: String)] = []
        if formats.contains(.html) { files.append(("\(base).html", try report.html(templates, math: math, siblings: siblings))) }
        if formats.contains(.md) {
            let markdown = try report.markdown(templates)
            files += markdown.files.sorted { $0.key < $1.key }.map { ("\(output)/\($0.key)", $0.value) } + [("\(base).md", markdown.text)]
        }
        if formats.contains(.json) { files.append(("\(base).json", try report.json())) }
        for file in files { try put(file.text, file.path) }
        try? FileManager.default.removeItem(atPath: "\(base).failed.html")
    }

    func put(_ text: String, _ path: String) throws { try writeAtomically(Array(text.utf8), to: path) }

    /// `notebooks/q2.md → output/q2.{html,json,md}: 3 blocks, 10 runs (4 reused, 6 trained), 5.2 s`
    func summary(_ report: Report, _ duration: Duration) -> String {
        let endings = formats.map(\.rawValue).sorted().joined(separator: ",")
        let runs = report.transcript.runs
        let reused = runs.count(where: \.isReused)
        let trained = runs.isEmpty ? "" : ", \(counted(runs.count, "run")) (\(reused) reused, \(runs.count - reused) trained)"
        let warnings = report.transcript.notices.map { "\n  warning: \($0)" }.joined()
        return "\(report.notebook.path) → \(output)/\(report.notebook.name).\(formats.count > 1 ? "{\(endings)}" : endings): "
            + "\(counted(report.notebook.blocks.count, "block"))\(trained), \(seconds(duration)) s\(warnings)"
    }
}

/// "1 run", "2 runs".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// A duration in seconds with one decimal, two below a second.
func seconds(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    let scale = seconds < 1 ? 100.0 : 10
    return "\((seconds * scale).rounded() / scale)"
}
