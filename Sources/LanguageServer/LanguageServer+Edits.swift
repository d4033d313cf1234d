internal import Document
internal import Notebook

extension LanguageServer {
    /// What would mend what is wrong in a range.
    func actions(_ params: LSP.CodeActionParams) throws -> [LSP.CodeAction] {
        let document = try document(params.textDocument.uri)
        let found = document.problems[document.text.path] ?? []
        return found.map { $0.published(encoding) }.filter { $0.range.touches(params.range) }.compactMap { problem in
            guard let new = problem.data?.newText else { return nil }
            let edit = LSP.TextEdit(range: problem.range, newText: new)
            return LSP.CodeAction(
                title: "Replace by \(new)", diagnostics: [problem],
                edit: LSP.WorkspaceEdit(changes: [document.text.uri: [edit]]))
        }
    }

    /// The outline of a document; `nil` for what is no text.
    func outline(_ params: LSP.DocumentParams) throws -> Outline? {
        let document = try document(params.textDocument.uri)
        return document.analysis.notebook.map { Outline($0, document.text, line: line(of: document)) }
    }

    /// How options and tables would be laid out.
    func edits(_ params: LSP.DocumentParams) throws -> [LSP.TextEdit] {
        let document = try document(params.textDocument.uri)
        return document.analysis.notebook.map { Formatting($0, document.text, line: line(of: document)).edits } ?? []
    }

    /// A line of the notebook as one of the document; `nil` for one of another file.
    private func line(of document: OpenDocument) -> (Int) -> Int? {
        { number in
            let origin = document.analysis.origin(of: number)
            return origin.path == document.text.path ? origin.line : nil
        }
    }
}

private extension LSP.Range {
    /// Whether two ranges have a place in common.
    func touches(_ other: LSP.Range) -> Bool {
        (start.line, start.character) <= (other.end.line, other.end.character)
            && (other.start.line, other.start.character) <= (end.line, end.character)
    }
}
