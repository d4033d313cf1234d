internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Runner
internal import Store

/// Renders one notebook after another, with the same settings.
struct Renderer {
    let installation: Installation
    let reader: NotebookReader
    let templates: Templates
    let theme: String
    /// The folder that reports are written to.
    let output: String
    let formats: Set<ReportFormat>
    let series: NotebookSeries
    let jobs: Int
    let isFresh: Bool
    /// Whether a verdict that is not the expected one fails the render.
    let isStrict: Bool
    let console: Console

    /// Renders the notebook at `path`; `nil` where it failed, which has then been said.
    func render(_ path: String) -> Report? {
        do {
            let started = ContinuousClock.now
            let notebook = try reader.notebook(at: path)
            let store = installation.store(for: path)
            let math = KeptMath(folder: store, console: console)
            var outcome = try NotebookRun(
                installation: installation, store: store, jobs: jobs, isFresh: isFresh, console: console
            ).outcome(of: notebook)
            judge(&outcome.report)
            try write(outcome.report, math)
            if let failure = outcome.report.failure {
                console.error(failure)
            } else {
                console.say(summary(outcome, ContinuousClock.now - started))
            }
            return outcome.report.failure == nil ? outcome.report : nil
        } catch {
            console.error(error)
            return nil
        }
    }

    /// Writes the page that lists the reports, where there are several to list; `false` where it could not be written,
    /// which has then been said.
    func writeIndex(of reports: [Report]) -> Bool {
        guard series.hasIndex, formats.contains(.html), let first = reports.first else { return true }
        do {
            let math = KeptMath(folder: installation.store(for: first.notebook.path), console: console)
            try put(
                Array(try ReportIndex(reports: reports).html(templates, math: math, theme: theme).utf8),
                "\(output)/index.html")
            return true
        } catch {
            console.error(error)
            return false
        }
    }
}

private extension Renderer {
    /// Says where text, expectations and verdicts disagree; what is an error fails the report, the last of them said as
    /// its failure.
    func judge(_ report: inout Report) {
        guard report.failure == nil else { return }
        let problems = report.claimProblems(isStrict: isStrict)
        let errors = problems.filter { $0.severity == .error }
        report.failure = errors.last
        let said = (console.isQuiet ? [] : problems.filter { $0.severity == .warning }) + errors.dropLast()
        if !said.isEmpty { console.error(Diagnostics(said)) }
    }

    /// Writes every file of a good report, or the one page of a failed run, beside which the last good report stays.
    func write(_ report: Report, _ math: KeptMath) throws {
        let base = "\(output)/\(report.notebook.name)"
        let navigation = series.navigation(of: report.notebook.path)
        func html() throws -> [UInt8] {
            Array(try report.html(templates, math: math, theme: theme, navigation: navigation).utf8)
        }
        if report.failure != nil { return try put(try html(), "\(base).failed.html") }
        var files: [(path: String, bytes: [UInt8])] = []
        if formats.contains(.html) { files.append(("\(base).html", try html())) }
        if formats.contains(.md) {
            let markdown = try report.markdown(templates)
            files +=
                markdown.files.sorted { $0.key < $1.key }.map { ("\(output)/\($0.key)", $0.value) } + [
                    ("\(base).md", Array(markdown.text.utf8))
                ]
        }
        if formats.contains(.json) { files.append(("\(base).json", Array(try ReportRecord(report).json().utf8))) }
        for file in files { try put(file.bytes, file.path) }
        try? FileManager.default.removeItem(atPath: "\(base).failed.html")
    }

    /// A file that already says so is left alone.
    func put(_ bytes: [UInt8], _ path: String) throws {
        if FileManager.default.contents(atPath: path).map({ [UInt8]($0) == bytes }) == true { return }
        try writeAtomically(bytes, to: path)
    }

    /// `notebooks/q2.md → output/q2.{html,json,md}: 3 blocks, 26 runs: 20 reused, 6 trained (batchSize 512 is new), 5.2
    /// s`
    func summary(_ outcome: NotebookRun.Outcome, _ duration: Duration) -> String {
        let (report, runs) = (outcome.report, outcome.report.transcript.runs)
        let endings = formats.map(\.rawValue).sorted().joined(separator: ",")
        let reused = outcome.isReused ? runs.count : runs.count(where: \.isReused)
        let novelty = outcome.novelty.isEmpty ? "" : " (\(outcome.novelty))"
        let trained =
            runs.isEmpty
            ? "" : ", \(counted(runs.count, "run")): \(reused) reused, \(runs.count - reused) trained\(novelty)"
        let warnings = report.transcript.notices.map { "\n  warning: \($0)" }.joined()
        return
            "\(report.notebook.path) → \(output)/\(report.notebook.name).\(formats.count > 1 ? "{\(endings)}" : endings): "
            + "\(counted(report.notebook.blocks.count, "block"))\(outcome.isReused ? " unchanged" : "")\(trained), \(seconds(duration)) s\(warnings)"
    }
}

/// A duration in seconds with one decimal, two below a second.
func seconds(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    let scale = seconds < 1 ? 100.0 : 10
    return "\((seconds * scale).rounded() / scale)"
}
