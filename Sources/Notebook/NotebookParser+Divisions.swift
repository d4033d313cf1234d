internal import CCMark
internal import Document
internal import Spelling

/// The parts of a document in the making: divisions that are not closed yet, and terms that wait for what they mean.
struct PartList {
    var parts: [Notebook.Part] = []
    /// The divisions that are not closed, and where they begin.
    private(set) var open: [(kind: DivisionNode.Kind, place: Position)] = []

    /// Adds a block of the text.
    mutating func append(_ block: BlockNode) {
        guard var heading = block.heading, open.contains(where: { $0.kind == .tabs }) else {
            parts.append(.prose(block))
            return
        }
        heading.isAmongTabs = true
        var block = block
        block.kind = .heading(heading)
        parts.append(.prose(block))
    }

    mutating func begin(_ division: DivisionNode, at place: Position) {
        open.append((division.kind, place))
        parts.append(.prose(BlockNode(.divisionStart(division), lines: place.line...place.line)))
    }

    /// Ends the last division; whether there is one.
    mutating func end(at line: Int) -> Bool {
        if open.popLast() == nil { return false }
        parts.append(.prose(BlockNode(.divisionEnd, lines: line...line)))
        return true
    }

    /// Takes a heading that a callout begins with for its title; whether it is one.
    mutating func takeTitle(_ block: BlockNode) -> Bool {
        guard let heading = block.heading, case .prose(var start)? = parts.last,
            case .divisionStart(var division) = start.kind, case .callout = division.kind, division.title.isEmpty
        else { return false }
        division.title = heading.children
        start.kind = .divisionStart(division)
        start.lines = start.lines.lowerBound...block.lines.upperBound
        parts[parts.count - 1] = .prose(start)
        return true
    }

    /// Adds what the term means that the last paragraph is.
    mutating func define(_ meanings: ListNode, marks: [SourceRange], lines: ClosedRange<Int>) {
        guard case .prose(let block)? = parts.last, case .paragraph(let term) = block.kind else {
            if case .prose(var block)? = parts.last, case .definitions(var items) = block.kind {
                items[items.count - 1].meanings += meanings.items
                items[items.count - 1].marks += marks
                items[items.count - 1].isTight = false
                block.kind = .definitions(items)
                block.lines = block.lines.lowerBound...lines.upperBound
                parts[parts.count - 1] = .prose(block)
            }
            return
        }
        parts.removeLast()
        let isTight = meanings.isTight && lines.lowerBound == block.lines.upperBound + 1
        let item = DefinitionNode(term: term, meanings: meanings.items, isTight: isTight, marks: marks)
        var (items, start) = ([item], block.lines.lowerBound)
        if case .prose(let before)? = parts.last, case .definitions(let earlier) = before.kind {
            (items, start) = (earlier + items, before.lines.lowerBound)
            parts.removeLast()
        }
        parts.append(.prose(BlockNode(.definitions(items), lines: start...lines.upperBound)))
    }
}

extension NotebookParser {
    /// Takes what begins or ends a division, or says what a term means; whether it is such a thing.
    mutating func takeMark(
        _ node: MarkdownNode, _ marks: LineMarks, _ list: inout PartList, _ fragment: Fragment,
        _ reader: inout ProseReader
    ) -> Bool {
        if marks.isMeaning(node) {
            guard case .list(let meanings)? = reader.blocks(node, fragment).first?.kind else { return false }
            let colons = node.children.map { item in
                SourceRange(
                    start: item.start, end: Position(line: item.start.line, column: item.start.column + 1))
            }
            list.define(meanings, marks: colons, lines: node.start.line...max(node.start.line, node.end.line))
            return true
        }
        switch marks.fence(node) {
        case .start(let words, let column):
            if list.open.count == mostLevels {
                report(node.start, "found more than \(mostLevels) levels of nested parts; expected fewer")
            }
            list.begin(division(words, Position(line: node.start.line, column: column), &reader), at: node.start)
        case .end:
            if !list.end(at: node.start.line) {
                report(
                    node.start, "found `:::`, which ends nothing; expected `::: {.callout-note}` or the like above it")
            }
        case nil: return false
        }
        return true
    }

    /// Reports divisions that nothing ends, and ends them.
    mutating func close(_ list: inout PartList, at line: Int) {
        for (_, place) in list.open {
            report(place, "what begins here is never ended; expected a line `:::` below it")
        }
        while list.end(at: line) {}
    }
}

private extension NotebookParser {
    /// What the words behind the colons say: `{.callout-note title="Mind"}`, or a name alone.
    mutating func division(_ words: String, _ place: Position, _ reader: inout ProseReader) -> DivisionNode {
        let written = words.hasPrefix("{") ? words : "{.\(words)}"
        guard let attributes = Attributes(written) else {
            report(
                place,
                "found `\(words)` behind `:::`; expected a name, or attributes such as {.callout-note title=\"Words\"}")
            return DivisionNode(kind: .plain, classes: [], id: nil)
        }
        var division = DivisionNode(kind: .plain, classes: attributes.classes, id: attributes.id)
        if let label = attributes.id, isLabel(label) {
            report(
                place,
                "label \"\(label)\" is on a part of the text; expected it on a block, a picture, a table or a heading")
        }
        for name in attributes.classes { read(name, place, &division) }
        let ofCallouts = ["title", "collapse", "icon", "appearance"]
        let known = if case .callout = division.kind { ofCallouts } else { [String]() }
        for (name, value) in attributes.values.sorted(by: { $0.key < $1.key }) {
            if known.contains(name), name == "collapse" {
                guard let isCollapsed = Bool(value) else {
                    report(place, "`collapse` of `:::` is \"\(value)\"; expected true or false")
                    continue
                }
                division.isCollapsed = isCollapsed
            } else if known.contains(name), name != "title" {
                // What it looks like is a matter of the style sheet.
                guard let style = looks[name]?[value] else {
                    let values = (looks[name] ?? [:]).keys.sorted()
                    report(place, "`\(name)` of `:::` is \"\(value)\"; \(expectedOne(of: values))")
                    continue
                }
                if !style.isEmpty { division.classes.append(style) }
            } else if known.contains(name) {
                let column = lines[place.line - 1].utf8Offset(of: "title=\"").map { $0 + "title=".utf8.count + 1 }
                let start = Position(line: place.line, column: column ?? place.column)
                let title = reader.markdown(value, at: start, in: lines)
                (division.title, division.titleSource) = (title.inlines, title.source)
            } else {
                let expected = known.isEmpty ? "" : "; \(expectedOne(of: known))"
                warn(
                    place, "`\(name)` of `:::` is not known, and does nothing\(expected)",
                    suggestion(for: name, among: known))
            }
        }
        return division
    }

    /// What a name makes of a division.
    mutating func read(_ name: String, _ place: Position, _ division: inout DivisionNode) {
        let callouts = CalloutKind.allCases.map { "callout-\($0.rawValue.lowercased())" }
        if let index = callouts.firstIndex(of: name) {
            division.kind = .callout(CalloutKind.allCases[index])
        } else if name == "panel-tabset" {
            division.kind = .tabs
        } else if ["content-hidden", "content-visible"].contains(name) {
            report(
                place,
                "found a part \"\(name)\", and all that a notebook says is shown in each of its reports; expected the text without that part, or not at all"
            )
        } else if name.hasPrefix("callout") || nearestName(to: name, among: ["panel-tabset"]) != nil {
            let known = callouts + ["panel-tabset"]
            report(place, "unknown part \"\(name)\"; \(expectedOne(of: known))", suggestion(for: name, among: known))
        }
    }
}

/// The names in the style sheet of how a callout may look, by Quarto's options and their values; empty for how all look.
private let looks = [
    "icon": ["true": "", "false": "no-icon"],
    "appearance": ["default": "", "simple": "simple", "minimal": "minimal"],
]

private extension String {
    /// How many bytes stand before `text`.
    func utf8Offset(of text: String) -> Int? { firstRange(of: text).map { self[..<$0.lowerBound].utf8.count } }
}
