import Spelling

internal import Document
internal import Notebook
internal import Report

extension LanguageServer {
    /// Takes a notification.
    /// - Throws: `DecodingError`.
    mutating func hear(_ method: String, _ message: Message) throws {
        switch method {
        case "textDocument/didOpen": open(try message.params(as: LSP.DidOpenParams.self).textDocument)
        case "textDocument/didChange":
            let change = try message.params(as: LSP.DidChangeParams.self)
            let uri = change.textDocument.uri
            documents[uri]?.text.apply(change.contentChanges, version: change.textDocument.version)
            renew(uri)
        case "textDocument/didClose": close(try message.params(as: LSP.DocumentParams.self).textDocument.uri)
        case "textDocument/didSave", "workspace/didChangeWatchedFiles":
            for uri in documents.keys.sorted() { reload(uri) }
        case "$/cancelRequest":
            let id = try message.params(as: LSP.CancelParams.self).id
            queue.forget(id)
            if swift.cancel(id) { fail(id, ResponseError(.cancelled, "the request was taken back")) }
        default: break
        }
    }

    /// The texts of all documents, by their paths.
    var openTexts: [String: [UInt8]] { documents.values.reduce(into: [:]) { $0[$1.text.path] = $1.text.bytes } }

    /// The document that a request is about.
    /// - Throws: `ResponseError` for one that is not open.
    func document(_ uri: String) throws(ResponseError) -> OpenDocument {
        guard let document = documents[uri] else {
            throw ResponseError(.invalidParams, "\(uri) is not open")
        }
        return document
    }

    /// Says what is wrong with a document, and with the files that it is made of; nothing any more of those that it was.
    mutating func publish(_ uri: String) {
        guard let document = documents[uri] else { return }
        var problems: [String: [Diagnostic]] = [uri: []]
        for (path, found) in document.problems {
            guard let place = place(ofFile: path, for: document) else { continue }
            problems[place] = found
        }
        for old in document.published where problems[old] == nil { problems[old] = [] }
        documents[uri]?.published = Set(problems.filter { !$0.value.isEmpty }.keys)
        for (place, found) in problems.sorted(by: { $0.key < $1.key }) {
            let said = LSP.PublishedDiagnostics(
                uri: place, version: documents[place]?.text.version, diagnostics: found.map { $0.published(encoding) })
            writer.send(OutgoingMessage.call("textDocument/publishDiagnostics", said))
        }
    }
}

private extension LanguageServer {
    mutating func open(_ item: LSP.TextDocumentItem) {
        let text = TextDocument(item, path: FileURI.path(item.uri), encoding: encoding)
        let owner = owner(of: text.path)
        let report = services.report(owner ?? text.path, root)
        documents[item.uri] = OpenDocument(text, analysis(of: text, owner, report?.record), report)
        publish(item.uri)
        compileLater(item.uri, after: .zero)
        if let document = documents[item.uri] { swift.warm(item.uri, document.analysis.program) }
    }

    mutating func close(_ uri: String) {
        guard let document = documents.removeValue(forKey: uri) else { return }
        swift.close(uri)
        for place in document.published.union([uri]).sorted() {
            let nothing = LSP.PublishedDiagnostics(uri: place, version: nil, diagnostics: [])
            writer.send(OutgoingMessage.call("textDocument/publishDiagnostics", nothing))
        }
    }

    /// Reads a document anew, then those that it is a part of, and those that take from it or link to it.
    mutating func renew(_ uri: String) {
        guard let changed = documents[uri] else { return }
        let users = documents.filter { $0.key != uri && $0.value.analysis.restsOn(changed.text.path) }.keys
        for user in [uri] + users.sorted() {
            guard let document = documents[user] else { continue }
            let owner = document.analysis.path == document.text.path ? nil : document.analysis.path
            let analysis = analysis(of: document.text, owner, document.report?.record)
            documents[user]?.renew(analysis)
            publish(user)
            compileLater(user)
        }
    }

    /// The same where files may have changed, too.
    mutating func reload(_ uri: String) {
        guard let document = documents[uri] else { return }
        documents[uri]?.report = services.report(document.analysis.path, root)
        renew(uri)
    }

    func analysis(of text: TextDocument, _ owner: String?, _ record: ReportRecord?) -> Analysis {
        var open = openTexts
        open[text.path] = text.bytes
        guard let owner, let source = open[owner] ?? read(owner) else {
            return Analysis(path: text.path, source: text.bytes, open: open, record: record, others, services)
        }
        return Analysis(path: owner, source: source, open: open, record: record, others, services)
    }

    func read(_ path: String) -> [UInt8]? {
        services.folder(path).read(path.lastPathComponent)
    }

    /// The notebook that includes the file at a path: an open one, else one in its folder or the one above; `nil` for
    /// a notebook of its own.
    func owner(of path: String) -> String? {
        let open = documents.values.first { $0.text.path != path && $0.analysis.files.contains(path) }
        if let open { return open.analysis.path }
        let beside = services.folder(path)
        let name = path.lastPathComponent
        for parent in ["", ".."] {
            for file in beside.names(parent) where file.hasSuffix(".md") && file != name {
                let place = parent.isEmpty ? file : "\(parent)/\(file)"
                guard let bytes = beside.read(place) else { continue }
                let text = String(decoding: bytes, as: UTF8.self)
                guard text.contains("{{< include"), text.contains(name) else { continue }
                let notebook = Notebook.path(place, besides: path)
                let found = NotebookReading(path: notebook, source: bytes, folder: services.folder(notebook)).notebook
                let files = (found?.includedFiles ?? []).map { Notebook.path($0.path, besides: notebook) }
                if files.contains(path) { return notebook }
            }
        }
        return nil
    }

    /// The address of a file that a document's problems are in; `nil` for one that says itself what is wrong with it.
    func place(ofFile path: String, for document: OpenDocument) -> String? {
        if path == document.text.path { return document.text.uri }
        if documents.values.contains(where: { $0.text.path == path }) { return nil }
        // A part that is open by itself speaks for itself alone.
        return document.analysis.path == document.text.path ? FileURI.uri(path) : nil
    }
}
