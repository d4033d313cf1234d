internal import Notebook
internal import Report
internal import Runner

/// Reads notebooks, and finds all that is wrong with one before anything of it runs.
struct NotebookReader {
    let installation: Installation
    let overrides: Overrides
    /// Whether HTML in a notebook's text is left out.
    let isSafe: Bool
    let console: Console

    /// The notebook in the file at `path`. Its Swift is compiled where `isChecked`, or where something else is wrong,
    /// so that all is said at once.
    /// - Throws: `Diagnostics` of every mistake, also for a file that cannot be read; what keeps the compiler from
    ///   being started.
    func notebook(at path: String, isChecked: Bool = false) throws -> Notebook {
        let (texts, given) = overrides.values(for: path)
        let reading = try NotebookReading(file: path, overrides: texts, given: given, keepsRawHTML: !isSafe)
        guard let notebook = reading.notebook else { throw Diagnostics(reading.problems) }
        let store = installation.store(for: path)
        var problems = reading.problems + notebook.fileProblems
        problems += try notebook.formulaProblems(KeptMath(folder: store, console: console))
        if isChecked || !problems.isEmpty, reading.isComplete {
            do {
                try ProgramBuilder(toolchain: installation.toolchain, folder: store, complain: console.complain).check(
                    notebook)
            } catch let swift as Diagnostics {
                problems += swift.all
            }
        }
        guard problems.isEmpty else { throw Diagnostics(problems) }
        for warning in notebook.warnings { console.warn(warning) }
        return notebook
    }
}
