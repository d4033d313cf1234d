internal import ArgumentParser

/// The notebooks that are rendered again and again, and what renders them.
struct RenderSession {
    let pass: RenderPass
    /// The files and folders that all of them are rendered with, beside the notebooks' own: templates and parameters.
    let sharedFiles: [String]

    /// Reads the notebooks, and finds what would be in the way of their reports.
    /// - Throws: `ValidationError` and others for what cannot be carried out as it is asked for.
    init(_ options: RenderOptions, _ reading: ReadingOptions, console: Console) throws {
        let paths = try NotebookPaths(options.paths)
        let points = try Overrides.points(reading, notebooks: paths.notebooks)
        guard points.count == 1 else {
            throw ValidationError(
                "the parameters have \(points.count) combinations of values; expected one value of each where reports are renewed as they are saved"
            )
        }
        let installation = try Installation.found()
        pass = try options.pass(
            points[0], paths, reading, installation, try options.templates(installation),
            try NotebookBounds(options.sandbox, trusts: true, console: console), isFresh: false, console: console)
        sharedFiles = ["templates", installation.templates] + [reading.parameterFile].compactMap(\.self)
        do { try pass.check() } catch let error as ReportFolderError { throw ValidationError("\(error)") }
    }

    /// What renders them.
    var renderer: Renderer { pass.renderer }

    /// The notebooks' paths.
    var notebooks: [String] { pass.readings.map(\.path) }
}
