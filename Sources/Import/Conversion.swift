internal import Document
package import Notebook
internal import Spelling

/// A notebook of others as one of ours: its text, the files that it brings along, and what was not carried over.
package struct Conversion {
    /// The notebook's Markdown.
    package private(set) var text = ""
    /// Pictures and bibliographies to be written beside it, by their paths from there.
    package private(set) var files: [(path: String, bytes: [UInt8])] = []
    /// What was not carried over, at its place in the file that was read, in the order of that.
    package private(set) var omissions: [Diagnostic] = []

    /// What a reader of ours finds in a text: the notebook, as far as it could be read, and all that is wrong with it.
    package typealias Reading = (notebook: Notebook?, problems: [Diagnostic])

    /// The kinds of files that can be taken over: ".ipynb, .qmd, .Rmd or .md".
    package static var endings: String { ForeignFormat.endings }

    /// Takes over the file at `path`, beside which `folder` has the others, for a notebook called `name`. What `read`
    /// finds wrong in the new text, which `files` stand beside, is written so that it means nothing.
    /// - Throws: `Diagnostics` of a file that is none of these kinds, or is damaged.
    package init(
        path: String, bytes: [UInt8], name: String, folder: NotebookFolder, isSameFolder: Bool,
        read: (_ text: String, _ files: [(path: String, bytes: [UInt8])]) throws -> Reading
    ) throws {
        guard let format = ForeignFormat(path: path) else {
            let message = "found a file of another kind; expected \(ForeignFormat.endings)"
            throw Diagnostics([Diagnostic(path: path, position: Position(line: 1, column: 1), message: message)])
        }
        guard let source = String(validating: bytes, as: UTF8.self) else {
            let message = "found bytes that are no UTF-8; expected text"
            throw Diagnostics([Diagnostic(path: path, position: Position(line: 1, column: 1), message: message)])
        }
        let converter = ProseConverter(
            format: format, files: ForeignFiles(name: name, folder: folder, isSameFolder: isSameFolder))
        let (notebook, files) = try Self.read(source, converter, path)
        self.files = files.written
        let models = ModelReader(notebook) { folder.read($0) != nil }
        var mending = Mending(
            lines: models.lines(frontMatter: notebook.frontMatter), omissions: notebook.omissions + models.omissions)
        try mending.mend { try read($0, files.written) }
        text = try mending.commented(file: path.split(separator: "/").last.map(String.init) ?? path) {
            try read($0, files.written)
        }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        omissions = mending.sortedOmissions.map { omission in
            Diagnostic(
                .warning, path: path, position: omission.place, message: omission.message, hint: omission.hint,
                excerpt: lines.indices.contains(omission.place.line - 1)
                    ? String(lines[omission.place.line - 1].trimmingSuffix { $0 == "\r" }) : nil)
        }
    }

    private static func read(_ source: String, _ converter: ProseConverter, _ path: String) throws -> (
        ForeignNotebook, ForeignFiles
    ) {
        if converter.format == .jupyter {
            var reader = JupyterReader(prose: converter)
            do throws(PlacedJSON.Mistake) {
                let notebook = try reader.read(Array(source.utf8))
                return (notebook, reader.prose.files)
            } catch {
                throw Diagnostics([Diagnostic(path: path, position: error.place, message: error.message)])
            }
        }
        var converter = converter
        var lines = ForeignLine.lines(of: source)
        var notebook = ForeignNotebook()
        converter.collectLabels(in: lines)
        notebook.frontMatter = converter.frontMatter(lines.takeFrontMatter())
        notebook.parts = converter.parts(lines)
        notebook.omissions = converter.omissions
        return (notebook, converter.files)
    }
}
