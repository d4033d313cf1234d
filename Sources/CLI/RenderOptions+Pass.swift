internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Report
internal import Runner

extension RenderOptions {
    /// What is rendered with one value of each parameter.
    func pass(
        _ point: Overrides.Point, _ paths: NotebookPaths, _ reading: ReadingOptions, _ installation: Installation,
        _ templates: Templates, _ bounds: NotebookBounds, isFresh: Bool, console: Console
    ) throws -> RenderPass {
        let folder = point.name.map { "\(self.folder)/\($0)" } ?? self.folder
        let reader = NotebookReader(
            installation: installation, overrides: point.overrides, isSafe: reading.safe, console: console)
        let readings = paths.notebooks.map { EarlyReading($0, reader: reader) }
        let named = readings.map { (path: $0.path, notebook: $0.reading?.notebook) }
        let inputs = RenderInputs(
            named, others: [reading.parameterFile].compactMap(\.self), folders: ["templates", installation.templates])
        let book = point.name.map { paths.book?.published(in: $0) } ?? paths.book
        let series = try NotebookSeries(named, book: book, output: folder)
        let renderer = Renderer(
            installation: installation, reader: reader, templates: templates, theme: theme,
            output: ReportFolder(path: folder, formats: try formats(), inputs: inputs, series: series),
            series: series,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, isFresh: isFresh,
            bounds: bounds, isStrict: strictClaims,
            correction: try correction ?? Self.correction(of: named), console: console)
        return RenderPass(point: point.name, readings: readings, renderer: renderer)
    }

    /// The templates, the project's own in the folder `templates` here before bnbook's.
    func templates(_ installation: Installation) throws -> Templates {
        let templates = try Templates(folder: installation.templates, project: "templates")
        try expect(theme, in: templates)
        return templates
    }
}

private extension RenderOptions {
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
}
