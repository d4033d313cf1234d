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
    /// looked for beside the program in the store. What the program takes from there by itself is told of.
    func isOfBNBook(_ path: String, _ kind: UnlistedFile.Kind) -> Bool {
        let parts = path.split(separator: "/")
        if let store = parts.lastIndex(of: ".bnbook") {
            return kind == .missing || parts[store...].dropFirst().first == "programs"
        }
        return sourceParts.contains { $0.name == path }
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

    /// The same for the readers of a report.
    package func notices(of files: [UnlistedFile]) -> [String] {
        files.map { file in
            var place = "The notebook"
            if case .block(let index)? = file.part, let block = blocks.first(where: { $0.index == index }) {
                // Of the file's name alone: where the notebook's folder lies is no part of a report.
                let (path, line) = origins.origin(of: block.fenceLine)
                place = "The block on line \(line) of \(path.split(separator: "/").last ?? "")"
            }
            let deed = file.deed.replacing("`files:`", with: "“files” in the front matter")
            return "\(place) \(deed); nobody else can verify what it shows."
        }
    }

    private func diagnostic(of file: UnlistedFile, hint: Hint) -> Diagnostic {
        let message = "the notebook \(file.deed): what it shows is not kept, and nobody else can verify it"
        guard let part = sourceParts.first(where: { $0.part == file.part }) else {
            return Diagnostic(
                .warning, path: path, position: Position(line: 1, column: 1), message: message, hint: hint)
        }
        var diagnostic = diagnostic(part, line: file.line, column: 1, message: message, hint: hint)
        diagnostic.severity = .warning
        return diagnostic
    }
}

private extension UnlistedFile {
    /// What the notebook does with it.
    var deed: String {
        switch kind {
        case .file: "reads \"\(path)\", which `files:` lacks"
        case .missing: "looks for \"\(path)\", which is not there"
        case .folder: "lists the folder \"\(path)\", which may hold others tomorrow"
        }
    }
}

/// A path as it stands in a list of the front matter.
private func yamlWord(_ path: String) -> String {
    path.wholeMatch(of: #/[\p{L}\p{N}._\/-]+/#) == nil || path.hasPrefix("-")
        ? path.quotedForYAML : path
}
