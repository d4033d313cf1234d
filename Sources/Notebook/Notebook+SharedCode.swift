internal import Document

extension Notebook {
    /// The Swift files of its folder that are compiled with it: `Shared.swift`, and what lies in `Sources`.
    package var sharedCode: [IncludedFile] { includedFiles.filter { Self.isSharedCode($0.path) } }

    /// Whether the file at a path, relative to a notebook, is compiled with it.
    package static func isSharedCode(_ path: String) -> Bool {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        return path == "Shared.swift" || steps.count == 2 && steps[0] == "Sources" && isSwiftFile(steps[1])
    }

    private static func isSwiftFile(_ name: Substring) -> Bool { name.hasSuffix(".swift") && !name.hasPrefix(".") }
}

extension NotebookParser {
    /// Takes the code that the notebooks of the folder share among the included files.
    mutating func includeSharedCode() {
        let files = ["Shared.swift"] + folder.names("Sources").sorted().map { "Sources/\($0)" }
        for file in files where Notebook.isSharedCode(file) && folder.read(file) != nil {
            let before = problems.count
            guard includedLines(file) == nil else { continue }
            isComplete = false
            let (message, hint) = missing(file)
            if problems.count == before { report(Position(line: 1, column: 1), message, hint) }
        }
    }
}
