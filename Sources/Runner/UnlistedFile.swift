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
    /// Warnings about such files, each at the statement that read it.
    package func diagnostics(of files: [UnlistedFile]) -> [Diagnostic] {
        let listed = (frontMatter.files + files.map(\.path)).map(yamlWord).joined(separator: ", ")
        return files.map { diagnostic(of: $0, hint: Hint("`files: [\(listed)]` in the front matter names it")) }
    }

    private func diagnostic(of file: UnlistedFile, hint: Hint) -> Diagnostic {
        let message =
            "the notebook reads \"\(file.path)\", which `files:` lacks: what it shows is not kept, and nobody else can verify it"
        guard let part = sourceParts.first(where: { $0.part == file.part }) else {
            return Diagnostic(
                .warning, path: path, position: Position(line: 1, column: 1), message: message, hint: hint)
        }
        var diagnostic = diagnostic(part, line: file.line, column: 1, message: message, hint: hint)
        diagnostic.severity = .warning
        return diagnostic
    }
}

/// A path as it stands in a list of the front matter.
private func yamlWord(_ path: String) -> String {
    path.wholeMatch(of: #/[\p{L}\p{N}._\/-]+/#) == nil || path.hasPrefix("-")
        ? "\"\(path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" : path
}
