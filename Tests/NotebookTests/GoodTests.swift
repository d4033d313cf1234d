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
        "title \(matter.title.map { dump($0.content) } ?? "-") | authors \(matter.authors) | date \(matter.date ?? "-") | timeout \(matter.timeout.map { "\($0)" } ?? "-")"
    ]
    lines += matter.parameters.map { "param \($0.name): \($0.value.typeName) = \($0.value.literal)" }
    lines += notebook.parts.map { part in
        switch part {
        case .block(let block): dump(block)
        case .prose(let prose): dump(prose)
        }
    }
    lines += notebook.footnotes.map {
        "footnote \($0.number) \($0.label) ×\($0.referenceCount) \($0.lines) \(dump($0.content))"
    }
    lines += notebook.inlines.map { "inline \($0.position.line):\($0.position.column) \($0.expression)" }
    lines += notebook.formulas.map { "formula \($0.position.line):\($0.position.column) \($0.tex) \($0.label ?? "")" }
    lines += notebook.claimedWords.map {
        "word \($0.position.line):\($0.position.column) “\($0.text)” needs \($0.label) \($0.verdict)"
    }
    return lines.joined(separator: "\n") + "\n"
}

private func dump(_ prose: Prose) -> String {
    let heading = prose.heading.map { "h\($0.level) #\($0.id) \($0.classes.map { ".\($0) " }.joined())" } ?? ""
    let caption =
        prose.caption.map { "\($0.isTable ? "table" : "figure") \($0.label ?? "-") \"\(dump($0.content))\" " } ?? ""
    return "\(prose.lines) \(heading)\(caption)\(dump(prose.content))"
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

private func dump(_ content: Content) -> String {
    content.pieces.map { piece in
        switch piece {
        case .html(let html): html.replacing("\n", with: "⏎")
        case .gap(.value(let index)): "⟨value \(index)⟩"
        case .gap(.reference(let reference)):
            "⟨@\(reference.labels.joined(separator: " @"))\(reference.isNumberOnly ? " number" : "")⟩"
        case .gap(.citation(let citation)):
            "⟨cite \(citation.items.map { "\($0.prefix)|\($0.isYearOnly ? "-" : "")\($0.key)|\($0.suffix)" }.joined(separator: "; "))\(citation.isInSentence ? " in sentence" : "")⟩"
        case .gap(.footnote(let mark)): "⟨^\(mark.label) \(mark.number).\(mark.occurrence)⟩"
        case .gap(.claimTarget(let label)): "⟨(@\(label))⟩"
        case .gap(.image(let image)): "⟨image \(image.path)⟩"
        case .gap(.math(let tex, let isDisplayed, let label)):
            "⟨\(isDisplayed ? "$$" : "$")\(tex)\(label.map { " #\($0)" } ?? "")⟩"
        }
    }.joined()
}
