internal import Notebook
internal import Report

/// The notebooks of a render, with one value of each parameter.
struct RenderPass {
    /// What tells it from the others of a grid; `nil` where there are none.
    let point: String?
    let readings: [EarlyReading]
    var renderer: Renderer

    /// Those that could be read.
    var notebooks: [Notebook] { readings.compactMap { $0.reading?.notebook } }

    /// Finds what would be in the way of its reports.
    /// - Throws: `ReportFolderError`.
    func check() throws { try renderer.output.check(named, pages: renderer.sharedPages) }

    /// Renders its notebooks one after another; `prepared` says of which this is not worth it, and why, by their places.
    func render(_ prepared: [Int: Renderer.Outcome]) -> [Renderer.Outcome] {
        renderer.output.sweep(named)
        var memory = RenderMemory()
        let outcomes = readings.enumerated().map { place, reading in
            prepared[place] ?? renderer.render(reading.path, reading.current, &memory)
        }
        var renewed = renderer
        renewed.series.failed = Set(
            zip(readings.map(\.path), outcomes).filter { renderer.lacksPage($0, $1) }.map(\.0))
        renewed.renew(outcomes.compactMap(\.report), since: renderer.series, &memory)
        return outcomes
    }

    private var named: [(path: String, notebook: Notebook?)] { readings.map { ($0.path, $0.reading?.notebook) } }
}
