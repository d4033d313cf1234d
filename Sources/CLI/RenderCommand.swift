internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Report
internal import Runner
internal import Spelling

/// `bnbook render`: runs notebooks and writes their reports.
struct RenderCommand: NotebookReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Run notebooks and write their reports.",
        discussion: """
            A report is written whole or not at all. Where a notebook fails, what came before the failure is written as \
            NAME.failed.html, the last good report stays, and the exit code is 1. Nothing that is read is replaced, nor a \
            file that bnbook did not write.

            EXAMPLES
              bnbook render notebooks
              bnbook render q2.md q3.md --to html,md --output site
              bnbook render q2.md --to pdf
              bnbook render q3.md --param epochs=1 --output quick --theme book
              bnbook render q3.md --param rate=0.1,0.01 --param width=64,128
              bnbook render q3.md --on slurm --with "--partition=short"

            Parameters with several values give a report for each combination, in a folder of its own, and index.html that puts \
            them beside each other. A folder, or several notebooks, also get index.html. Files of the same names in the folder "templates" here \
            take the place of bnbook's own templates and themes.
            """)

    @Argument(help: "Notebooks, or folders of notebooks; q1.md also finds notebooks/q1.md.")
    var paths: [String]

    @Option(name: .shortAndLong, help: "The folder that reports are written to.")
    var output = "output"

    @Option(
        help: ArgumentHelp(
            "What to write, with commas between: "
                + reportFormats.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ") + ".",
            valueName: "formats"))
    var to = reportFormats.filter { !$0.isOnlyOnRequest }.map(\.name).joined(separator: ",")

    @Option(help: "The looks of HTML pages: article, book, plain, or a style sheet in templates/themes.")
    var theme = "article"

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var sandbox: SandboxOptions

    @Option(help: "How many cores to train on (default: all).")
    var jobs: Int?

    @OptionGroup var cluster: ClusterOptions

    @Flag(help: "Train every run anew, whatever the store holds.")
    var fresh = false

    @Flag(help: "Fail where a claim's verdict is not the one that its block expects.")
    var strictClaims = false

    @Option(
        help: ArgumentHelp(
            "Over which claims index.html corrects their p: report (Holm, each report by itself), holm or benjamini-hochberg (all claims of the folder); also a key of bnbook.yml (default: report).",
            valueName: "method"))
    var correction: ClaimCorrection?

    @Flag(name: .shortAndLong, help: "Report nothing but errors.")
    var quiet = false

    func validate() throws {
        try expectJobs(jobs)
        try expectNamed(output, "--output")
        if fresh, cluster.engine != nil {
            throw ValidationError("--fresh is given beside --on; expected one or the other")
        }
        _ = try formats()
    }

    func run() throws {
        Supervisor.shared.sayAtTheEnd(
            "bnbook: interrupted; finished runs are kept, and the same command goes on from there")
        let notebooks = try NotebookPaths(paths).notebooks
        let points = try Overrides.points(reading, notebooks: notebooks)
        let console = Console(isQuiet: quiet, diagnostics: reading.diagnostics)
        let installation = try Installation.found()
        let templates = try templates(installation)
        let bounds = try NotebookBounds(sandbox, trusts: true, console: console)
        let passes = try points.map { point in
            try pass(point, notebooks, installation, templates, bounds, console)
        }
        let overview = GridPages(folder: folder, formats: try formats(), passes: passes)
        do {
            for pass in passes { try pass.check() }
            try overview?.check()
        } catch let error as ReportFolderError { throw ValidationError("\(error)") }
        for notebook in passes.flatMap(\.notebooks) {
            try bounds.admit(cluster.engine(project: notebook.frontMatter.engines), of: notebook, console)
        }
        let prepared = try cluster.train(passes, installation: installation, bounds: bounds, console: console)
        let outcomes = zip(passes, prepared).map { $0.render($1) }
        let all = outcomes.flatMap(\.self)
        if all.contains(where: \.isWaiting), !all.contains(where: \.isFailed) { throw ExitCode(EX_TEMPFAIL) }
        guard all.allSatisfy({ $0.report != nil }) else { throw ExitCode(1) }
        let reports = outcomes.map { $0.compactMap(\.report) }
        for (pass, reports) in zip(passes, reports) where !pass.renderer.writeIndex(of: reports) { throw ExitCode(1) }
        do { try overview?.write(reports, templates, theme: theme) } catch {
            console.error(error)
            throw ExitCode(1)
        }
    }
}

private extension RenderCommand {
    /// What is rendered with one value of each parameter.
    func pass(
        _ point: Overrides.Point, _ notebooks: [String], _ installation: Installation, _ templates: Templates,
        _ bounds: NotebookBounds, _ console: Console
    ) throws -> RenderPass {
        let folder = point.name.map { "\(self.folder)/\($0)" } ?? self.folder
        let reader = NotebookReader(
            installation: installation, overrides: point.overrides, isSafe: reading.safe, console: console)
        let readings = notebooks.map { EarlyReading($0, reader: reader) }
        let named = readings.map { (path: $0.path, notebook: $0.reading?.notebook) }
        let renderer = Renderer(
            installation: installation, reader: reader, templates: templates, theme: theme,
            output: ReportFolder(path: folder, formats: try formats(), inputs: inputs(named, installation)),
            series: NotebookSeries(notebooks, output: folder),
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, isFresh: fresh,
            bounds: bounds, isStrict: strictClaims,
            correction: try correction ?? Self.correction(of: named), console: console)
        return RenderPass(point: point.name, readings: readings, renderer: renderer)
    }

    /// The templates, the project's own in the folder `templates` here before bnbook's.
    func templates(_ installation: Installation) throws -> Templates {
        let templates = try Templates(folder: installation.templates, project: "templates")
        guard templates.themes.contains(theme) else { throw ReportError.unknownTheme(theme, known: templates.themes) }
        return templates
    }

    /// The folder that reports are written to, without a slash at its end.
    var folder: String { output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output }

    /// What these notebooks are rendered from.
    func inputs(_ notebooks: [(path: String, notebook: Notebook?)], _ installation: Installation) -> RenderInputs {
        RenderInputs(
            notebooks, others: [reading.parameterFile].compactMap(\.self),
            folders: ["templates", installation.templates])
    }

    /// What the projects of these notebooks say about their claims.
    /// - Throws: `ValidationError` where two say different things.
    static func correction(of notebooks: [(path: String, notebook: Notebook?)]) throws -> ClaimCorrection {
        let said = notebooks.map { (path: $0.path, correction: $0.notebook?.frontMatter.correction ?? .report) }
        guard let first = said.first else { return .report }
        if let other = said.first(where: { $0.correction != first.correction }) {
            throw ValidationError(
                "the bnbook.yml of \(first.path) says correction: \(first.correction.rawValue), and that of \(other.path) \(other.correction.rawValue); say which with --correction"
            )
        }
        return first.correction
    }

    /// Those that `--to` names, in their own order.
    func formats() throws -> [any ReportFormat] {
        let known = reportFormats.map(\.name)
        let names = to.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        for name in names where !known.contains(name) {
            let hint = suggestion(for: name, among: known).map { "; \($0)" } ?? ""
            throw ValidationError(
                "unknown format \"\(name)\" in --to; expected \(known.joined(separator: ", "))\(hint)")
        }
        return reportFormats.filter { names.contains($0.name) }
    }
}

extension ClaimCorrection: ExpressibleByArgument {}
