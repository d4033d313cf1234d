internal import Document
package import Notebook
package import Outputs
internal import Spelling

/// A file that a notebook's program has read or looked for, or a folder that it has listed, and that its front matter does not
/// name: what rests on it cannot be kept, since nobody would see that it changed.
package struct UnlistedFile: Hashable, Sendable {
    /// What it is.
    package enum Kind: Hashable, Sendable {
        /// A file that is there.
        case file
        /// Nothing, which a file may be tomorrow.
        case missing
        /// A folder whose files were listed.
        case folder
    }

    /// As the notebook would write it.
    package var path: String
    /// What stands at the path.
    package var kind: Kind
    /// What read it; `nil` before the first part began.
    package var part: Output.Part?
    /// The line of the part that the statement begins on, 1 for its first.
    package var line: Int
}

extension Notebook {
    /// Whether a path that a program asks for is none of the author's: a part's name, which `#filePath` gives, or what is
    /// looked for beside the program in the store.
    func isOfBNBook(_ path: String) -> Bool {
        path.split(separator: "/").contains(".bnbook") || sourceParts.contains { $0.name == path }
    }

    /// Warnings about such files, each at the statement that read it.
    package func diagnostics(of files: [UnlistedFile]) -> [Diagnostic] {
        let listed = (frontMatter.files + files.filter { $0.kind == .file }.map(\.path)).map(yamlWord).joined(
            separator: ", ")
        return files.map { file in
            let hint: Hint =
                switch file.kind {
                case .file: Hint("`files: [\(listed)]` in the front matter names it")
                case .missing: "make the file, and name it under `files:` in the front matter"
                case .folder: "write down the names of the files, and name these under `files:` in the front matter"
                }
            return diagnostic(of: file, hint: hint)
        }
    }

    private func diagnostic(of file: UnlistedFile, hint: Hint) -> Diagnostic {
        let deed =
            switch file.kind {
            case .file: "reads \"\(file.path)\", which `files:` lacks"
            case .missing: "looks for \"\(file.path)\", which is not there"
            case .folder: "lists the folder \"\(file.path)\", which may hold others tomorrow"
            }
        let message = "the notebook \(deed): what it shows is not kept, and nobody else can verify it"
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
        ? path.quotedForYAML : path
}
