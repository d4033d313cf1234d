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
    /// The formulas of notebooks that were read before.
    let formulas = MathCache.Known()

    /// Reads the file at `path`, and others in `folder`, the notebook's own unless it is told.
    /// - Throws: `Diagnostics` of one that cannot be read.
    func reading(at path: String, folder: NotebookFolder? = nil) throws -> NotebookReading {
        let (texts, given) = overrides.values(for: path)
        return try NotebookReading(
            file: path, overrides: texts, given: given, folder: folder, keepsRawHTML: !isSafe)
    }

    /// The notebook in the file at `path`, which may have been read before. Its Swift is compiled where `isChecked`, or
    /// where something else is wrong, so that all is said at once.
    /// - Throws: `Diagnostics` of every mistake, also for a file that cannot be read; what keeps the compiler from
    ///   being started.
    func notebook(at path: String, _ reading: NotebookReading? = nil, isChecked: Bool = false) throws -> Notebook {
        let reading = try reading ?? self.reading(at: path)
        guard let notebook = reading.notebook else { throw Diagnostics(reading.problems) }
        let store = Installation.store(for: path)
        let others = NotebooksOnDisk()
        var problems = reading.problems + notebook.fileProblems
        problems += notebook.linkProblems(others.notebook) + notebook.quotationProblems(others.notebook)
        problems += try notebook.formulaProblems(MathCache(folder: store, console: console, known: formulas))
        var unshown: [Diagnostic] = []
        if isChecked || !problems.isEmpty, reading.isComplete {
            do {
                unshown = try ProgramBuilder(
                    toolchain: installation.toolchain, folder: store, onStoreError: console.storeError
                ).check(notebook)
            } catch let swift as Diagnostics {
                problems += swift.all
            }
        }
        guard problems.isEmpty else { throw Diagnostics(problems) }
        for warning in notebook.warnings + unshown { console.warn(warning) }
        return notebook
    }
}
