internal import Document
internal import Notebook
internal import Runner

extension LanguageServer {
    /// Answers a request, at once or when the toolchain's server has.
    /// - Throws: `ResponseError`; `DecodingError` for parameters that are not as the protocol has them.
    mutating func answer(_ id: MessageID, _ method: String, _ message: Message) throws {
        switch method {
        case "initialize": try initialize(id, message.params())
        case "shutdown":
            phase = .shutDown
            respond(id, Int?.none)
        case "textDocument/completion": try complete(id, message.params())
        case "textDocument/hover": try hover(id, message.params())
        case "textDocument/definition": try define(id, message.params())
        case "textDocument/references": respond(id, try references(message.params()))
        case "textDocument/prepareRename": respond(id, try renamed(message.params()).range)
        case "textDocument/rename": respond(id, try rename(message.params()))
        case "textDocument/codeAction": respond(id, try actions(message.params()))
        case "textDocument/documentSymbol": respond(id, try outline(message.params())?.symbols ?? [])
        case "textDocument/foldingRange": respond(id, try outline(message.params())?.folds ?? [])
        case "textDocument/formatting": respond(id, try edits(message.params()))
        default: throw ResponseError(.methodNotFound, "\"\(method)\" is not known here")
        }
    }
}

private extension LanguageServer {
    mutating func initialize(_ id: MessageID, _ params: LSP.InitializeParams) throws {
        guard case .new = phase else {
            throw ResponseError(.invalidRequest, "found \"initialize\" once more; expected it once")
        }
        let known = params.capabilities?.general?.positionEncodings ?? []
        // UTF-16 is what every editor knows; where one prefers bytes, there is nothing to be turned.
        encoding = known.lazy.compactMap(PositionEncoding.init(rawValue:)).first ?? .utf16
        root = (params.workspaceFolders?.first?.uri ?? params.rootUri).map(FileURI.path)
        phase = .running
        respond(
            id,
            LSP.InitializeResult(
                capabilities: LSP.ServerCapabilities(positionEncoding: encoding.rawValue),
                serverInfo: .init(version: services.version)))
    }

    /// A document, and a place in it as one in its notebook.
    func place(_ uri: String, _ position: LSP.Position) throws -> (document: OpenDocument, position: Position) {
        let document = try document(uri)
        let place = document.text.position(position)
        return (document, document.analysis.position(place, inFile: document.text.path) ?? place)
    }

    mutating func complete(_ id: MessageID, _ params: LSP.PositionParams) throws {
        let uri = params.textDocument.uri
        let (document, position) = try place(uri, params.position)
        let place = CompletionContext.place(
            at: document.text.position(params.position), in: LineSource(document.text),
            isSwift: document.analysis.program?.place(of: position) != nil)
        guard let place else { return respond(id, LSP.CompletionList(isIncomplete: false, items: [])) }
        if case .swift = place.context {
            if askSwift("textDocument/completion", id, uri, .completion, at: position) { return }
        }
        let completion = Completion(
            analysis: document.analysis, folder: services.folder(document.text.path),
            neighbours: neighbours(of: document))
        let range = document.text.range(place.range)
        let items = completion.items(at: place).enumerated().map { number, item in
            var item = item
            item.textEdit = LSP.TextEdit(range: range, newText: item.insertText ?? item.label)
            item.insertText = nil
            item.sortText = String(String(100_000 + number).dropFirst())
            return item
        }
        respond(id, LSP.CompletionList(isIncomplete: place.context == .name, items: items))
    }

    mutating func hover(_ id: MessageID, _ params: LSP.PositionParams) throws {
        let uri = params.textDocument.uri
        let (document, position) = try place(uri, params.position)
        let own = HoverWords(
            analysis: document.analysis, last: document.report, neighbours: neighbours(of: document)
        ).words(at: position)
        let range = own?.range.flatMap { place in document.analysis.notebook.flatMap { location(place, $0) } }.flatMap {
            $0.uri == uri ? $0.range : nil
        }
        if askSwift("textDocument/hover", id, uri, .hover(own: own?.text, range: range), at: position) { return }
        respond(id, own.map { LSP.Hover(contents: LSP.MarkupContent($0.text), range: range) })
    }

    mutating func define(_ id: MessageID, _ params: LSP.PositionParams) throws {
        let uri = params.textDocument.uri
        let (document, position) = try place(uri, params.position)
        if let (quotation, _) = document.analysis.quotation(at: position) {
            return respond(id, definitions(of: quotation, in: neighbours(of: document).notebook(quotation.notebook)))
        }
        guard let mention = document.analysis.mention(at: position), let notebook = document.analysis.notebook else {
            if askSwift("textDocument/definition", id, uri, .definition, at: position) { return }
            return respond(id, [LSP.Location]())
        }
        respond(id, definitions(of: mention.name, in: notebook))
    }

    /// Where a notebook gives a label.
    func definitions(of name: String, in notebook: Notebook) -> [LSP.Location] {
        Mention.all(of: notebook).filter { $0.kind == .definition && $0.name == name }.compactMap {
            location($0.range, notebook)
        }
    }

    /// Where in another notebook something stands that is taken from it or linked to.
    func definitions(of quotation: Quotation, in notebook: Notebook?) -> [LSP.Location] {
        guard let notebook else { return [] }
        switch quotation.item {
        case .label(let label):
            let found = definitions(of: label, in: notebook)
            let heading = notebook.prose.first { $0.heading?.id == label }
            if found.isEmpty, let line = heading?.lines.lowerBound {
                let start = Position(line: line, column: 1)
                return location(SourceRange(start: start, end: start), notebook).map { [$0] } ?? []
            }
            return found
        case .value(let expression):
            if let inline = notebook.inlines.first(where: { $0.expression == expression }) {
                let end = Position(
                    line: inline.position.line, column: inline.position.column + inline.expression.utf8.count)
                return location(SourceRange(start: inline.position, end: end), notebook).map { [$0] } ?? []
            }
            return quotation.cell.map { definitions(of: $0.table, in: notebook) } ?? []
        }
    }

    func neighbours(of document: OpenDocument) -> Neighbours {
        let (open, analysis) = (openTexts, document.analysis)
        return Neighbours(
            path: analysis.path, folder: services.folder(analysis.path), parts: Set(analysis.files),
            read: { others.notebook(at: $0, open) }, lastReport: { services.report($0, root) })
    }
}
