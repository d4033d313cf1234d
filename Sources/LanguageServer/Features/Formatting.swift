internal import Document
internal import Notebook

/// How options and tables are laid out: one space where one belongs, and a table's cells below each other.
struct Formatting {
    private let notebook: Notebook
    private let document: TextDocument
    private let line: (Int) -> Int?

    init(_ notebook: Notebook, _ document: TextDocument, line: @escaping (Int) -> Int?) {
        (self.notebook, self.document, self.line) = (notebook, document, line)
    }

    /// What is written anew, line by line; nothing where all is laid out.
    var edits: [LSP.TextEdit] {
        var edits: [LSP.TextEdit] = []
        for part in notebook.parts {
            switch part {
            case .block(let block):
                let numbers = (block.fenceLine + 1)..<max(block.codeLine, block.fenceLine + 1)
                let depth = numbers.compactMap { Self.depth(ofOption: notebook.lines[$0 - 1]) }.min() ?? 1
                for number in numbers { replace(number, by: { Self.option($0, least: depth) }, &edits) }
            case .prose(let prose):
                // In a quote or a list, lines begin with what is no cell.
                guard case .table = prose.kind else { continue }
                let text = prose.lines.map { String(decoding: notebook.bytes(ofLine: $0), as: UTF8.self) }
                guard let rows = PipeTableLayout(text)?.lines else { continue }
                for (number, row) in zip(prose.lines, rows) { replace(number, by: { _ in row }, &edits) }
            }
        }
        return edits
    }

    private func replace(_ number: Int, by written: (String) -> String, _ edits: inout [LSP.TextEdit]) {
        guard let own = line(number) else { return }
        let text = String(decoding: document.line(own), as: UTF8.self)
        let new = written(text)
        if new != text { edits.append(LSP.TextEdit(range: document.range(ofLine: own), newText: new)) }
    }

    /// How many spaces stand behind `//|`; `nil` for a line that says nothing.
    static func depth(ofOption text: String) -> Int? {
        let rest = text.drop { $0 == " " }.dropFirst(3)
        return rest.allSatisfy { $0 == " " || $0 == "\t" } ? nil : rest.prefix { $0 == " " }.count
    }

    /// `//|label :  x` as `//| label: x`, where `least` spaces stand behind the block's `//|`; deeper lines stay deeper by
    /// as much, since YAML tells by that what they belong to.
    static func option(_ text: String, least: Int) -> String {
        let indentation = text.prefix { $0 == " " }
        var rest = text.dropFirst(indentation.count)
        guard rest.hasPrefix("//|") else { return text }
        rest = rest.dropFirst(3)
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        let depth = rest.prefix { $0 == " " }.count
        let words = rest.dropFirst(depth)
        guard !words.isEmpty else { return indentation + "//|" }
        let start = indentation + "//|" + String(repeating: " ", count: depth - least + 1)
        guard depth == least, let colon = words.firstIndex(of: ":"),
            words[..<colon].allSatisfy({ $0.isLetter || $0 == "-" || $0 == " " }),
            case let value = words[words.index(after: colon)...], value.isEmpty || value.first == " "
        else { return start + words }
        let key = words[..<colon].split(separator: " ").joined(separator: " ")
        let behind = value.drop { $0 == " " }
        return start + key + ":" + (behind.isEmpty ? "" : " " + behind)
    }
}
