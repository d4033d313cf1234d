internal import Document
internal import Notebook
internal import Spelling

/// A place where a notebook names a label or a work: where a label is given, and where it is used.
struct Mention: Hashable {
    /// What stands there.
    enum Kind: Hashable {
        /// A label is given to a block, a heading, a table, a picture or a formula.
        case definition
        /// A label is referred to.
        case reference
        /// A work is cited.
        case citation
    }

    var kind: Kind
    /// The label, that of another notebook as "q2/fig-a", or the work's key.
    var name: String
    /// The name's letters alone, in the notebook's lines; of one of another notebook at least those of the label.
    var range: SourceRange

    /// The label by itself, without the notebook that it is of.
    var label: String { name.lastPathComponent }

    /// The label's letters.
    var labelRange: SourceRange {
        var range = range
        range.start.column = range.end.column - label.utf8.count
        return range
    }

    /// All of a notebook, in the order of their places.
    static func all(of notebook: Notebook) -> [Mention] {
        var finder = MentionFinder(notebook: notebook)
        finder.takeFrontMatter()
        for part in notebook.parts {
            switch part {
            case .block(let block): finder.take(block)
            case .prose: break
            }
        }
        for prose in notebook.prose { finder.take(prose) }
        return Set(finder.mentions).sorted { ($0.range.start, $0.name) < ($1.range.start, $1.name) }
    }
}

/// Walks through a notebook, and takes note of names.
private struct MentionFinder {
    let notebook: Notebook
    var mentions: [Mention] = []

    /// A block's options: its label, and names in its captions.
    mutating func take(_ block: Block) {
        for line in (block.fenceLine + 1)..<max(block.codeLine, block.fenceLine + 1) {
            if let label = block.options.label, notebook.key(ofOption: line) == "label" {
                add(.definition, label, line...line)
            }
            takeNames(inLine: line)
        }
    }

    /// The words at the notebook's head, such as its abstract.
    mutating func takeFrontMatter() {
        guard notebook.lines.first == "---",
            let end = notebook.lines.dropFirst().firstIndex(where: { ["---", "..."].contains($0) })
        else { return }
        for line in 2..<(end + 1) { takeNames(inLine: line) }
    }

    /// Names behind `@` in a line of YAML.
    private mutating func takeNames(inLine line: Int) {
        for (name, range) in notebook.namesBehindSigns(inLine: line)
        where isLabel(name.lastPathComponent) && !name.hasPrefix("/") {
            mentions.append(Mention(kind: .reference, name: name, range: range))
        }
    }

    mutating func take(_ block: BlockNode) {
        if let heading = block.heading, let label = heading.label, let place = heading.attributes {
            add(.definition, label, place.start.line...place.end.line, from: place.start.column)
        }
        if let caption = block.caption, let label = caption.label {
            // Attributes stand behind the words.
            let end = caption.range.end
            add(.definition, label, end.line...max(end.line, block.lines.upperBound), from: end.column)
        }
        for formula in block.formulas {
            if let label = formula.label, let place = formula.closing {
                add(.definition, label, place.start.line...place.end.line, from: place.start.column)
            }
        }
        for inline in block.inlines.flatMap(\.all) { take(inline) }
    }

    mutating func take(_ inline: InlineNode) {
        let lines = inline.range.start.line...max(inline.range.start.line, inline.range.end.line)
        switch inline.kind {
        case .reference(let reference):
            for label in reference.labels { add(.reference, label, lines, from: inline.range.start.column) }
        case .citation(let citation):
            for item in citation.items { add(.citation, item.key, lines, from: inline.range.start.column) }
        case .link(let link):
            let name = link.claim ?? (link.destination.hasPrefix("#") ? String(link.destination.dropFirst()) : "")
            let (target, column) = (link.target.start.line...link.target.end.line, link.target.start.column)
            if isLabel(name) {
                add(.reference, name, target, from: column)
            } else if let quotation = Quotation(link: link.destination), case .label(let label) = quotation.item {
                add(.reference, label, target, from: column, as: quotation.key)
            }
        case .quoted(let key):
            guard let quotation = notebook.quotations.first(where: { $0.key == key }), let cell = quotation.cell else {
                return
            }
            add(
                .reference, cell.table, lines, from: inline.range.start.column,
                as: "\(quotation.notebook)/\(cell.table)")
        default: break
        }
    }

    /// `name` is what stands there, `whole` what is meant by it where that is more.
    mutating func add(
        _ kind: Mention.Kind, _ name: String, _ lines: ClosedRange<Int>, from column: Int = 1, as whole: String? = nil
    ) {
        for line in lines {
            guard let range = notebook.range(of: name, inLine: line, from: line == lines.lowerBound ? column : 1)
            else { continue }
            mentions.append(Mention(kind: kind, name: whole ?? name, range: range))
            return
        }
    }
}
