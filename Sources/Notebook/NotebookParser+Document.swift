internal import CCMark

extension NotebookParser {
    /// Parses the document below the front matter, whose lines are empty in `body`; `echo` is for blocks that do not say.
    mutating func document(_ body: [String], echo: BlockOptions.Echo) -> ([Notebook.Part], [Inline], [Formula]) {
        let math = mask(body)
        for position in math.unclosed { report(position, "the formula is never closed; expected `$$` before the next empty line") }
        var reader = ProseReader(math: math, lines: lines)
        let parts = withMarkdown(math.lines.joined(separator: "\n")) { document in
            var parts: [Notebook.Part] = []
            for node in document.children {
                if node.type == CMARK_NODE_CODE_BLOCK, isExperiment(node) {
                    let index = parts.count { if case .block = $0 { true } else { false } }
                    if let block = block(node, index: index, echo: echo, &reader) { parts.append(.block(block)) }
                } else {
                    for nested in node.all where nested.type == CMARK_NODE_CODE_BLOCK && nested != node && isExperiment(nested) {
                        report(nested.start, "found an experiment block inside a list or quote; expected it at the top level")
                    }
                    parts.append(.prose(reader.prose(node)))
                }
            }
            return parts
        }
        checkLabels(parts, reader)
        return (parts, reader.inlines, math.displayed + math.inline)
    }

    /// Hides mathematics, leaving the lines of code and raw HTML alone.
    func mask(_ body: [String]) -> MathMask {
        guard body.contains(where: { $0.contains("$") }) else { return MathMask(unmasked: body) }
        let code = withMarkdown(body.joined(separator: "\n")) { document in
            document.all.filter { $0.type == CMARK_NODE_CODE_BLOCK || $0.type == CMARK_NODE_HTML_BLOCK }
                .reduce(into: Set<Int>()) { $0.formUnion($1.start.line...max($1.start.line, $1.end.line)) }
        }
        return MathMask(body, isCode: code.contains)
    }

    mutating func isExperiment(_ node: MarkdownNode) -> Bool {
        let words = node.info.split(separator: " ").map(String.init)
        guard words.count > 1, words[0] == "swift" else { return false }
        if words[1...] == ["experiment"] { return true }
        if words[1] == "experiment" {
            report(node.start, "found \"\(words[2])\" after `swift experiment`; expected options as `//| key: value` lines in the block")
        } else if words.count == 2, nearestName(to: words[1], among: ["experiment"]) != nil {
            report(node.start, "found `swift \(words[1])`; expected `swift experiment` for a block that is run", "did you mean \"experiment\"?")
        }
        return false
    }

    mutating func block(_ node: MarkdownNode, index: Int, echo: BlockOptions.Echo, _ reader: inout ProseReader) -> Block? {
        let (first, last) = (node.start.line, max(node.start.line, node.end.line))
        let (opening, closing) = (lines[first - 1].drop { $0 == " " }, lines[last - 1].drop { $0 == " " })
        let fence = opening.prefix { $0 == opening.first }
        guard last > first, closing.hasPrefix(fence), closing.allSatisfy({ $0 == opening.first || $0 == " " || $0 == "\t" }) else {
            report(node.start, "the block is never closed; expected a closing fence like its opening one")
            return nil
        }
        var code = node.literal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let optionLines = code.prefix { $0.hasPrefix("//|") }
        let indentation = node.start.column - 1
        var options = BlockOptions(echo: echo)
        if !optionLines.isEmpty {
            var yaml = YAMLReader(name: "option") { Position(line: first + $0, column: indentation + 4 + $1 - 1) }
            let text = optionLines.map { $0.dropFirst("//|".count) }.joined(separator: "\n")
            options.read(text, &yaml) { reader.caption($0, $1) }
            report(yaml)
        }
        code.removeFirst(optionLines.count)
        if code.last == "" { code.removeLast() }
        return Block(
            index: index, fenceLine: first, lines: first...last, options: options, code: code.joined(separator: "\n"),
            codeLine: first + 1 + optionLines.count, indentation: indentation)
    }
}
