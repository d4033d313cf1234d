internal import Document
internal import Notebook
internal import Outputs

/// Counts figures, tables, equations and sections in the order of the document.
struct Numbering {
    /// What each label's thing is called, and what each captioned block without a label is called, under `block N`.
    private(set) var names: [String: String] = [:]
    /// Whether what has that key in `names` is among the figures or the tables.
    private(set) var kinds: [String: Phrase] = [:]
    /// The number of each heading by its id, "2.1"; empty where the notebook does not ask for numbers.
    private(set) var sections: [String: String] = [:]
    private let wording: Wording
    private var figures = 0
    private var tables = 0
    private var equations = 0
    private(set) var claims: [NumberedClaim] = []
    private var claimCount = 0

    init(_ notebook: Notebook, _ transcript: Transcript) {
        wording = Wording(notebook.frontMatter.language)
        if notebook.frontMatter.numberSections { sections = Self.sections(notebook.headings) }
        for part in notebook.parts {
            switch part {
            case .block(let block): number(block, transcript.blocks[block.index] ?? [])
            case .prose(let prose): number(prose)
            }
        }
    }

    /// The key of a block without a label.
    static func key(_ block: Block) -> String { block.options.label ?? "block \(block.index)" }

    /// The key of a table or a picture of the author's Markdown without a label.
    static func key(_ block: BlockNode) -> String { block.caption?.label ?? "line \(block.lines.lowerBound)" }
}

private extension Numbering {
    /// Numbers of headings, counted within the heading above; the highest level there is has one place.
    static func sections(_ headings: [HeadingNode]) -> [String: String] {
        let top = headings.filter(\.isNumbered).map(\.level).min() ?? 1
        var counts: [Int] = []
        var numbers: [String: String] = [:]
        for heading in headings where heading.isNumbered {
            let depth = heading.level - top
            counts = Array((counts + Array(repeating: 0, count: depth + 1)).prefix(depth + 1))
            counts[depth] += 1
            numbers[heading.id] = counts.map(String.init).joined(separator: ".")
        }
        return numbers
    }

    mutating func number(_ block: Block, _ outputs: [Output]) {
        numberClaims(block, outputs)
        if block.options.label?.hasPrefix("clm-") == true { return }
        guard block.options.label != nil || block.options.caption != nil else { return }
        let showsTable = outputs.contains { if case .table = $0 { true } else { $0 == .claimSummary } }
        let showsFigure = outputs.contains { if case .figure = $0 { true } else { false } }
        if block.options.label?.hasPrefix("fig-") ?? showsFigure {
            figures += 1
            (names[Self.key(block)], kinds[Self.key(block)]) = (wording.numbered(.figure, figures), .figures)
        } else if block.options.label?.hasPrefix("tbl-") ?? showsTable {
            tables += 1
            (names[Self.key(block)], kinds[Self.key(block)]) = (wording.numbered(.table, tables), .tables)
        }
        for (index, label) in block.options.labels.dropFirst().enumerated() {
            names[label] = names[Self.key(block)].map { $0 + subletter(index) }
        }
    }

    /// Every claim has a number, and the first of a block its label; a label whose block did not get to its claim has
    /// one all the same.
    mutating func numberClaims(_ block: Block, _ outputs: [Output]) {
        let label = block.options.label.flatMap { $0.hasPrefix("clm-") ? $0 : nil }
        if let label { names[label] = wording.numbered(.claim, claimCount + 1) }
        let before = claimCount
        for (place, output) in outputs.enumerated() {
            guard case .claim(let record) = output else { continue }
            claimCount += 1
            claims.append(
                NumberedClaim(
                    name: wording.numbered(.claim, claimCount), label: claimCount == before + 1 ? label : nil,
                    block: block.index, output: place, record))
        }
        if label != nil, claimCount == before { claimCount += 1 }
    }

    mutating func number(_ block: BlockNode) {
        switch block.kind {
        case .table(let table) where table.caption != nil:
            tables += 1
            (names[Self.key(block)], kinds[Self.key(block)]) = (wording.numbered(.table, tables), .tables)
        case .figure:
            figures += 1
            (names[Self.key(block)], kinds[Self.key(block)]) = (wording.numbered(.figure, figures), .figures)
        case .heading(let heading):
            if let number = sections[heading.id] {
                names[heading.id] = wording.numbered(.section, number)
            } else if heading.id.hasPrefix("sec-") {
                names[heading.id] = wording[.section] + " " + wording.quoted(Self.words(of: heading))
            }
        default: break
        }
        for label in block.formulas.compactMap(\.label) {
            equations += 1
            names[label] = wording.numbered(.equation, equations)
        }
    }

    /// A heading's own words, one space between two: what it refers to may be named after it.
    static func words(of heading: HeadingNode) -> String {
        words(heading.children).split(separator: " ").joined(separator: " ")
    }

    static func words(_ inlines: [InlineNode]) -> String {
        inlines.map { inline in
            switch inline.kind {
            case .text(let text), .code(let text): text
            case .softBreak, .lineBreak: " "
            case .formula(let formula): formula.plainWords
            default: words(inline.children)
            }
        }.joined()
    }
}

/// "a" for the first of several figures in one block.
func subletter(_ index: Int) -> String { index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "\(index + 1)" }
