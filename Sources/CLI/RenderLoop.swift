internal import Document
internal import Foundation
internal import Notebook
internal import Outputs
internal import Preview
internal import Report
internal import Runner
internal import Store

/// Renders notebooks, and again whenever something that they are made of is saved, until the process ends.
final class RenderLoop {
    /// Hears how it goes on.
    protocol Listener {
        /// These notebooks are rendered.
        func began(_ session: RenderSession)
        /// A notebook that could be read is about to run; `last` is the last good report of it.
        func began(_ notebook: Notebook, last: Report?, in session: RenderSession)
        /// What its program says.
        func heard(_ output: Output)
        /// What came of the notebook at a path.
        func ended(_ path: String, _ reading: Notebook?, _ outcome: Renderer.Outcome, last: Report?)
        /// The pages of these notebooks were written anew, as they lead elsewhere now.
        func renewed(_ paths: [String])
    }

    private let options: RenderOptions
    private let reading: ReadingOptions
    private let console: Console
    private let listener: (any Listener)?
    private let watch: FolderWatch
    private let queue = SaveQueue()
    private let compiler = WaitingCompiler()
    private var session: RenderSession
    /// The last good report of each notebook.
    private var reports: [String: Report] = [:]
    /// The notebooks without a page, as they failed.
    private var failed: Set<String> = []
    /// The links that lead nowhere since what they lead to was saved, by the notebooks that they stand in.
    private var deadLinks: [String: [Diagnostic]] = [:]

    /// - Throws: what cannot be carried out as it is asked for, and `SystemError` where files cannot be watched.
    init(
        _ options: RenderOptions, _ reading: ReadingOptions, console: Console, listener: (any Listener)? = nil
    ) throws {
        (self.options, self.reading, self.console, self.listener) = (options, reading, console, listener)
        do throws(SystemError) {
            watch = try FolderWatch()
        } catch {
            throw WatchError(reason: error.reason)
        }
        session = try RenderSession(options, reading, console: console)
    }

    /// Tells what is going to be rendered.
    func announce() { listener?.began(session) }

    /// Goes on until a signal ends the process.
    func run() -> Never {
        begin()
        let (queue, watch) = (queue, watch)
        Thread.detachNewThread { while true { queue.saved(watch.next()) } }
        while true {
            switch queue.next() {
            case .reload: reload()
            case .render(let path, let cancellation):
                render(path, cancellation)
                // Nothing is loaded while the page is drawn.
                if !queue.waits(atMost: timeToDraw) { compiler.prepare() }
            }
        }
    }
}

/// In seconds.
private let timeToDraw = 0.06

/// Why files cannot be watched.
private struct WatchError: Error, CustomStringConvertible {
    var reason: String
    var description: String { "files cannot be watched: \(reason)" }
}

private extension RenderLoop {
    func begin() {
        let folders = options.paths.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        watch.add(session.notebooks + session.sharedFiles)
        watch.add(session.sharedFiles.flatMap { ["\($0)/any", "\($0)/themes/any"] } + folders.map { "\($0)/any" })
        queue.render(session.notebooks, sharedFiles: session.sharedFiles, folders: folders)
        listener?.began(session)
    }

    /// Where that cannot be, what there was goes on.
    func reload() {
        do {
            session = try RenderSession(options, reading, console: console)
            begin()
        } catch {
            console.error(error)
        }
    }

    func render(_ path: String, _ cancellation: Cancellation) {
        var early = EarlyReading(path, reader: session.renderer.reader)
        watch.add(early.files)
        // Between reading a file and watching its folder it may have been saved.
        if early.current == nil { early = EarlyReading(path, reader: session.renderer.reader) }
        let notebook = early.reading?.notebook
        // What other pages say of a notebook: all are rendered again.
        if let notebook, session.renderer.series.isOutdated(by: notebook) { reload() }
        var files = early.files.union(notebook.map(filesBeside) ?? [])
        follow(path, files)
        if let notebook { listener?.began(notebook, last: reports[path], in: session) }
        var renderer = session.renderer
        (renderer.cancellation, renderer.compiler) = (cancellation, compiler)
        renderer.series.failed = failed.intersection(session.notebooks)
        if let listener { renderer.listener = listener.heard }
        var memory = RenderMemory()
        let outcome = renderer.render(path, early.current, &memory)
        if cancellation.isCancelled, outcome.report == nil { return }
        let data = (outcome.report?.transcript.inputs ?? []).flatMap(\.files)
        files.formUnion(data.map { Notebook.path($0, besides: path) })
        follow(path, files)
        if let report = outcome.report { reports[path] = report }
        listener?.ended(path, notebook, outcome, last: reports[path])
        let all = session.notebooks.compactMap { reports[$0] }
        let before = renderer.series
        renderer.series.failed.remove(path)
        if renderer.lacksPage(path, outcome) { renderer.series.failed.insert(path) }
        failed = renderer.series.failed
        let renewed = renderer.renew(all.filter { $0.notebook.path != path }, since: before, &memory)
        if !renewed.isEmpty { listener?.renewed(renewed) }
        sayDeadLinks(to: path, from: all)
        if outcome.report != nil, all.count == session.notebooks.count { _ = session.renderer.writeShared(of: all) }
    }

    /// Says of links to the notebook at `path` that lead nowhere now, which their own next render would say.
    func sayDeadLinks(to path: String, from reports: [Report]) {
        deadLinks[path] = nil
        let others = NotebooksOnDisk()
        for notebook in reports.map(\.notebook) where notebook.path != path && notebook.links(to: path) {
            let problems = notebook.linkProblems(others.notebook)
            let new = problems.filter { deadLinks[notebook.path]?.contains($0) != true }
            deadLinks[notebook.path] = problems
            if !new.isEmpty { console.error(Diagnostics(new)) }
        }
    }

    func follow(_ path: String, _ files: Set<String>) {
        watch.add(files)
        queue.note(path, isMadeOf: files)
    }

    func filesBeside(_ notebook: Notebook) -> [String] {
        (notebook.frontMatter.files + notebook.images.map(\.path)).map { Notebook.path($0, besides: notebook.path) }
    }
}
