import Spelling

internal import Document
internal import Notebook
internal import Outputs
internal import Report

/// What can be put in at a place, where that is not Swift.
struct Completion {
    let analysis: Analysis
    /// The files beside the document that is typed in.
    let folder: NotebookFolder
    /// The notebooks that may be taken from.
    let neighbours: Neighbours

    /// What may stand at a place; names that are known, in an order that readers expect.
    func items(at place: CompletionContext.Place) -> [LSP.CompletionItem] {
        switch place.context {
        case .name:
            if place.prefix.contains("/") {
                neighbours.labels(place.prefix) + neighbours.names(besides: place.prefix, ending: "/")
            } else {
                labels + works(place.prefix) + neighbours.names(ending: "/")
            }
        case .quotedNotebook: neighbours.names(besides: place.prefix, ending: ".md} ")
        case .quotedValue(let notebook): neighbours.values(notebook)
        case .optionName:
            BlockOptions.descriptions.map { key in
                item(key.name, .property, key.words, inserting: "\(key.name): ")
            }
        case .optionValue(let key): values(BlockOptions.descriptions, key)
        case .matterKey(let parent):
            FrontMatter.descriptions(below: parent).map { key in
                item(key.name, .property, key.words, inserting: "\(key.name): ")
            }
        case .matterValue("bibliography", _): files { $0.hasSuffix(".bib") }
        case .matterValue("files", _): files { _ in true }
        case .matterValue(let key, let parent): values(FrontMatter.descriptions(below: parent), key)
        case .includedFile: files(in: place.prefix) { $0.hasSuffix(".md") }
        case .swift: []
        }
    }
}

private func item(_ label: String, _ kind: LSP.CompletionKind, _ detail: String?, inserting text: String? = nil)
    -> LSP.CompletionItem
{
    LSP.CompletionItem(label: label, kind: kind.rawValue, detail: detail, insertText: text)
}

private extension Completion {
    var labels: [LSP.CompletionItem] {
        guard let notebook = analysis.notebook else { return [] }
        let words = LabelWords(notebook)
        return notebook.labels.filter(isLabel).sorted().map { item($0, .reference, words[$0]) }
    }

    /// Those whose keys begin like what is typed come first; of very many no more than a reader looks at.
    func works(_ prefix: String) -> [LSP.CompletionItem] {
        let typed = prefix.lowercased()
        let keys = analysis.bibliography.keys.filter { typed.isEmpty || $0.lowercased().contains(typed) }
        let first = keys.filter { $0.lowercased().hasPrefix(typed) } + keys.filter { !$0.lowercased().hasPrefix(typed) }
        let works = analysis.bibliography.works(first.prefix(mostWorks).map(\.self))
        return works.map { work in
            var item = item(work.key, .reference, work.fields["title"])
            item.documentation = LSP.MarkupContent(work.words)
            return item
        }
    }

    func values(_ keys: [KeyDescription], _ key: String) -> [LSP.CompletionItem] {
        (keys.first { $0.name == key }?.values ?? []).map { item($0, .value, nil) }
    }

    func files(in prefix: String = "", _ isWanted: (String) -> Bool) -> [LSP.CompletionItem] {
        let parent = prefix.parentPath ?? ""
        return folder.names(parent).filter { isWanted($0) && !$0.hasPrefix(".") }.map { name in
            item(parent.isEmpty ? name : "\(parent)/\(name)", .file, nil)
        }
    }
}

private extension Neighbours {
    /// Other notebooks, and the folders that have some, in the folder of what is typed.
    func names(besides typed: String = "", ending: String) -> [LSP.CompletionItem] {
        names(in: typed.parentPath ?? "").map { item($0 + ending, .file, nil) }
    }

    /// The labels of the notebook before the last slash of what is typed.
    func labels(_ typed: String) -> [LSP.CompletionItem] {
        guard let name = typed.parentPath, let other = notebook(name) else { return [] }
        let words = LabelWords(other)
        return other.labels.filter(isLabel).sorted().map { item("\(name)/\($0)", .reference, words[$0]) }
    }

    /// The inline values of a notebook, and the cells of its tables, with what they were in its last report.
    func values(_ name: String) -> [LSP.CompletionItem] {
        guard let other = notebook(name) else { return [] }
        let record = report(name)?.record
        let expressions = other.inlines.map(\.expression)
        let own = expressions.enumerated().filter { expressions.firstIndex(of: $1) == $0 }.map(\.element)
        let values = Dictionary((record?.values ?? []).map { ($0.expression, $0.value) }) { first, _ in first }
        return own.map { item($0, .value, values[$0]??.textWithUnit) }
            + (record?.cells ?? []).prefix(mostCells).map { item($0.expression, .value, $0.value.textWithUnit) }
    }
}

private let mostWorks = 200
private let mostCells = 1000

extension Bibliography.Entry {
    /// Authors, year, title and place, in Markdown.
    var words: String {
        let people = people.map { $0.given.isEmpty ? $0.family : "\($0.given) \($0.family)" }
        let shown = people.count > 4 ? people.prefix(3) + ["others"] : people[...]
        let head = [shown.joined(separator: ", "), year.map { "(\($0))" } ?? ""].filter { !$0.isEmpty }
        let container = fields["journal"] ?? fields["booktitle"] ?? fields["publisher"]
        let lines = [
            head.joined(separator: " "), fields["title"].map { "**\($0)**" } ?? "", container.map { "*\($0)*" } ?? "",
        ]
        return lines.filter { !$0.isEmpty }.joined(separator: "  \n")
    }
}
