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
        let completion = Completion(analysis: document.analysis, folder: services.folder(document.text.path))
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
        let own = HoverWords(analysis: document.analysis, last: document.report).words(at: position)
        let range = own?.range.flatMap { location($0, document) }.flatMap { $0.uri == uri ? $0.range : nil }
        if askSwift("textDocument/hover", id, uri, .hover(own: own?.text, range: range), at: position) { return }
        respond(id, own.map { LSP.Hover(contents: LSP.MarkupContent($0.text), range: range) })
    }

    mutating func define(_ id: MessageID, _ params: LSP.PositionParams) throws {
        let uri = params.textDocument.uri
        let (document, position) = try place(uri, params.position)
        guard let mention = document.analysis.mention(at: position) else {
            if askSwift("textDocument/definition", id, uri, .definition, at: position) { return }
            return respond(id, [LSP.Location]())
        }
        let names = document.analysis.mentions.filter { $0.kind == .definition && $0.name == mention.name }
        respond(id, names.compactMap { location($0.range, document) })
    }
}
