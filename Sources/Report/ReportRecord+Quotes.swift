package import Notebook
package import Outputs

extension ReportRecord {
    /// What was taken from another notebook.
    package struct Quote: Codable, Hashable, Sendable {
        /// As the text names it: "q2/tbl-results", "q2.md expression".
        package var key: String
        /// The other report's title.
        package var title: String
        /// SHA-256 of the other notebook's text, in hexadecimal.
        package var digest: String
        /// "Table 2"; `nil` for a value.
        package var name: String?
        /// What a reference to it says: "Claim 3, refuted"; `nil` for a value.
        package var words: String?
        /// The value; `nil` for what has a label.
        package var value: Value?
    }

    /// The files that it carries, as the folder of its notebook.
    package var folder: NotebookFolder {
        .of((includedFiles ?? []).map { IncludedFile(path: $0.path, text: $0.text) })
    }

    /// The notebook that it holds, with the parameters that it was given.
    /// - Throws: `Diagnostics` of one that cannot be read.
    package func parsedNotebook() throws -> Notebook {
        try Notebook.parse(
            path: "\(notebook).md", source: Array(source.utf8), overrides: overrides, folder: folder)
    }

    /// Its report, as far as it is told here: what blocks and values show.
    package func shown(in notebook: Notebook) -> Report {
        var transcript = Transcript()
        for (index, block) in blocks.enumerated() { transcript.blocks[index] = block.outputs.compactMap(\.output) }
        for (index, inline) in values.enumerated() { transcript.inlines[index] = inline.value }
        return Report(notebook: notebook, transcript: transcript)
    }
}

private extension ReportRecord.Content {
    /// The output that it was.
    var output: Output? {
        if let text { return .text(text) }
        if let value { return .value(value) }
        if let table { return .table(table) }
        if let figure { return .figure(figure) }
        if let claim { return .claim(claim) }
        return failure.map { .failure($0) }
    }
}
