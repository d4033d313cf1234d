internal import Document
internal import Notebook
internal import Spelling

extension LanguageServer {
    /// A range of a notebook in the file that it comes from; `nil` where the notebook has no such line.
    func location(_ range: SourceRange, _ notebook: Notebook) -> LSP.Location? {
        let (start, end) = (notebook.origins.origin(of: range.start.line), notebook.origins.origin(of: range.end.line))
        guard start.path == end.path else { return nil }
        func place(_ position: Position, _ line: Int) -> LSP.Position {
            let bytes = notebook.bytes(ofLine: position.line)
            return LSP.Position(line: line - 1, character: encoding.units(before: position.column - 1, in: bytes))
        }
        let path = Notebook.path(start.path, besides: notebook.path)
        let open = documents.values.first { $0.text.path == path }
        return LSP.Location(
            uri: open?.text.uri ?? FileURI.uri(path),
            range: LSP.Range(start: place(range.start, start.line), end: place(range.end, end.line)))
    }

    /// Where the label or the work at a place is named; a label also by the notebooks that take it from this one.
    func references(_ params: LSP.ReferenceParams) throws -> [LSP.Location] {
        let document = try document(params.textDocument.uri)
        guard let (mention, named) = named(params.textDocument.uri, params.position, document) else { return [] }
        let takesDefinition = params.context?.includeDeclaration ?? true
        let uses = mention.kind == .citation ? document.analysis.notebook.map { [Use($0)] } ?? [] : uses(of: named)
        return eachOnce(
            uses.flatMap { use in
                use.mentions.filter { mention in
                    use.names(named.name, by: mention) && (takesDefinition || mention.kind != .definition)
                }.compactMap { location($0.range, use.notebook) }
            })
    }

    /// The label at a place, which can have another name.
    /// - Throws: `ResponseError` for what is no label.
    func renamed(_ params: LSP.PositionParams) throws -> (named: Named, range: LSP.Range) {
        let document = try document(params.textDocument.uri)
        guard let (mention, named) = named(params.textDocument.uri, params.position, document),
            mention.kind != .citation, let own = document.analysis.notebook,
            Mention.all(of: named.notebook).contains(where: { $0.kind == .definition && $0.name == named.name }),
            let place = location(mention.labelRange, own)
        else { throw ResponseError(.requestFailed, "there is no label here that a notebook gives") }
        return (named, place.range)
    }

    /// Gives a label another name, wherever it stands: in the notebooks that take it from this one, too.
    /// - Throws: `ResponseError` for a name that is taken, or cannot be this label's.
    func rename(_ params: LSP.RenameParams) throws -> LSP.WorkspaceEdit {
        let named = try renamed(.init(textDocument: params.textDocument, position: params.position)).named
        let (new, old) = (params.newName, named.name)
        let kind = old.prefix { $0 != "-" } + "-"
        guard isLabel(new), new.hasPrefix(kind) else {
            throw ResponseError(
                .requestFailed,
                "\"\(new)\" cannot be the name; expected \(kind), then lower-case letters, digits and hyphens")
        }
        guard new == old || !named.notebook.labels.contains(new) else {
            throw ResponseError(.requestFailed, "the label \"\(new)\" is taken; expected labels that differ")
        }
        let places = uses(of: named).flatMap { use in
            use.mentions.filter { $0.kind != .citation && use.isOfOwner($0) }.compactMap { mention in
                renamedRange(mention, old).flatMap { location($0, use.notebook) }
            }
        }
        let edits = Dictionary(grouping: eachOnce(places), by: \.uri).mapValues { places in
            places.map { LSP.TextEdit(range: $0.range, newText: new) }
        }
        return LSP.WorkspaceEdit(changes: edits)
    }
}

/// A label or a work, and the notebook that gives it.
struct Named {
    var name: String
    var notebook: Notebook
}

/// A notebook that may name what another one gives.
private struct Use {
    let notebook: Notebook
    let mentions: [Mention]
    /// The path of the notebook that gives it; `nil` for its own.
    let owner: String?

    init(_ notebook: Notebook, owner: String? = nil) {
        (self.notebook, self.owner, mentions) = (notebook, owner, Mention.all(of: notebook))
    }

    /// Whether a mention names something of the owner's.
    func isOfOwner(_ mention: Mention) -> Bool {
        let path = mention.kind == .reference ? mention.name.parentPath : nil
        return path.map { Notebook.path("\($0).md", besides: notebook.path) } == owner
    }

    func names(_ name: String, by mention: Mention) -> Bool {
        isOfOwner(mention) && (owner == nil ? mention.name : mention.label) == name
    }
}

private extension LanguageServer {
    /// What is named at a place, and whose it is.
    func named(_ uri: String, _ position: LSP.Position, _ document: OpenDocument) -> (mention: Mention, named: Named)? {
        let place = document.text.position(position)
        guard let own = document.analysis.notebook,
            let mention = document.analysis.position(place, inFile: document.text.path).flatMap(
                document.analysis.mention)
        else { return nil }
        guard mention.kind == .reference, let path = mention.name.parentPath else {
            return (mention, Named(name: mention.name, notebook: own))
        }
        let other = others.notebook(at: Notebook.path("\(path).md", besides: own.path), openTexts)
        return other.map { (mention, Named(name: mention.label, notebook: $0)) }
    }

    /// The notebook that gives a label, and those that are open, or around one of these, and may name it.
    func uses(of named: Named) -> [Use] {
        let (path, open) = (named.notebook.path, openTexts)
        let notebooks = Set(documents.values.map(\.analysis.path) + [path])
        let beside = services.notebooks(around: notebooks, root: root)
        let others = notebooks.union(beside).subtracting([path]).sorted().compactMap { path -> Notebook? in
            let folder = self.others.folder(path, open)
            guard let source = folder.read(path.lastPathComponent),
                case let text = String(decoding: source, as: UTF8.self),
                text.contains(named.name) || text.holds("{{< include")
            else { return nil }
            return self.others.notebook(at: path, open)
        }
        return [Use(named.notebook)] + others.map { Use($0, owner: path) }
    }

    /// Several notebooks may include a part, which may be looked at by itself, too.
    func eachOnce(_ places: [LSP.Location]) -> [LSP.Location] {
        var known: Set<LSP.Location> = []
        return places.filter { known.insert($0).inserted }
    }

    /// The letters of a mention that are `name`: all, or those before the number of one of several figures.
    func renamedRange(_ mention: Mention, _ name: String) -> SourceRange? {
        if mention.label == name { return mention.labelRange }
        guard mention.label.hasPrefix(name + "-"), Int(mention.label.dropFirst(name.count + 1)) != nil else {
            return nil
        }
        var range = mention.labelRange
        range.end.column = range.start.column + name.utf8.count
        return range
    }
}
