internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Spelling
internal import Store

/// Where a render's runs are carried out.
struct ClusterOptions: ParsableArguments {
    @Option(
        name: .customLong("on"),
        help: ArgumentHelp(
            "Let an engine carry out the runs: slurm, parallel, local, or one of bnbook.yml or ~/.config/bnbook/engines.yml (docs/clusters.md).",
            valueName: "engine"))
    var engine: String?

    @Flag(help: "With --on: end when the runs are handed over; the same command goes on from there.")
    var detach = false

    @Option(
        // What is handed on begins with dashes of its own.
        name: .customLong("with"), parsing: .unconditional,
        help: ArgumentHelp(
            "With --on: what the engine is given too, such as \"--partition=short --time=60\".", valueName: "options"))
    var options: String?

    func validate() throws {
        try expectNamed(engine, "--on")
        if engine == nil, detach { throw ValidationError("--detach is given without --on") }
        if engine == nil, options != nil { throw ValidationError("--with is given without --on") }
    }

    /// The engine that is named: the project's, the user's or a built-in one; `nil` where none is.
    /// - Throws: `ValidationError` for one that nobody knows, `Diagnostics` of the user's file.
    func engine(project: [ClusterEngine]) throws -> ClusterEngine? {
        guard let engine else { return nil }
        let all = project + (try Self.own()) + ClusterEngine.builtIn
        if let found = all.first(where: { $0.name == engine }) { return found }
        let names = Set(all.map(\.name)).sorted()
        let hint = suggestion(for: engine, among: names).map { "; \($0)" } ?? ""
        throw ValidationError("there is no engine \"\(engine)\"; \(expectedOne(of: names))\(hint)")
    }

    /// Lets the engine that is asked for carry out what renders need, those of one folder together; gives what not to render,
    /// by its place in each pass.
    func train(_ passes: [RenderPass], installation: Installation, bounds: NotebookBounds, console: Console) throws
        -> [[Int: Renderer.Outcome]]
    {
        var outcomes = passes.map { _ in [Int: Renderer.Outcome]() }
        if engine == nil { return outcomes }
        var groups: [String: [(pass: Int, place: Int, notebook: Notebook)]] = [:]
        for (number, pass) in passes.enumerated() {
            for (place, reading) in pass.readings.enumerated() {
                // What cannot be read is said when it is rendered.
                guard let notebook = try? pass.renderer.reader.notebook(at: reading.path, reading.current) else {
                    continue
                }
                groups[notebook.folder, default: []].append((number, place, notebook))
            }
        }
        for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
            let notebooks = group.map(\.notebook)
            guard let engine = try engine(project: notebooks[0].frontMatter.engines) else { continue }
            let training = ClusterTraining(
                engine: engine, options: options ?? "", isDetached: detach, installation: installation, bounds: bounds,
                console: console)
            let endings: [ClusterTraining.Ending]
            do { endings = try training.train(notebooks, store: Installation.store(for: notebooks[0].path)) } catch {
                console.error(error)
                endings = notebooks.map { _ in .waiting }
            }
            for (entry, ending) in zip(group, endings) {
                switch ending {
                case .ready: break
                case .waiting: outcomes[entry.pass][entry.place] = .waiting
                case .failed(let error):
                    console.error(error)
                    outcomes[entry.pass][entry.place] = .failed([error])
                }
            }
        }
        return outcomes
    }

    private static func own() throws -> [ClusterEngine] {
        let folder = configurationFolder(ProcessInfo.processInfo.environment)
        guard let path = folder.map({ "\($0)/engines.yml" }), let source = try? readFile(path) else { return [] }
        return try ClusterEngine.list(path: path, source: source)
    }
}
