internal import Document
internal import FoundationEssentials
internal import Notebook
internal import Spelling
internal import Store

/// The Swift that the notebooks of a folder share, as files beside a notebook's program. It is compiled as a part of that
/// program, but by itself at first: what a notebook declares is none of its business.
struct SharedCode {
    /// The files that the compiler reads.
    let files: [String]
    /// The authors' files, in the same order.
    private let sources: [IncludedFile]
    private let notebook: Notebook
    private let folder: String

    /// Writes the files into `folder`.
    /// - Throws: where they cannot be written.
    init(_ notebook: Notebook, in folder: String) throws {
        (self.notebook, self.folder, sources) = (notebook, folder, notebook.sharedCode)
        files = sources.indices.map { "\(folder)/\(Self.name($0)).swift" }
        for (index, (path, source)) in zip(files, sources).enumerated() {
            let text = "import BNBook\n#sourceLocation(file: \"\(Self.name(index))\", line: 1)\n\(source.text)\n"
            try writeTemporary(Array(text.utf8), to: path)
        }
    }

    /// What the authors wrote.
    var texts: [String] { sources.map(\.text) }

    /// What is wrong with the code, each at its line of the file.
    /// - Throws: what keeps the compiler from being started.
    func problems(builder: ProgramBuilder) throws -> [Diagnostic] {
        if files.isEmpty { return [] }
        return try builder.compilerDiagnostics(
            of: ["-typecheck", "-parse-as-library"] + files, named: names, in: folder,
            limits: notebook.frontMatter.limits
        ).filter { !$0.isWarning }.map(diagnostic)
    }

    /// What the compiler knows the files by.
    var names: [String] { sources.indices.map(Self.name) }

    private static func name(_ index: Int) -> String { "shared-\(index + 1)" }

    /// An error in one of the files, at its line there, or one of nobody's.
    func diagnostic(_ found: CompilerDiagnostic) -> Diagnostic {
        guard let index = sources.indices.first(where: { Self.name($0) == found.file }) else {
            return Diagnostic(
                path: notebook.path, position: Position(line: 1, column: 1), message: found.message, hint: found.hint)
        }
        let lines = sources[index].text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let line = max(1, min(found.line, lines.count))
        return Diagnostic(
            path: Notebook.path(sources[index].path, besides: notebook.path),
            position: Position(line: line, column: found.column), message: found.message,
            hint: found.hintLine.map { line in found.hint.map { Hint("\($0) (line \(line))") } } ?? found.hint,
            excerpt: lines.isEmpty ? nil : String(lines[line - 1]))
    }
}
