internal import Document
internal import Runner

extension LanguageServer {
    /// Answers the editor with what the toolchain's server says, places turned into the document's.
    mutating func finish(_ answer: SwiftAnswer) {
        guard let id = answer.pending.id else { return }
        guard let document = documents[answer.pending.uri], let program = answer.pending.program else {
            return respond(id, Int?.none)
        }
        switch answer.pending.kind {
        case .completion:
            let list: LSP.CompletionList? = answer.message?.result()
            // Nearly always all of them take one place.
            var (last, place) = (LSP.Range?.none, LSP.Range?.none)
            let items = (list?.items ?? []).map { item in
                var item = item
                item.textEdit = item.textEdit.flatMap { edit in
                    if edit.range != last { (last, place) = (edit.range, range(edit.range, program, document)) }
                    return place.map { LSP.TextEdit(range: $0, newText: edit.newText) }
                }
                return item
            }
            respond(id, LSP.CompletionList(isIncomplete: list?.isIncomplete ?? true, items: items))
        case .hover(let own, let ownRange):
            let found: SwiftHover? = answer.message?.result()
            let words = [own, found?.contents.value].compactMap(\.self)
            let place = ownRange ?? found?.range.flatMap { range($0, program, document) }
            let text = words.joined(separator: "\n\n---\n\n")
            respond(id, words.isEmpty ? nil : LSP.Hover(contents: LSP.MarkupContent(text), range: place))
        case .definition:
            let found: [LSP.Location] = answer.message?.result() ?? []
            respond(id, found.compactMap { location($0, program, document) })
        }
    }

    /// Asks about a place of a document where there is Swift; `false` where there is none, or nobody knows.
    mutating func askSwift(
        _ method: String, _ id: MessageID, _ uri: String, _ kind: PendingSwift.Kind, at position: Position
    ) -> Bool {
        guard let program = documents[uri]?.analysis.program, let place = program.place(of: position) else {
            return false
        }
        return swift.ask(method, PendingSwift(id: id, uri: uri, kind: kind, program: program), program, at: place)
    }
}

private extension LanguageServer {
    /// A range of the program as one of the document; `nil` for what is not the document's.
    func range(_ range: LSP.Range, _ program: EditorProgram, _ document: OpenDocument) -> LSP.Range? {
        let lines = program.text.split(separator: "\n", omittingEmptySubsequences: false)
        func place(_ position: LSP.Position) -> LSP.Position? {
            guard lines.indices.contains(position.line) else { return nil }
            let offset = PositionEncoding.utf16.offset(
                ofUnits: position.character, in: Array(lines[position.line].utf8))
            guard let found = program.position(of: Position(line: position.line + 1, column: offset + 1)) else {
                return nil
            }
            let origin = document.analysis.origin(of: found.line)
            guard origin.path == document.text.path else { return nil }
            return document.text.position(Position(line: origin.line, column: found.column))
        }
        guard let start = place(range.start), let end = place(range.end) else { return nil }
        return LSP.Range(start: start, end: end)
    }

    /// A place in the program as one in the document; one of another file as it is.
    func location(_ location: LSP.Location, _ program: EditorProgram, _ document: OpenDocument) -> LSP.Location? {
        guard location.uri.hasSuffix("/main.swift") else {
            return location.uri.hasPrefix("file:") ? location : nil
        }
        return range(location.range, program, document).map {
            LSP.Location(uri: document.text.uri, range: $0)
        }
    }
}
