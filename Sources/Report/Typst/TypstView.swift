internal import Document
internal import Notebook
internal import Outputs

/// A report's parts as Typst sets them: the view of the page, for paper.
struct TypstView<Math: MathRenderer> {
    let report: Report
    let math: Math
    /// The notebooks beside whose reports this one lies.
    let linkedNotebooks: Set<String>
    /// The level of each heading by its id: without gaps, as PDF/UA has it.
    let levels: [String: Int]

    init(report: Report, math: Math, linkedNotebooks: Set<String>) {
        (self.report, self.math, self.linkedNotebooks) = (report, math, linkedNotebooks)
        levels = report.notebook.headings.levelsWithoutGaps
    }

    var options: PDFOptions { report.notebook.frontMatter.pdf }

    /// What says English words where the report is in another language, as those who hear it must know: in lines that go
    /// as the report's do, or in lines of its own.
    func english(_ node: TypstNode, hasOwnLines: Bool = false) -> TypstNode {
        let language = report.notebook.frontMatter.language
        guard language.prefix(while: { $0 != "-" }).lowercased() != "en" else { return node }
        return .call(
            "text",
            [
                "lang": .text("en"), "region": .none,
                "dir": .code(report.isRightToLeft && !hasOwnLines ? "rtl" : "ltr"),
            ], [node])
    }

    /// The notebook's parts in order.
    func body() throws -> [TypstNode] {
        try nodes(PartTree.trees(report.notebook.parts))
    }

    private func nodes(_ trees: [PartTree]) throws -> [TypstNode] {
        var isBelowHeading = false
        return try trees.flatMap { tree -> [TypstNode] in
            let hadHeading = isBelowHeading
            isBelowHeading = if case .part(.prose(let block)) = tree { block.heading != nil } else { false }
            switch tree {
            case .part(.prose(let block)): return try (hadHeading ? room(for: block) : []) + nodes(block)
            case .part(.block(let block)): return try nodes(block)
            case .division(let division, let trees):
                let anchor = division.id.map { [TypstNode.labelled(.call("anchor"), $0)] } ?? []
                guard case .callout(let kind) = division.kind else { return anchor + (try nodes(trees)) }
                let title = try division.title.isEmpty ? [.text(report.title(of: kind))] : nodes(division.title)
                return anchor + [try box(kind, title, nodes(trees))]
            }
        }
    }
}

extension [HeadingNode] {
    /// The level of each heading by its id, as paper has them: they begin with 1, and none is left out on the way down.
    var levelsWithoutGaps: [String: Int] {
        var (open, levels) = ([Int](), [String: Int]())
        for heading in self {
            while let last = open.last, last >= heading.level { open.removeLast() }
            open.append(heading.level)
            levels[heading.id] = open.count
        }
        return levels
    }
}
