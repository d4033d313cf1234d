internal import CCMark
internal import Document
internal import Spelling

extension NotebookParser {
    /// Parses the document below the front matter, whose lines are empty in `body`; `defaults` are for blocks that do
    /// not say.
    mutating func document(_ body: [String], _ defaults: BlockOptions, _ reader: inout ProseReader) -> [Notebook.Part] {
        var body = body
        let marks = LineMarks(&body)
        let math = mask(body)
        let fragment = Fragment(lines: body, math: math)
        return withMarkdown(math.lines) { document in
            var list = PartList()
            var blockCount = 0
            for node in document.children {
                if isExperiment(node, at: node.start) {
                    if let block = block(node, index: blockCount, defaults, &reader) {
                        list.parts.append(.block(block))
                    } else {
                        isComplete = false
                    }
                    blockCount += 1
                } else if !takeCaption(node, for: &list.parts, fragment, &reader) {
                    let whole = marks.isMeaning(node) ? "what a term means" : "a list or quote"
                    reportTopLevelThings(node.allBlocks.dropFirst(), fragment, marks, inside: whole)
                    if takeMark(node, marks, &list, fragment, &reader) { continue }
                    for block in reader.blocks(node, fragment) {
                        guard list.takeTitle(block) else { list.append(block); continue }
                        if let label = block.heading?.label {
                            report(
                                node.start,
                                "label \"\(label)\" is on a callout's title; expected it on a heading of the text")
                        }
                    }
                }
            }
            close(&list, at: body.count)
            return list.parts
        }
    }

    /// Reports what stands among the blocks of another, and can stand at the top level of a notebook alone.
    mutating func reportTopLevelThings(
        _ nodes: some Sequence<MarkdownNode>, _ fragment: Fragment, _ marks: LineMarks? = nil, inside whole: String
    ) {
        for node in nodes {
            guard let (found, place) = topLevelThing(node, fragment, marks) else { continue }
            report(place, "found \(found) inside \(whole); expected it at the top level")
        }
    }

    /// What such a block is, and where it begins.
    private mutating func topLevelThing(_ node: MarkdownNode, _ fragment: Fragment, _ marks: LineMarks?)
        -> (name: String, place: Position)?
    {
        let start = fragment.place(node.start)
        if isExperiment(node, at: start) { return ("an experiment block", start) }
        if marks?.fence(node) != nil { return ("`:::`", start) }
        guard node.type == CMARK_NODE_PARAGRAPH, let line = BlockText(node, fragment.lines).lines.last,
            Attributes.trailing(line.text)?.0.id.flatMap({ labelKind($0) }) != nil
        else { return nil }
        let place = fragment.place(line.start)
        // Behind a term a caption's colon has become an item's sign.
        let isMeaning = marks?.meanings.contains(line.start.line) ?? false
        if node.children.first?.type == CMARK_NODE_IMAGE, node.children.count == 2 {
            return ("a picture with a label", place)
        }
        return isMeaning || PipeTable.isCaption(line, isAlone: false)
            ? ("a table's caption with a label", place) : nil
    }

    /// Hides mathematics, leaving the lines of code and raw HTML alone.
    mutating func mask(_ body: [String], place: (Position) -> Position = { $0 }) -> MathMask {
        let math = MathMask(markdown: body)
        for position in math.unclosed {
            report(place(position), "the formula is never closed; expected `$$` before the next empty line")
        }
        for position in math.values { report(place(position), MathMask.valueInFormula) }
        return math
    }

    mutating func isExperiment(_ node: MarkdownNode, at place: Position) -> Bool {
        guard node.type == CMARK_NODE_CODE_BLOCK else { return false }
        let words = node.info.split(separator: " ").map(String.init)
        if let found = words.first, found.hasPrefix("{swift") || found == "{{swift}}" {
            report(
                place,
                "found `\(node.info)`; expected `swift experiment` for a block that is run, `swift` for one that is not"
            )
            isComplete = false
            return false
        }
        if words.count == 2, words[0] != "swift" || words[1] != "experiment",
            words.map({ $0.lowercased() }) == ["swift", "experiment"]
        {
            report(
                place, "found `\(words[0]) \(words[1])`; expected `swift experiment` for a block that is run",
                Hint("swift experiment", insteadOf: words.joined(separator: " ")))
            isComplete = false
            return false
        }
        guard words.count > 1, words[0] == "swift" else { return false }
        if words[1...] == ["experiment"] { return true }
        if words[1] == "experiment" {
            report(
                place,
                "found \"\(words[2])\" after `swift experiment`; expected options as `//| key: value` lines in the block"
            )
            isComplete = false
        } else if words.count == 2, nearestName(to: words[1], among: ["experiment"]) != nil {
            report(
                place, "found `swift \(words[1])`; expected `swift experiment` for a block that is run",
                Hint("experiment", insteadOf: words[1]))
            isComplete = false
        }
        return false
    }
}

private extension NotebookParser {
    /// Takes a paragraph `: Words {#tbl-a}` behind a table for its caption.
    mutating func takeCaption(
        _ node: MarkdownNode, for parts: inout [Notebook.Part], _ fragment: Fragment, _ reader: inout ProseReader
    ) -> Bool {
        guard node.type == CMARK_NODE_PARAGRAPH, node.start.line == node.end.line, case .prose(var block)? = parts.last,
            case .table(var table) = block.kind, table.caption == nil,
            let line = BlockText(node, fragment.lines).lines.first, PipeTable.isCaption(line, isAlone: true)
        else { return false }
        table.caption = reader.tableCaption(line, fragment)
        block.kind = .table(table)
        parts[parts.count - 1] = .prose(block)
        return true
    }

    mutating func block(_ node: MarkdownNode, index: Int, _ defaults: BlockOptions, _ reader: inout ProseReader)
        -> Block?
    {
        let (first, last) = (node.start.line, max(node.start.line, node.end.line))
        let (opening, closing) = (lines[first - 1].drop { $0 == " " }, lines[last - 1].drop { $0 == " " })
        let fence = opening.prefix { $0 == opening.first }
        guard last > first, closing.hasPrefix(fence),
            closing.allSatisfy({ $0 == opening.first || $0 == " " || $0 == "\t" })
        else {
            report(node.start, "the block is never closed; expected a closing fence like its opening one")
            return nil
        }
        var code = Spelling.lines(of: node.literal.utf8)
        let optionLines = code.prefix { $0.hasPrefix("//|") }
        let indentation = node.start.column - 1
        var options = defaults
        if !optionLines.isEmpty {
            var yaml = YAMLReader(name: "option") { Position(line: first + $0, column: indentation + 4 + $1 - 1) }
            let text = optionLines.map { $0.dropFirst("//|".count) }.joined(separator: "\n")
            options.read(text, &yaml) { reader.markdown($0, at: $1, in: lines) }
            report(yaml)
        }
        code.removeFirst(optionLines.count)
        if let line = code.first(where: { !$0.allSatisfy(\.isWhitespace) }), line.hasPrefix("#|") {
            let number = first + 1 + optionLines.count + (code.firstIndex(of: line) ?? 0)
            report(
                Position(line: number, column: indentation + 1),
                "found an option as `#| key: value`; expected `//| key: value`",
                Hint("Swift's comments begin with `//`", replacement: .init("//|", insteadOf: "#|")))
            isComplete = false
        }
        if code.last == "" { code.removeLast() }
        return Block(
            index: index, fenceLine: first, lines: first...last, options: options, code: code.joined(separator: "\n"),
            codeLine: first + 1 + optionLines.count, indentation: indentation)
    }
}
