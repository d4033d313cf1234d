internal import Document
internal import Notebook

/// The lines of a new notebook, block by block.
struct PageLines {
    private var frontMatter: [String]
    private var body: [ForeignLine] = []

    init(frontMatter: [String]) { self.frontMatter = frontMatter }

    /// Adds a block, with an empty line before it.
    mutating func add(_ lines: [ForeignLine]) {
        var lines = lines[...]
        while lines.first?.isBlank == true { lines.removeFirst() }
        while lines.last?.isBlank == true { lines.removeLast() }
        guard let first = lines.first else { return }
        if body.isEmpty, let title = title(first) {
            frontMatter.insert("title: \(title.quotedForYAML)", at: 0)
            return add(Array(lines.dropFirst()))
        }
        if !body.isEmpty { body.append(first.with("")) }
        for line in lines where !(line.isBlank && body.last?.text.isEmpty == true) { body.append(line) }
    }

    var lines: [ForeignLine] {
        let place = Position(line: 1, column: 1)
        let matter = frontMatter.isEmpty ? [] : ["---"] + frontMatter + ["---", ""]
        return matter.map { ForeignLine(text: $0, place: place, isVerbatim: false) } + body
    }

    /// The words of a heading that begins the text and can be its title, where it has none yet: without links, notes, HTML
    /// and attributes.
    private func title(_ line: ForeignLine) -> String? {
        guard line.text.hasPrefix("# "), !frontMatter.contains(where: { $0.hasPrefix("title:") }) else { return nil }
        let words = line.text.dropFirst(2).trimmed
        let isPlain = !words.contains { "[]<>#@".contains($0) } && (words.contains("$") || !words.contains("{"))
        return words.isEmpty || !isPlain || words.hasSuffix("}") ? nil : words
    }
}
