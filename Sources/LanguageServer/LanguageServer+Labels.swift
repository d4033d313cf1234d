internal import Document
internal import Notebook

extension LanguageServer {
    /// A range of a document's notebook in the file that it comes from; `nil` where the notebook has no such line.
    func location(_ range: SourceRange, _ document: OpenDocument) -> LSP.Location? {
        let analysis = document.analysis
        let (start, end) = (analysis.origin(of: range.start.line), analysis.origin(of: range.end.line))
        guard start.path == end.path else { return nil }
        func place(_ position: Position, _ line: Int) -> LSP.Position {
            let bytes = Array(analysis.line(position.line).utf8)
            return LSP.Position(line: line - 1, character: encoding.units(before: position.column - 1, in: bytes))
        }
        let open = documents.values.first { $0.text.path == start.path }
        return LSP.Location(
            uri: open?.text.uri ?? FileURI.uri(start.path),
            range: LSP.Range(start: place(range.start, start.line), end: place(range.end, end.line)))
    }

    /// Where the label or the work at a place is named.
    func references(_ params: LSP.ReferenceParams) throws -> [LSP.Location] {
        let document = try document(params.textDocument.uri)
        guard let mention = mention(params.textDocument.uri, params.position, document) else { return [] }
        let takesDefinition = params.context?.includeDeclaration ?? true
        let places = document.analysis.mentions.filter {
            $0.name == mention.name && (takesDefinition || $0.kind != .definition)
        }
        return places.compactMap { location($0.range, document) }
    }

    /// The label at a place, which can have another name.
    /// - Throws: `ResponseError` for what is no label.
    func renamed(_ params: LSP.PositionParams) throws -> (name: String, range: LSP.Range) {
        let document = try document(params.textDocument.uri)
        guard let mention = mention(params.textDocument.uri, params.position, document), mention.kind != .citation,
            document.analysis.mentions.contains(where: { $0.kind == .definition && $0.name == mention.name }),
            let place = location(mention.range, document)
        else { throw ResponseError(.requestFailed, "there is no label here that this notebook gives") }
        return (mention.name, place.range)
    }

    /// Gives a label another name, wherever it stands.
    /// - Throws: `ResponseError` for a name that is taken, or cannot be this label's.
    func rename(_ params: LSP.RenameParams) throws -> LSP.WorkspaceEdit {
        let document = try document(params.textDocument.uri)
        let old = try renamed(.init(textDocument: params.textDocument, position: params.position)).name
        let (new, kind) = (params.newName, old.prefix { $0 != "-" } + "-")
        guard isLabel(new), new.hasPrefix(kind) else {
            throw ResponseError(
                .requestFailed,
                "\"\(new)\" cannot be the name; expected \(kind), then lower-case letters, digits and hyphens")
        }
        guard new == old || document.analysis.notebook?.labels.contains(new) != true else {
            throw ResponseError(.requestFailed, "the label \"\(new)\" is taken; expected labels that differ")
        }
        let places = document.analysis.mentions.filter { $0.kind != .citation }.compactMap { mention in
            renamedRange(mention, old).flatMap { location($0, document) }
        }
        let edits = Dictionary(grouping: places, by: \.uri).mapValues { places in
            places.map { LSP.TextEdit(range: $0.range, newText: new) }
        }
        return LSP.WorkspaceEdit(changes: edits)
    }
}

private extension LanguageServer {
    func mention(_ uri: String, _ position: LSP.Position, _ document: OpenDocument) -> Mention? {
        let place = document.text.position(position)
        return document.analysis.position(place, inFile: document.text.path).flatMap(document.analysis.mention)
    }

    /// The letters of a mention that are `name`: all, or those before the number of one of several figures.
    func renamedRange(_ mention: Mention, _ name: String) -> SourceRange? {
        if mention.name == name { return mention.range }
        guard mention.name.hasPrefix(name + "-"), Int(mention.name.dropFirst(name.count + 1)) != nil else { return nil }
        var range = mention.range
        range.end.column = range.start.column + name.utf8.count
        return range
    }
}
