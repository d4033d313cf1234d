import Spelling

internal import Document
internal import Foundation
internal import Notebook
internal import Outputs
internal import Preview
internal import Report
internal import Synchronization

/// Serves the pages of a folder of reports, and tells those that are open what becomes of them.
final class PreviewPages: RenderLoop.Listener, Sendable {
    private let server: Server
    private let live: LivePage
    private let folder: ReportFolder
    /// Whether open pages turn to the one that was saved last.
    private let follows: Bool
    private let state = Mutex(State())

    private struct State {
        /// The names of the pages that are or will be there, the first of which is shown first.
        var pages: [String] = []
        /// Pages without results, of notebooks that have none yet, by their names.
        var drafts: [String: String] = [:]
        var running: PreviewRun?
        /// Where each notebook's page is.
        var series: NotebookSeries?
    }

    init(_ server: Server, script: String, folder: ReportFolder, follows: Bool) {
        (self.server, live, self.folder, self.follows) = (server, LivePage(script: script), folder, follows)
    }

    /// The page that is shown first.
    var home: String { state.withLock { $0.pages.first ?? HTMLFormat.indexName } }

    /// Only what bnbook wrote is served, by its name alone, or in a folder that the book has pages in: no other file,
    /// and nothing outside of the folder of reports.
    func answer(_ request: Request) -> Response {
        let name = String(request.path.dropFirst())
        if name.isEmpty {
            return .elsewhere("/\(home.split(separator: "/").map { addressPart(String($0)) }.joined(separator: "/"))")
        }
        if name == "-/events" { return .events }
        let steps = name.split(separator: "/", omittingEmptySubsequences: false)
        guard steps.count == 1 || steps.count == 2 && isBookFolder(steps[0]),
            !steps.contains(where: { $0.isEmpty || $0.hasPrefix(".") })
        else {
            return .refused(.notFound)
        }
        let isPage = name.hasSuffix(".html")
        if let bytes = written(name) {
            guard isPage else { return .bytes(bytes, type: type(of: name)) }
            return .bytes(Array(live.html(String(decoding: bytes, as: UTF8.self)).utf8), type: type(of: name))
        }
        guard let draft = state.withLock({ $0.drafts[name] ?? ($0.pages.contains(name) ? "" : nil) }) else {
            return .refused(.notFound)
        }
        let html = draft.isEmpty ? live.placeholder(title: String(name.dropLast(5))) : live.html(draft)
        return .bytes(Array(html.utf8), type: type(of: name))
    }

    func began(_ session: RenderSession) {
        state.withLock {
            $0.series = session.renderer.series
            $0.pages =
                (session.renderer.hasIndex ? [HTMLFormat.indexName] : [])
                + session.notebooks.map { session.renderer.series.page(of: $0) + ".html" }
        }
    }

    func began(_ notebook: Notebook, last: Report?, in session: RenderSession) {
        let (page, draft) = (page(notebook.path), Report(notebook: notebook, transcript: Transcript()))
        let elements = last?.blockElements ?? draft.blockElements
        let html = last == nil ? html(draft, session.renderer) : nil
        state.withLock { state in
            state.running = PreviewRun(page: page, elements: elements)
            if let html { state.drafts[page] = html }
        }
        tell(PageState(page: page, phase: .rendering))
    }

    func heard(_ output: Output) {
        let told = state.withLock { state -> PageState? in
            state.running?.take(output)
            return state.running?.due
        }
        if let told { tell(told) }
    }

    func renewed(_ paths: [String]) {
        for path in paths { tell(PageState(page: page(path), phase: .done)) }
    }

    func ended(_ path: String, _ notebook: Notebook?, _ outcome: Renderer.Outcome, last: Report?) {
        let page = page(path)
        var told = PageState(page: page, phase: outcome.report == nil ? .failed : .done)
        let report = last ?? notebook.map { Report(notebook: $0, transcript: Transcript()) }
        for error in outcome.problems {
            let diagnostics = Self.diagnostics(error)
            told.problems += diagnostics.map { diagnostic in
                let line = notebook.flatMap { $0.line(of: diagnostic) }
                let place = line.flatMap { line in notebook.flatMap { report?.place(of: line, in: $0) } }
                return PageState.Problem(text: diagnostic.text, place: place.map(PageState.Place.init))
            }
            if diagnostics.isEmpty { told.problems.append(PageState.Problem(text: "\(error)", place: nil)) }
        }
        state.withLock { state in
            state.running = nil
            if outcome.report != nil { state.drafts[page] = nil }
        }
        tell(told)
        tell(PageState(page: HTMLFormat.indexName, phase: .done))
        if follows {
            told.isFollowed = true
            server.events.tell(told.json, of: nil)
        }
    }
}

private extension PreviewPages {
    func isBookFolder(_ name: Substring) -> Bool {
        state.withLock { $0.pages.contains { $0.hasPrefix("\(name)/") } }
    }

    func page(_ path: String) -> String {
        (state.withLock { $0.series }?.page(of: path) ?? Notebook.name(ofPath: path)) + ".html"
    }

    static func diagnostics(_ error: any Error) -> [Diagnostic] {
        (error as? Diagnostics)?.all ?? (error as? Diagnostic).map { [$0] } ?? []
    }

    func tell(_ told: PageState) { server.events.tell(told.json, of: told.page) }

    /// The bytes of a file of the folder, no link, that bnbook wrote; `nil` for any other.
    func written(_ name: String) -> [UInt8]? {
        let path = "\(folder.path)/\(name)"
        let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard kind == .typeRegular, let file = folder.file(name, of: name.pathStem),
            reportFormats.contains(where: { $0.wrote(file, in: folder) })
        else { return nil }
        return file.bytes
    }

    /// A notebook's page without results; `nil` where it cannot be drawn, of which its render then says why.
    func html(_ report: Report, _ renderer: Renderer) -> String? {
        let math = MathCache(
            folder: Installation.store(for: report.notebook.path), console: Console(isQuiet: true))
        return try? report.html(
            renderer.templates, math: math, theme: renderer.theme,
            navigation: renderer.series.navigation(of: report.notebook.path))
    }

    func type(of name: String) -> String {
        let types = [
            "html": "text/html; charset=utf-8", "json": "application/json", "md": "text/markdown; charset=utf-8",
            "txt": "text/plain; charset=utf-8", "pdf": "application/pdf",
        ]
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return types[ending] ?? ReportImage.type(ofName: name) ?? "application/octet-stream"
    }
}

extension PageState.Place {
    init(_ place: Report.Place) {
        switch place {
        case .block(let index): self = .block(index)
        case .id(let id): self = .id(id)
        }
    }
}

private extension Notebook {
    /// The line of this notebook that a diagnostic is about; `nil` where it is about another file.
    func line(of diagnostic: Diagnostic) -> Int? {
        let files = Set([path] + includedFiles.map { Notebook.path($0.path, besides: path) })
        guard files.contains(diagnostic.path) else { return nil }
        return lines.indices.map { $0 + 1 }.first { line in
            let origin = origins.origin(of: line)
            return origin.line == diagnostic.position.line
                && Notebook.path(origin.path, besides: path) == diagnostic.path
        }
    }
}
