internal import CCMark

extension Notebook {
    /// The notebook in `source`, the bytes of the file at `path`; `overrides` replace parameters of the front matter.
    /// - Throws: all that is wrong with it.
    package static func parse(path: String, source: [UInt8], overrides: [String: String] = [:]) throws(Diagnostics) -> Notebook {
        var parser = NotebookParser(path: path)
        guard let text = parser.decode(source) else { throw Diagnostics(parser.problems) }
        let notebook = parser.notebook(text, overrides)
        guard parser.problems.isEmpty else { throw Diagnostics(parser.problems) }
        return notebook
    }
}

/// The state of one parse: what has been found wrong so far.
struct NotebookParser {
    let path: String
    private(set) var lines: [String] = []
    private(set) var problems: [Diagnostic] = []

    init(path: String) { self.path = path }

    mutating func report(_ position: Position, _ message: String, _ hint: String? = nil) {
        let excerpt = lines.indices.contains(position.line - 1) ? lines[position.line - 1] : nil
        problems.append(Diagnostic(path: path, position: position, message: message, hint: hint, excerpt: excerpt))
    }

    mutating func report(_ reader: YAMLReader) {
        for problem in reader.problems { report(problem.position, problem.message, problem.hint) }
    }

    /// The text of a UTF-8 file, a byte order mark dropped; `nil` where it is none.
    mutating func decode(_ source: [UInt8]) -> String? {
        let bytes = source.starts(with: [0xEF, 0xBB, 0xBF]) ? source.dropFirst(3) : source[...]
        let text = String(decoding: bytes, as: UTF8.self)
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(String.init)
        if let bad = zip(bytes, text.utf8).enumerated().first(where: { $1.0 != $1.1 })?.offset ?? (bytes.count == text.utf8.count ? nil : 0) {
            report(position(ofByte: bad, in: bytes), "found a byte that is not UTF-8; expected a notebook in UTF-8")
            return nil
        }
        if let zero = bytes.firstIndex(of: 0) {
            report(position(ofByte: zero - bytes.startIndex, in: bytes), "found a NUL byte; expected text")
            return nil
        }
        return text
    }

    mutating func notebook(_ text: String, _ overrides: [String: String]) -> Notebook {
        var matter = FrontMatter()
        var body = lines
        if let end = frontMatterEnd() {
            var reader = YAMLReader(name: "front matter key") { Position(line: $0 + 1, column: $1) }
            matter = FrontMatter.parse(lines[1..<end].joined(separator: "\n"), &reader)
            report(reader)
            for line in 0...end { body[line] = "" }
        }
        override(&matter.parameters, overrides)
        let (parts, inlines, formulas) = document(body)
        var notebook = Notebook(path: path, lines: lines, frontMatter: matter, parts: parts, inlines: inlines, formulas: formulas)
        for index in notebook.parts.indices {
            guard case .block(var block) = notebook.parts[index], let echo = matter.echo, block.options.echo == .shown else { continue }
            block.options.echo = echo
            notebook.parts[index] = .block(block)
        }
        return notebook
    }
}

private extension NotebookParser {
    func position(ofByte offset: Int, in bytes: ArraySlice<UInt8>) -> Position {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == 0x0A } + 1
        return Position(line: line, column: before.reversed().prefix { $0 != 0x0A }.count + 1)
    }

    /// The index of the line that closes the front matter; `nil` where there is none, or, after a report, where it is never closed.
    mutating func frontMatterEnd() -> Int? {
        guard lines.first == "---" else { return nil }
        let end = lines.indices.dropFirst().first { lines[$0] == "---" || lines[$0] == "..." }
        let text = lines[1..<(end ?? lines.count)].prefix { !$0.isEmpty || end != nil }
        guard text.contains(where: isKey) else { return nil }
        if let end { return end }
        report(Position(line: 1, column: 1), "the front matter is never closed; expected a line `---` after it")
        return nil
    }

    /// Whether a line reads `key: value`; where none does, the `---` is Markdown's own.
    func isKey(_ line: String) -> Bool {
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return false }
        let rest = line[line.index(after: colon)...]
        return (rest.isEmpty || rest.first == " ") && line[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
    }

    mutating func override(_ parameters: inout [Parameter], _ overrides: [String: String]) {
        for (name, text) in overrides.sorted(by: { $0.key < $1.key }) {
            guard let index = parameters.firstIndex(where: { $0.name == name }) else {
                let known = parameters.map(\.name)
                let expected = known.isEmpty ? "this notebook has no params" : "expected one of \(known.joined(separator: ", "))"
                report(Position(line: 1, column: 1), "there is no parameter \"\(name)\"; \(expected)", suggestion(for: name, among: known))
                continue
            }
            guard let value = parameters[index].value.parsing(text) else {
                let type = parameters[index].value.typeName
                report(Position(line: 1, column: 1), "parameter \"\(name)\" is given as \"\(text)\"; expected \(type), such as \(parameters[index].value.text)")
                continue
            }
            if value != parameters[index].value { parameters[index] = Parameter(name: name, value: value, isOverridden: true) }
        }
    }

    /// Parses the document below the front matter, whose lines are empty in `body`.
    mutating func document(_ body: [String]) -> ([Notebook.Part], [Inline], [Formula]) {
        let math = mask(body)
        for position in math.unclosed { report(position, "the formula is never closed; expected `$$` before the next empty line") }
        var reader = ProseReader(math: math, lines: lines)
        let parts = withMarkdown(math.lines.joined(separator: "\n")) { document in
            var parts: [Notebook.Part] = []
            for node in document.children {
                if node.type == CMARK_NODE_CODE_BLOCK, isExperiment(node) {
                    if let block = block(node, index: parts.count { if case .block = $0 { true } else { false } }, &reader) { parts.append(.block(block)) }
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

    mutating func block(_ node: MarkdownNode, index: Int, _ reader: inout ProseReader) -> Block? {
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
        var options = BlockOptions()
        if !optionLines.isEmpty {
            var yaml = YAMLReader(name: "option") { Position(line: first + $0, column: indentation + 4 + $1 - 1) }
            let text = optionLines.map { " " + $0.dropFirst(3) }.map { String($0.dropFirst(1)) }.joined(separator: "\n")
            options = BlockOptions.parse(text, &yaml) { reader.caption($0, $1) }
            report(yaml)
        }
        code.removeFirst(optionLines.count)
        if code.last == "" { code.removeLast() }
        return Block(
            index: index, fenceLine: first, lines: first...last, options: options, code: code.joined(separator: "\n"),
            codeLine: first + 1 + optionLines.count, indentation: indentation)
    }

    mutating func checkLabels(_ parts: [Notebook.Part], _ reader: ProseReader) {
        var known: [String: Position] = [:]
        func define(_ label: String, _ position: Position) -> String? {
            defer { known[label] = known[label] ?? position }
            return known[label].map { "label \"\(label)\" is already taken on line \($0.line); expected labels that differ" }
        }
        for part in parts {
            if case .block(let block) = part, let label = block.options.label {
                let position = Position(line: block.fenceLine, column: 1)
                if let problem = define(label, position) { report(position, problem) }
            } else if case .prose(let prose) = part, let heading = prose.heading, heading.id.hasPrefix("sec-") {
                known[heading.id] = Position(line: prose.lines.lowerBound, column: 1)
            }
        }
        for (label, position) in reader.equations {
            if !isLabel(label) || !label.hasPrefix("eq-") {
                report(position, "label \"\(label)\" names no equation; expected eq-, then lower-case letters, digits and hyphens")
            } else if let problem = define(label, position) {
                report(position, problem)
            }
        }
        for (label, position) in reader.references where known[label] == nil {
            let labels = known.keys.sorted()
            let expected = labels.isEmpty ? "this notebook has no labels" : "expected one of \(labels.joined(separator: ", "))"
            report(position, "there is nothing labelled \"\(label)\"; \(expected)", suggestion(for: label, among: labels))
        }
    }
}
