internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Runner

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
              bnbook render notebooks --single
              bnbook render notebooks --watch

            Of a folder, reports whose notebooks are gone are named, and with --prune removed: files that say themselves that \
            bnbook wrote them, and nothing else. The output folder is then taken to be of that folder alone.

            Parameters with several values give a report for each combination, in a folder of its own, and index.html that puts \
            them beside each other. A folder, or several notebooks, also get index.html. Files of the same names in the folder "templates" here \
            take the place of bnbook's own templates and themes. With --watch what a saved file changes is rendered again, \
            until Ctrl-C; `bnbook preview` also shows it in a browser.
            """)

    @OptionGroup var options: RenderOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var cluster: ClusterOptions

    @Flag(help: "Train every run anew, whatever the store holds.")
    var fresh = false

    @Flag(help: "Render again whenever something that the reports are made of is saved.")
    var watch = false

    @Flag(
        help: "Remove from the output folder what bnbook wrote of notebooks that the folder has no longer.")
    var prune = false

    @Flag(help: "Also write book.html, all reports on one page, with lists of their figures, tables and claims.")
    var single = false

    func validate() throws {
        if watch { try reading.expectLines() }
        if fresh, cluster.engine != nil {
            throw ValidationError("--fresh is given beside --on; expected one or the other")
        }
        for (isGiven, option) in [
            (fresh, "--fresh"), (prune, "--prune"), (cluster.engine != nil, "--on"), (single, "--single"),
        ]
        where isGiven && watch {
            throw ValidationError("\(option) is given beside --watch; expected one or the other")
        }
    }

    /// What is said where a render is interrupted.
    static let farewell = "bnbook: interrupted; finished runs are kept, and the same command goes on from there"

    func run() throws {
        Supervisor.shared.sayAtTheEnd(Self.farewell)
        try Console(isQuiet: options.quiet, diagnostics: reading.diagnostics).reporting(render)
    }
}

private extension RenderCommand {
    func render(_ console: Console) throws {
        if watch { try RenderLoop(options, reading, console: console).run() }
        let paths = try NotebookPaths(options.paths)
        if prune, paths.folder == nil {
            throw ValidationError(
                "--prune is given without a folder; expected one, all of whose notebooks are rendered")
        }
        if single, paths.folder == nil, paths.notebooks.count < 2 {
            throw ValidationError("--single is given with one notebook; expected a folder, or several")
        }
        if single, !(try options.formats().contains { $0 is HTMLFormat }) {
            throw ValidationError(
                "--single is given with --to \(options.to.joined(separator: ",")); expected html among the formats")
        }
        for notebook in paths.book?.leftOut ?? [] {
            console.warn("\(notebook) is in no chapter of \(paths.book?.folder ?? "")/bnbook.yml, and not rendered")
        }
        let points = try Overrides.points(reading, notebooks: paths.notebooks)
        let installation = try Installation.found()
        let templates = try options.templates(installation)
        let bounds = try NotebookBounds(options.sandbox, trusts: true, console: console)
        let passes = try points.map { point in
            var pass = try options.pass(
                point, paths, reading, installation, templates, bounds, isFresh: fresh, console: console)
            pass.renderer.isSingle = single
            return pass
        }
        let overview = GridPages(folder: options.folder, formats: try options.formats(), passes: passes)
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
        guard all.allSatisfy({ $0.report != nil }) else {
            if single { for pass in passes { pass.renderer.sayNoSinglePage("not all notebooks have a report") } }
            throw ExitCode(1)
        }
        let reports = outcomes.map { $0.compactMap(\.report) }
        if let folder = paths.folder { for pass in passes { pass.prune(folder, removes: prune, console) } }
        for (pass, reports) in zip(passes, reports)
        where !pass.renderer.writeShared(of: reports) {
            throw ExitCode(1)
        }
        if paths.folder != nil {
            for (pass, reports) in zip(passes, reports) { pass.renderer.leaveSite(of: reports, removes: prune) }
        }
        if !single { for pass in passes { pass.renderer.leaveSinglePage(removes: prune && paths.folder != nil) } }
        do { try overview?.write(reports, templates, theme: options.theme) } catch {
            console.error(error)
            throw ExitCode(1)
        }
    }
}
