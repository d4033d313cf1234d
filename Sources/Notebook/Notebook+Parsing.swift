extension Notebook {
    /// The notebook in `source`, the bytes of the file at `path`; `overrides` replace parameters of the front matter.
    /// - Throws: all that is wrong with it.
    package static func parse(path: String, source: [UInt8], overrides: [String: String] = [:]) throws(Diagnostics) -> Notebook {
        var parser = NotebookParser(path: path)
        guard let text = parser.decode(source) else { throw Diagnostics(parser.problems) }
        let notebook = parser.notebook(text, overrides)
        guard parser.problems.isEmpty else { throw Diagnostics(parser.problems) }
        return notebook
    }
}
