internal import Document
internal import Notebook

/// The sections of a notebook, with its blocks and what has a label, as an editor lists them.
struct Outline {
    private let notebook: Notebook
    private let document: TextDocument
    /// A line of the notebook as one of the document; `nil` for one of another file.
    private let line: (Int) -> Int?

    init(_ notebook: Notebook, _ document: TextDocument, line: @escaping (Int) -> Int?) {
        (self.notebook, self.document, self.line) = (notebook, document, line)
    }

    /// Sections within sections.
    var symbols: [LSP.DocumentSymbol] {
        var open: [(level: Int, symbol: LSP.DocumentSymbol)] = [(0, symbol("", .module, 1...1))]
        func close(_ level: Int, before line: Int) {
            while let last = open.last, open.count > 1, last.level >= level {
                open.removeLast()
                var symbol = last.symbol
                symbol.range.end = document.range(ofLine: max(line - 1, symbol.range.start.line + 1)).end
                open[open.count - 1].symbol.children.append(symbol)
            }
        }
        for part in notebook.parts {
            switch part {
            case .prose(let prose):
                if let heading = prose.heading, let first = line(prose.lines.lowerBound) {
                    close(heading.level, before: first)
                    open.append((heading.level, symbol(words(heading.children), .string, first...first)))
                } else if let found = symbol(prose) {
                    open[open.count - 1].symbol.children.append(found)
                }
            case .block(let block):
                if let found = symbol(block) { open[open.count - 1].symbol.children.append(found) }
            }
        }
        close(0, before: document.lineCount + 1)
        return open[0].symbol.children
    }

    /// What can be folded: front matter, blocks and sections.
    var folds: [LSP.FoldingRange] {
        var folds: [LSP.FoldingRange] = []
        func take(_ symbols: [LSP.DocumentSymbol]) {
            for symbol in symbols where symbol.range.end.line > symbol.range.start.line {
                folds.append(
                    LSP.FoldingRange(startLine: symbol.range.start.line, endLine: symbol.range.end.line, kind: "region")
                )
                take(symbol.children)
            }
        }
        take(symbols)
        let lines = LineSource(document)
        let matter = (1...max(document.lineCount, 1)).filter(lines.isFrontMatter)
        if let last = matter.last { folds.append(LSP.FoldingRange(startLine: 0, endLine: last, kind: "region")) }
        for case .prose(let prose) in notebook.parts {
            guard case .code = prose.kind, let first = line(prose.lines.lowerBound) else { continue }
            folds.append(LSP.FoldingRange(startLine: first - 1, endLine: first - 1 + prose.lines.count - 1))
        }
        return folds.sorted { ($0.startLine, -$0.endLine) < ($1.startLine, -$1.endLine) }
    }
}

private extension Outline {
    func symbol(_ name: String, _ kind: LSP.SymbolKind, _ lines: ClosedRange<Int>, detail: String? = nil)
        -> LSP.DocumentSymbol
    {
        let (start, end) = (document.range(ofLine: lines.lowerBound), document.range(ofLine: lines.upperBound))
        return LSP.DocumentSymbol(
            name: name.isEmpty ? "—" : name, detail: detail, kind: kind,
            range: LSP.Range(start: start.start, end: end.end), selectionRange: start)
    }

    func symbol(_ block: Block) -> LSP.DocumentSymbol? {
        guard let first = line(block.lines.lowerBound) else { return nil }
        return symbol(
            block.options.label ?? "block \(block.index + 1)", .function, first...first + block.lines.count - 1,
            detail: block.options.caption?.source)
    }

    func symbol(_ prose: BlockNode) -> LSP.DocumentSymbol? {
        guard let label = prose.caption?.label ?? prose.formulas.compactMap(\.label).first,
            let first = line(prose.lines.lowerBound)
        else { return nil }
        return symbol(label, label.hasPrefix("tbl") ? .array : .key, first...first + prose.lines.count - 1)
    }

    func words(_ inlines: [InlineNode]) -> String {
        inlines.map { inline in
            switch inline.kind {
            case .text(let text), .code(let text): text
            case .value(let index): notebook.inlines[index].expression
            case .softBreak, .lineBreak: " "
            case .formula(let formula): formula.tex
            default: words(inline.children)
            }
        }.joined()
    }
}
