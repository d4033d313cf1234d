extension TypstNode {
    /// Whether notes are written here, beside the marks of such that are written elsewhere.
    var hasNotes: Bool { code.replacing("footnote(label(", with: "").contains("footnote(") }

    /// What stands across both columns, its notes in the column beside it, as Typst (0.15) would lose them there; `nil`
    /// where they cannot be taken out.
    func spanning(_ across: (TypstNode) -> TypstNode) -> [TypstNode]? {
        var node = self
        let notes = node.takeNotes()
        return node.hasNotes ? nil : notes.map { .call("note-below", [:], [$0]) } + [across(node)]
    }

    /// Takes the notes out of what is written here, whose marks stay.
    mutating func takeNotes() -> [TypstNode] {
        switch self {
        case .text, .code: return []
        case .labelled(.call("footnote", let arguments, _), let label):
            let place = TypstNode.Argument(name: "", value: .code("label(\(quotedTypst(label)))"))
            defer { self = .call("footnote", [place] + arguments, nil) }
            return [self]
        case .labelled(var node, let label):
            defer { self = .labelled(node, label) }
            return node.takeNotes()
        case .call(let name, var arguments, let children):
            var nodes = children ?? []
            defer { self = .call(name, arguments, children == nil ? nil : nodes) }
            return arguments.indices.flatMap { arguments[$0].value.takeNotes() }
                + nodes.indices.flatMap { nodes[$0].takeNotes() }
        }
    }
}

private extension TypstNode.Value {
    mutating func takeNotes() -> [TypstNode] {
        switch self {
        case .content(var nodes):
            defer { self = .content(nodes) }
            return nodes.indices.flatMap { nodes[$0].takeNotes() }
        case .list(var values):
            defer { self = .list(values) }
            return values.indices.flatMap { values[$0].takeNotes() }
        case .text, .number, .flag, .code, .fields, .none: return []
        }
    }
}
