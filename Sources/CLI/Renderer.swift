internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Runner
internal import Spelling
internal import Store

/// Renders one notebook after another, with the same settings.
struct Renderer {
    let installation: Installation
    let reader: NotebookReader
    let templates: Templates
    let theme: String
    /// What all reports are written to.
    let output: ReportFolder
    var series: NotebookSeries
    let jobs: Int
    let isFresh: Bool
    let bounds: NotebookBounds
    /// Whether a verdict that is not the expected one fails the render.
    let isStrict: Bool
    /// Over which claims their p is corrected on the page that lists the reports.
    let correction: ClaimCorrection
    let console: Console
    /// Whether a page that holds all reports is written.
    var isSingle = false
    /// Ends a run that is no longer wanted.
    var cancellation: Cancellation?
    /// A compiler that waits for what is changed next.
    var compiler: WaitingCompiler?
    /// Hears what a notebook's program says, as it comes.
    var listener: (Output) -> Void = { _ in }

    /// What came of a notebook.
    enum Outcome {
        case report(Report)
        /// It failed, which has been said.
        case failed([any Error])
        /// Its runs are with an engine, or have come back without results.
        case waiting

        var report: Report? { if case .report(let report) = self { report } else { nil } }
        var isWaiting: Bool { if case .waiting = self { true } else { false } }
        var isFailed: Bool { if case .failed = self { true } else { false } }
        /// What is wrong; nothing where there is a report.
        var problems: [any Error] { if case .failed(let problems) = self { problems } else { [] } }
    }

    /// Renders the notebook at `path`, which may have been read before.
    func render(_ path: String, _ reading: NotebookReading?, _ memory: inout RenderMemory) -> Outcome {
        do {
            if StoreKey.own == nil { console.warn(StoreKey.absence) }
            let started = ContinuousClock.now
            let notebook = try reader.notebook(at: path, reading)
            let store = Installation.store(for: path)
            let math = MathCache(folder: store, console: console, known: reader.formulas)
            var outcome = try NotebookRun(
                installation: installation, store: store, jobs: jobs, isFresh: memory.makesFresh(path, isFresh),
                bounds: bounds, console: console, cancellation: cancellation, compiler: compiler, listener: listener
            ).outcome(of: notebook)
            let quotes = try quotes(of: notebook, &memory)
            outcome.report.quote(quotes)
            if !quotes.isEmpty {
                try OutputCache(folder: store, onStoreError: console.storeError).keep(
                    quotes: quotes.reduce(into: [:]) { $0[$1.key] = $1.shown }, of: path)
            }
            let problems = judge(&outcome.report)
            try write(outcome.report, math, titles: titles(beside: notebook, &memory))
            if outcome.report.failure == nil {
                output.folder(of: path).remove(notebook.name + HTMLFormat.failureEnding, of: notebook.name)
                for warning in outcome.report.crowdProblems { console.warn(warning) }
            }
            if let failure = outcome.report.failure {
                if let new = memory.unsaid(failure) { console.error(new) }
                return .failed(problems + [failure])
            }
            console.say(summary(outcome, ContinuousClock.now - started))
            return .report(outcome.report)
        } catch {
            if !(error is CancellationError), let new = memory.unsaid(error) { console.error(new) }
            return .failed([error])
        }
    }
}

extension Renderer {
    /// Whether the notebook at `path` has no page in a format that is written, as it failed and there is none of an
    /// earlier render either.
    func lacksPage(_ path: String, _ outcome: Outcome) -> Bool {
        let stem = "\(series.output(of: path))/\(Notebook.name(ofPath: path))"
        return outcome.isFailed
            && output.formats.contains { !FileManager.default.fileExists(atPath: "\(stem).\($0.name)") }
    }

    /// Writes the reports again whose pages lead elsewhere than they did with the series of `before`, as other notebooks
    /// failed or came right since. Gives their notebooks' paths.
    @discardableResult
    func renew(_ reports: [Report], since before: NotebookSeries, _ memory: inout RenderMemory) -> [String] {
        if series.failed == before.failed { return [] }
        return reports.filter { report in
            let path = report.notebook.path, titles = titles(beside: report.notebook, &memory)
            guard series.navigation(of: path, titles: titles) != before.navigation(of: path, titles: titles) else {
                return false
            }
            do {
                let math = MathCache(folder: Installation.store(for: path), console: console, known: reader.formulas)
                try write(report, math, titles: titles)
                return true
            } catch {
                console.error(error)
                return false
            }
        }.map(\.notebook.path)
    }
}

private extension Renderer {
    /// Says where text, expectations and verdicts disagree; what is an error fails the report, the last of them said as
    /// its failure. Gives the others.
    func judge(_ report: inout Report) -> [Diagnostic] {
        guard report.failure == nil else { return [] }
        let problems = report.claimProblems(isStrict: isStrict)
        let pictures = report.notebook.problems(ofPicturesPrintedIn: report.transcript)
        let errors = pictures + problems.filter { $0.severity == .error }
        report.failure = errors.last
        let said = (console.isQuiet ? [] : problems.filter { $0.severity == .warning }) + errors.dropLast()
        if !said.isEmpty { console.error(Diagnostics(said)) }
        return errors.dropLast()
    }

    /// Writes every file of a good report, or the one page of a failed run, beside which the last good report stays.
    func write(_ report: Report, _ math: MathCache, titles: [String: PageTitle]) throws {
        var report = report
        report.failedNotebooks = report.notebook.named(of: series.failedNotebooks(beside: report.notebook.path))
        for warning in report.failedLinkProblems { console.warn(warning) }
        let page = PageSettings(
            templates: templates, math: math, theme: theme,
            navigation: series.navigation(of: report.notebook.path, titles: titles),
            isSafe: reader.isSafe)
        var output = output.folder(of: report.notebook.path)
        output.inputs.add(report.notebook, files: report.files.map(\.name))
        if report.failure != nil { return try output.write([HTMLFormat().failure(of: report, page)]) }
        let record = try page.record(of: report)
        let files = try output.formats.flatMap { try $0.files(of: report, record: record, page) }
        for file in files where HTMLFormat().lacksPolicy(file) {
            console.warn(
                "\(file.name): the project's own templates drop the page's Content-Security-Policy, so what it holds can run scripts and load from elsewhere; expected <meta http-equiv=\"Content-Security-Policy\" content=\"\(HTMLFormat.policy)\">"
            )
        }
        try output.write(files)
        output.removeLeft(of: report.notebook.name, besides: files)
    }

    /// `notebooks/q2.md → output/q2.{html,json,md}: 3 blocks, 26 runs: 20 reused, 6 trained (batchSize 512 is new), 5.2
    /// s`
    func summary(_ outcome: NotebookRun.Outcome, _ duration: Duration) -> String {
        let report = outcome.report, count = report.runCount
        var trainedCount = 0
        if !outcome.isReused {
            report.transcript.runs.forEachOnce { runs, place in trainedCount += runs.isReused(at: place) ? 0 : 1 }
        }
        let endings = output.formats.map(\.name).sorted().joined(separator: ",")
        let changeSummary = outcome.changeSummary.isEmpty ? "" : " (\(outcome.changeSummary))"
        let trained =
            count == 0
            ? "" : ", \(counted(count, "run")): \(count - trainedCount) reused, \(trainedCount) trained\(changeSummary)"
        let warnings = report.transcript.notices.filter(console.isNew).map { "\n  warning: \($0)" }.joined()
        return
            "\(report.notebook.path) → \(series.output(of: report.notebook.path))/\(report.notebook.name).\(output.formats.count > 1 ? "{\(endings)}" : endings): "
            + "\(counted(report.notebook.blocks.count, "block"))\(outcome.isReused ? " unchanged" : "")\(trained), \(seconds(duration)) s\(warnings)"
    }
}

/// A duration in seconds with one decimal, two below a second.
func seconds(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    let scale = seconds < 1 ? 100.0 : 10
    return "\((seconds * scale).rounded() / scale)"
}
