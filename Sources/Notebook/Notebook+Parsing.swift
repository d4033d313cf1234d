extension Notebook {
    /// The notebook in `source`, the bytes of the file at `path`; `overrides` replace parameters of the front matter.
    /// - Throws: all that is wrong with it.
    package static func parse(
        path: String, source: [UInt8], overrides: [String: String] = [:], given: [GivenParameter] = [],
        folder: NotebookFolder = .empty,
        keepsRawHTML: Bool = true
    ) throws(Diagnostics) -> Notebook {
        let reading = NotebookReading(
            path: path, source: source, overrides: overrides, given: given, folder: folder, keepsRawHTML: keepsRawHTML)
        guard let notebook = reading.notebook, reading.problems.isEmpty else { throw Diagnostics(reading.problems) }
        return notebook
    }
}

/// What reading a notebook gave: as much of it as could be read, and all that is wrong.
package struct NotebookReading: Sendable {
    /// `nil` for what is no text.
    package let notebook: Notebook?
    /// Errors and warnings, in the order of the source.
    package let problems: [Diagnostic]
    /// The works that may be cited, those that are not cited too.
    package let bibliography: Bibliography
    /// Whether compiling the notebook would tell of no mistakes that are not there.
    package let isComplete: Bool

    /// Reads the file at `path`, whose bytes are `source`. `folder` has the files beside it, `overrides` (`--param`)
    /// and `given` (`--params`) replace parameters, and `keepsRawHTML` lets the author's own HTML pass. Without
    /// `readsBibliographies` no work is known.
    package init(
        path: String, source: [UInt8], overrides: [String: String] = [:], given: [GivenParameter] = [],
        folder: NotebookFolder = .empty,
        keepsRawHTML: Bool = true, readsBibliographies: Bool = true
    ) {
        var parser = NotebookParser(path: path, folder: folder, readsBibliographies: readsBibliographies)
        if let (text, lines) = parser.decode(source, parser.name) {
            parser.lines = lines
            notebook = parser.notebook(text, overrides, given, keepsRawHTML: keepsRawHTML)
        } else {
            notebook = nil
        }
        problems = parser.problems
        bibliography = parser.bibliography
        isComplete = parser.isComplete
    }

    /// Reads no more than the front matter of such a file: a notebook without text; `nil` for a file that begins with
    /// none.
    package init?(frontMatterOf source: [UInt8], path: String, folder: NotebookFolder) {
        let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let marks = lines.indices.filter { line in
            lines[line].starts(with: "---".utf8) && lines[line].dropFirst(3).allSatisfy { " \t\r".utf8.contains($0) }
        }
        guard marks.first == 0, marks.count > 1 else { return nil }
        self.init(
            path: path, source: Array(source[..<lines[marks[1]].endIndex]), folder: folder, readsBibliographies: false)
    }
}
