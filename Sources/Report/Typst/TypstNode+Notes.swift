extension TypstNode {
    /// Whether notes are written here.
    var hasNotes: Bool { code.contains("footnote(") }

    /// Takes the notes out of what is written here, whose marks stay.
    mutating func takeNotes() -> [TypstNode] {
        switch self {
        case .text, .code: return []
        case .labelled(.call("footnote", _, _), let label):
            defer { self = .call("footnote", ["": .code("label(\(quotedTypst(label)))")]) }
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
        guard case .content(var nodes) = self else { return [] }
        defer { self = .content(nodes) }
        return nodes.indices.flatMap { nodes[$0].takeNotes() }
    }
}
