internal import Document
internal import Notebook

/// What a list of figures, tables or claims names.
struct ListedThing {
    /// As readers call it: "Figure 2".
    var name: String
    /// What leads to it; `nil` for what has no label.
    var label: String?
    /// Its caption; empty for none.
    var caption: [InlineNode] = []
}

extension Report {
    /// The figures, or the tables, that have a number, in the order of readers.
    func numberedThings(_ kind: Phrase) -> [ListedThing] {
        let numbered = Numbering(notebook, transcript).kinds
        return notebook.parts.flatMap { part -> [ListedThing] in
            switch part {
            case .block(let block):
                let key = Numbering.key(block)
                guard numbered[key] == kind, block.options.output, let name = names[key] else { return [] }
                return [
                    ListedThing(
                        name: name, label: block.options.label, caption: block.options.caption?.inlines ?? [])
                ]
            case .prose(let prose):
                let key = Numbering.key(prose)
                guard numbered[key] == kind, let name = names[key] else { return [] }
                return [ListedThing(name: name, label: prose.caption?.label, caption: prose.caption?.children ?? [])]
            }
        }
    }
}
