internal import Foundation
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

    /// The notebook in the file at `path`. Its Swift is compiled where `isChecked`, or where something else is wrong, so that all is said at once.
    /// - Throws: `Diagnostics` of every mistake, also for a file that cannot be read; what keeps the compiler from being started.
    func notebook(at path: String, isChecked: Bool = false) throws -> Notebook {
        let reading = try reading(path)
        guard let notebook = reading.notebook else { throw Diagnostics(reading.problems) }
        let store = installation.store(for: path)
        var problems = reading.problems + notebook.fileProblems
        problems += try notebook.formulaProblems(KeptMath(folder: store, console: console))
        if isChecked || !problems.isEmpty, reading.isComplete {
            do { try ProgramBuilder(toolchain: installation.toolchain, folder: store, complain: console.complain).check(notebook) } catch let swift as Diagnostics {
                problems += swift.all
            }
        }
        guard problems.isEmpty else { throw Diagnostics(problems) }
        for warning in notebook.warnings { console.warn(warning) }
        return notebook
    }

    private func reading(_ path: String) throws -> NotebookReading {
        let data: Data
        do { data = try Data(contentsOf: URL(filePath: path)) } catch {
            let message = "the notebook cannot be read: \(String(cString: strerror(errno)))"
            throw Diagnostics([Diagnostic(path: path, position: Position(line: 1, column: 1), message: message)])
        }
        let (texts, given) = overrides.values(for: path)
        return NotebookReading(path: path, source: [UInt8](data), overrides: texts, given: given, folder: .beside(path), keepsRawHTML: !isSafe)
    }
}
