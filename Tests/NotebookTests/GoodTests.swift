import Document
import Testing

@testable import Notebook

/// Every notebook in `Good` is read as recorded in the `.txt` beside it: its parts with their lines, and what was found
/// in them.
@Suite struct GoodTests {
    @Test(arguments: notebooks("Good")) func itIsReadAsRecorded(name: String) throws {
        let notebook = try Notebook.parse(
            path: "\(name).md", source: source("Good", name), folder: folder("Broken/parts"))
        try expectRecorded(dump(notebook), "Good", name)
    }
}

private func dump(_ notebook: Notebook) -> String {
    let matter = notebook.frontMatter
    var lines = [
        "title \(matter.title.map { dump($0.inlines) } ?? "-") | authors \(matter.authors.map(\.name)) | date \(matter.date ?? "-") | timeout \(matter.timeout.map { "\($0)" } ?? "-")"
    ]
    lines += matter.parameters.map { "param \($0.name): \($0.value.typeName) = \($0.value.literal)" }
    lines += notebook.parts.map { part in
        switch part {
        case .block(let block): dump(block)
        case .prose(let prose): dump(prose)
        }
    }
    lines += notebook.footnotes.map {
        "footnote \($0.number) \($0.label) ×\($0.referenceCount) \($0.lines) \($0.blocks.map(dump).joined())"
    }
    lines += notebook.inlines.map { "inline \($0.position.line):\($0.position.column) \($0.expression)" }
    lines += notebook.formulas.map { "formula \($0.position.line):\($0.position.column) \($0.tex) \($0.label ?? "")" }
    lines += notebook.claimedWords.map {
        "word \($0.position.line):\($0.position.column) “\($0.text)” needs \($0.label) \($0.verdict)"
    }
    return lines.joined(separator: "\n") + "\n"
}

private func dump(_ block: BlockNode) -> String {
    let name = String(describing: block.kind).prefix { $0 != "(" }
    let caption = block.caption.map { "caption \($0.label ?? "-") \(place($0.range)) " } ?? ""
    switch block.kind {
    case .heading(let heading):
        let classes = heading.classes.map { ".\($0) " }.joined()
        return "\(block.lines) h\(heading.level) #\(heading.id) \(classes)\(dump(heading.children))"
    case .callout(let callout):
        let title = callout.title.isEmpty ? "" : "“\(dump(callout.title))” "
        return "\(block.lines) callout \(title)[\(callout.blocks.map(dump).joined(separator: " | "))]"
    case .quote(let blocks):
        return "\(block.lines) \(name) [\(blocks.map(dump).joined(separator: " | "))]"
    case .list(let list):
        let items = list.items.map { "[\($0.map(dump).joined(separator: " | "))]" }.joined()
        return "\(block.lines) \(list.isTight ? "tight " : "")list \(list.start.map(String.init) ?? "")\(items)"
    case .code(let info, let text): return "\(block.lines) code \(info) \(text.debugDescription)"
    case .rawHTML(let html): return "\(block.lines) HTML \(html.text.debugDescription)\(dump(html))"
    case .formula(let formula): return "\(block.lines) $$\(formula.tex) #\(formula.label ?? "-")"
    case .table(let table):
        let rows = ([table.head] + table.rows).map { $0.map(dump).joined(separator: " | ") }.joined(separator: " / ")
        return "\(block.lines) \(caption)table \(table.alignments.map(\.rawValue)) \(rows)"
    case .definitions(let items):
        let terms = items.map { item in
            "[\(dump(item.term)): \(item.meanings.map { $0.map(dump).joined(separator: " | ") }.joined(separator: " or ")) \(item.marks.map(place))]"
        }
        return "\(block.lines) \(items.map(\.isTight)) definitions \(terms.joined())"
    case .divisionStart(let division):
        return
            "\(block.lines) begins \(division.kind) \(division.classes) #\(division.id ?? "-") “\(dump(division.title))”"
    case .paragraph, .figure, .thematicBreak, .divisionEnd:
        return "\(block.lines) \(caption)\(name) \(dump(block.inlines))"
    }
}

private func dump(_ html: RawHTMLNode) -> String {
    html.pictures.map { " shows \($0.file.path) \(place($0.range))" }.joined()
}

private func place(_ range: SourceRange) -> String {
    "\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
}

private func dump(_ block: Block) -> String {
    let options = block.options
    let set = [
        options.label, options.caption.map { "caption \"\($0.source)\"" }, options.alt.map { "alt \"\($0)\"" },
        options.echo == .shown ? nil : "echo \(options.echo.rawValue)", options.output ? nil : "no output",
        options.eval ? nil : "no eval",
        options.error ? "error" : nil, options.outputIsMarkdown ? "as is" : nil,
        options.columns > 1 ? "\(options.columns) columns" : nil,
        options.subcaptions.isEmpty ? nil : "subcaptions \(options.subcaptions.map(\.source))",
        options.timeout.map { "timeout \($0)" },
        options.expectation.map { "expects \($0.verdict) (\($0.position.line):\($0.position.column))" },
        options.codeSummary == "Code" ? nil : "summary \(options.codeSummary)",
    ].compactMap(\.self)
    return "\(block.lines) block \(block.index) code from \(block.codeLine) indented \(block.indentation) \(set)\n    "
        + block.code.replacing("\n", with: "\n    ")
}

private func dump(_ inlines: [InlineNode]) -> String { inlines.map(dump).joined() }

/// What is taken out of the text has its place behind it.
private func dump(_ inline: InlineNode) -> String {
    let words = dump(inline.children)
    switch inline.kind {
    case .text(let text): return text
    case .softBreak: return "⏎"
    case .lineBreak: return "⏎⏎"
    case .code(let text): return "`\(text)`"
    case .rawHTML(let html): return "⟨HTML \(html.text)\(dump(html))⟩"
    case .emphasis: return "*\(words)*"
    case .strong: return "**\(words)**"
    case .lowered: return "⟨low \(words) \(place(inline.range))⟩"
    case .raised: return "⟨high \(words) \(place(inline.range))⟩"
    case .strikethrough: return "~~\(words)~~"
    case .link(let link): return "⟨link \(words) to \(link.destination) \(link.title)\(place(link.target))⟩"
    case .image(let image): return "⟨image \(words) \(image.file?.path ?? image.destination) \(place(image.target))⟩"
    case .value(let index): return "⟨value \(index) \(place(inline.range))⟩"
    case .quoted(let key): return "⟨quoted \(key) \(place(inline.range))⟩"
    case .reference(let reference):
        let number = reference.isNumberOnly ? " number" : ""
        return "⟨@\(reference.labels.joined(separator: " @"))\(number) \(place(inline.range))⟩"
    case .citation(let citation):
        let items = citation.items.map { "\($0.prefix)|\($0.isYearOnly ? "-" : "")\($0.key)|\($0.suffix)" }
        let sentence = citation.isInSentence ? " in sentence" : ""
        return "⟨cite \(items.joined(separator: "; "))\(sentence) \(place(inline.range))⟩"
    case .footnote(let mark): return "⟨^\(mark.label) \(mark.number).\(mark.occurrence) \(place(inline.range))⟩"
    case .formula(let formula): return "⟨\(formula.isDisplayed ? "$$" : "$")\(formula.tex)⟩"
    case .taskBox(let isDone): return isDone ? "⟨x⟩" : "⟨ ⟩"
    }
}
