internal import Document
package import Notebook
package import Outputs

extension Notebook {
    /// A failed run's failure as a diagnostic of this notebook, at the line where it happened.
    package func diagnostic(of failure: Transcript.Failure) -> Diagnostic {
        guard let part = sourceParts.first(where: { $0.part == failure.part }) else {
            return Diagnostic(path: path, position: Position(line: 1, column: 1), message: failure.message)
        }
        return diagnostic(part, line: failure.line, column: failure.column, message: failure.message)
    }
}
