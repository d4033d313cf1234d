internal import Document
package import Notebook
package import Outputs
internal import Spelling

/// A file that a notebook's program has read, and that its front matter does not name: what rests on it cannot be kept, since
/// nobody would see that it changed.
package struct UnlistedFile: Hashable, Sendable {
    /// As the notebook would write it.
    package var path: String
    /// What read it; `nil` before the first part began.
    package var part: Output.Part?
    /// The line of the part that the statement begins on, 1 for its first.
    package var line: Int
}

extension Notebook {
    /// A warning about such a file, at the statement that read it.
    package func diagnostic(of file: UnlistedFile) -> Diagnostic {
        let message =
            "the notebook reads \"\(file.path)\", which `files:` lacks: what it shows is not kept, and nobody else can verify it"
        let hint = Hint("`files: [\(file.path)]` in the front matter names it")
        guard let part = sourceParts.first(where: { $0.part == file.part }) else {
            return Diagnostic(
                .warning, path: path, position: Position(line: 1, column: 1), message: message, hint: hint)
        }
        var diagnostic = diagnostic(part, line: file.line, column: 1, message: message, hint: hint)
        diagnostic.severity = .warning
        return diagnostic
    }
}
