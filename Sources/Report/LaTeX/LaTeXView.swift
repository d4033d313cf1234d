internal import Document
internal import Notebook
internal import Outputs
internal import SVGCharts

/// A report's parts in LaTeX: the view of the page for those who go on writing.
struct LaTeXView {
    let report: Report
    /// Charts by the names of their files, without endings, as SVG for paper.
    private(set) var drawings: [String: LaTeXReport.Drawing] = [:]
    /// Whether several figures or tables stand in one float, each with its caption.
    private(set) var hasPanels = false
    /// The notebooks beside whose reports this one lies.
    let linkedNotebooks: Set<String>
    private let levels: [String: Int]
    /// What stands for a note.
    private(set) var noteForm = NoteForm.whole
    /// Whether a note's text is written, whose formulas have no numbers, as on pages.
    private(set) var isInNote = false
    /// What a hard end of a line becomes.
    private(set) var lineBreak = "\\\\\n"

    /// What can stand for a note where the text refers to it.
    enum NoteForm {
        /// Mark and text.
        case whole
        /// The mark alone: `notes(of:)` has the texts.
        case mark
        /// Nothing, as in a table of contents.
        case nothing
    }

    init(report: Report, linkedNotebooks: Set<String> = []) {
        (self.report, self.linkedNotebooks) = (report, linkedNotebooks)
        levels = report.notebook.headings.levelsWithoutGaps
    }

    /// The notebook's parts in order, the works that they cite, and code that stands behind the text.
    mutating func body() -> String {
        (texts(PartTree.trees(report.notebook.parts)) + [references()] + appendix()).filter { !$0.isEmpty }
            .joined(separator: "\n\n")
    }

    private mutating func texts(_ trees: [PartTree]) -> [String] {
        var texts: [String] = []
        for tree in trees {
            switch tree {
            case .part(.prose(let block)): texts.append(text(block))
            case .part(.block(let block)): texts.append(text(block))
            case .division(let division, let trees):
                let anchor = division.id.map { "\\phantomsection\\label{\($0)}" } ?? ""
                let inner = self.texts(trees).filter { !$0.isEmpty }.joined(separator: "\n\n")
                guard case .callout(let kind) = division.kind else { texts += [anchor, inner]; continue }
                let title = division.title.isEmpty ? texText(report.title(of: kind)) : text(division.title)
                texts += [anchor, environment("quote", "\\textbf{\(title)}\\par\n" + inner)]
            }
        }
        return texts
    }
}

extension LaTeXView {
    func text(_ blocks: [BlockNode]) -> String { blocks.map { text($0) }.joined(separator: "\n\n") }

    func text(_ block: BlockNode) -> String {
        switch block.kind {
        case .paragraph(let inlines): opening(inlines) + text(inlines.withoutOuterBreaks)
        case .heading(let heading): self.heading(heading)
        case .quote(let blocks): environment("quote", text(blocks))
        case .callout(let callout):
            environment("quote", "\\textbf{\(title(callout))}\\par\n" + text(callout.blocks))
        case .list(let list): self.list(list)
        case .code(_, let text): listing(text)
        case .rawHTML(let html): text(html)
        case .thematicBreak:
            "\\begin{center}\\textasteriskcentered\\quad\\textasteriskcentered\\quad\\textasteriskcentered\\end{center}"
        case .table(let table): self.table(table)
        case .figure(let figure):
            float(
                "figure", picture(figure.image, width: figure.width), caption: boxed.text(figure.caption.children),
                label: figure.caption.label) + notes(of: figure.caption.children)
        case .formula(let formula): equation(formula)
        case .definitions(let items): definitions(items)
        // The parts of the notebook draw them, as they hold blocks that are run.
        case .divisionStart, .divisionEnd: ""
        }
    }

    /// A paragraph's first command: a picture as wide as the line would reach into the margin by the indentation.
    private func opening(_ inlines: [InlineNode]) -> String {
        if case .image = inlines.first?.kind { "\\noindent\n" } else { "" }
    }

    /// For what TeX sets in a box or moves: marks of notes, whose texts stand behind it, in one line.
    var boxed: LaTeXView {
        var view = with(.mark)
        view.lineBreak = " "
        return view
    }

    /// The view with notes in another form.
    func with(_ form: NoteForm) -> LaTeXView {
        var view = self
        view.noteForm = form
        return view
    }

    /// For the text of a note.
    var inNote: LaTeXView {
        var view = self
        view.isInNote = true
        return view
    }

    func environment(_ name: String, _ body: String) -> String { "\\begin{\(name)}\n\(body)\n\\end{\(name)}" }

    /// What bears a caption; a table's stands above it.
    func float(_ kind: String, _ body: String, caption: String, label: String?) -> String {
        // What a reference leads to has its number, also without words.
        let hasCaption = !caption.isEmpty || label != nil
        let words = hasCaption ? ["\\caption{\(caption)}" + (label.map { "\\label{\($0)}" } ?? "")] : []
        let parts = kind.hasPrefix("table") ? words.map { $0 + "\n\\medskip" } + [body] : [body] + words
        return "\\begin{\(kind)}[htbp]\n\\centering\n\(parts.joined(separator: "\n"))\n\\end{\(kind)}"
    }
}

private extension LaTeXView {
    func heading(_ heading: HeadingNode) -> String {
        let names = ["section", "subsection", "subsubsection", "paragraph", "subparagraph", "subparagraph"]
        let star = report.notebook.frontMatter.numberSections && heading.isNumbered ? "" : "*"
        let name = names[min(levels[heading.id] ?? 1, 6) - 1]
        let (words, notes) = (boxed.text(heading.children), notes(of: heading.children))
        let start = "\\\(name)\(star)", end = "{\(words)}\\label{\(heading.id)}" + notes
        guard star.isEmpty, heading.hasFormulas || !notes.isEmpty else { return start + end }
        // Contents and running heads have no notes, bookmarks no formulas.
        let short = with(.nothing).text(heading.children)
        let bookmark = texBookmark(report.words(heading.children))
        return start + (heading.hasFormulas ? "[{\\texorpdfstring{\(short)}{\(bookmark)}}]" : "[{\(short)}]") + end
    }

    func title(_ callout: CalloutNode) -> String {
        callout.title.isEmpty ? texText(report.title(of: callout.kind)) : text(callout.title)
    }

    func definitions(_ items: [DefinitionNode]) -> String {
        let lines = items.map { item in
            "\\item[{\(boxed.text(item.term))}] " + item.meanings.map { text($0) }.joined(separator: "\n\n")
                + notes(of: item.term)
        }
        return environment("description", lines.joined(separator: "\n"))
    }

    func list(_ list: ListNode) -> String {
        let items = list.items.map { "\\item " + texBehindCommand(text($0)) }.joined(separator: "\n")
        guard let start = list.start else { return environment("itemize", items) }
        return environment("enumerate", (start == 1 ? "" : "\\setcounter{enumi}{\(start - 1)}\n") + items)
    }

    func references() -> String {
        let works = report.citations.works
        guard !works.isEmpty else { return "" }
        let heading = report.endsWithHeading ? "" : "\\section*{\(texText(report.wording[.references]))}\n"
        return heading
            + works.map { work in
                "\\noindent\\hangindent=1.2em "
                    + report.citations.line(work).map { piece in
                        switch piece {
                        case .text(let text): texText(text)
                        case .emphasis(let text): "\\emph{\(texText(text))}"
                        case .link(let text, let address): "\\href{\(texAddress(address))}{\(texText(text))}"
                        }
                    }.joined() + "\\par"
            }.joined(separator: "\n")
    }
}

extension LaTeXView {
    /// Keeps a chart for a file of that name; gives what shows it, `rows` of which stand on a page.
    mutating func drawing(_ chart: Chart, _ name: String, title: String?, rows: Int = 1) -> String {
        drawings[name] = LaTeXReport.Drawing(
            svg: chart.svg(id: "c", style: .print, seriesOrder: report.seriesOrder, title: title), chart: chart)
        let height = texShare(0.8 / Double(rows))
        return "\\includegraphics[width=\\linewidth,height=\(height)\\textheight,keepaspectratio]{\(name).pdf}"
    }
}

extension LaTeXView {
    /// Figures or tables of one block in one float, side by side or below each other; `kind` is "figure" or "table".
    mutating func float(_ panels: [Panel], _ kind: String, columns: Int, caption: String, label: String?) -> String {
        hasPanels = true
        let share = texShare((1 - 0.02 * Double(columns - 1)) / Double(columns))
        let texts = panels.map { panel in
            let caption = panel.caption.map { "\\caption{\($0)}" + (panel.label.map { "\\label{\($0)}" } ?? "") }
            let lines = kind == "table" ? [caption, panel.body] : [panel.body, caption]
            return "\\begin{sub\(kind)}[\(kind == "table" ? "t" : "b")]{\(share)\\linewidth}\n\\centering\n"
                + lines.compactMap(\.self).joined(separator: "\n") + "\n\\end{sub\(kind)}"
        }
        let rows = stride(from: 0, to: texts.count, by: columns).map { start in
            texts[start..<min(start + columns, texts.count)].joined(separator: "\\hfill\n")
        }
        let spans = columns > 1 && report.notebook.frontMatter.pdf.columns == 2
        return float(
            spans ? kind + "*" : kind, rows.joined(separator: "\\par\\medskip\n"), caption: caption, label: label)
    }

    /// One of several figures or tables in a float.
    struct Panel {
        var body: String
        var caption: String?
        var label: String?
    }
}

/// A part of a length, as TeX reads it: hundredths, rounded down.
func texShare(_ share: Double) -> String {
    let hundredths = Int((share * 100).rounded(.down))
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
}

/// An address within `\href`.
func texAddress(_ address: String) -> String {
    percentEncoded(address).replacing("%", with: "\\%").replacing("#", with: "\\#")
}
