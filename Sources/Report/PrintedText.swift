package import Notebook
internal import NumberFormats
internal import Outputs

/// What a block printed, as pages show it. Of a text that is too long for a page they have the beginning and the end, and
/// a file beside them has the whole.
struct PrintedText {
    let text: TerminalText
    let folding: TerminalText.Folding?
    /// The file with the whole text: "q1-block-3.txt".
    let fileName: String
    private let title: String

    /// Of the output of that number that `block` of `notebook` shows.
    init(_ printed: String, _ block: Block, _ number: Int, of notebook: String) {
        text = TerminalText(printed)
        folding = text.folding()
        fileName = "\(Report.printedName(block, of: notebook))\(number == 0 ? "" : "-\(number + 1)").txt"
        title = "what block \(block.index + 1) of \(notebook) printed"
    }

    /// What stands in the place of the lines that are left out.
    var words: String {
        guard let folding else { return "" }
        let (missing, count) = (grouped(folding.missing), grouped(folding.count))
        return "… \(missing) lines are left out here; \(fileName) has all \(count) …"
    }

    /// The file's bytes: a line that says what it is, and the text.
    var file: [UInt8] { Array("\(Self.mark)\(title)\n\n\(text.text)".utf8) }

    private func grouped(_ count: Int) -> String { NumberFormat.grouped.string(Double(count)) }

    /// Begins every such file.
    private static let mark = "bnbook: "
}

extension PrintedText {
    /// The text for a page, colours as elements of their own.
    var nodes: [HTMLNode] {
        guard let folding else { return nodes(0..<text.text.utf8.count) }
        let link = HTMLNode.element("a", ["class": "cut", "href": addressPart(fileName)], [.text(words)])
        return nodes(folding.head) + [link, .lineEnd] + nodes(folding.tail)
    }

    /// The text for Markdown, where nothing is coloured.
    var plain: String {
        guard let folding else { return text.text }
        return "\(text.slice(folding.head))\(words)\n\(text.slice(folding.tail))"
    }

    private func nodes(_ range: Range<Int>) -> [HTMLNode] {
        text.pieces(range).map { piece in
            let classes = piece.style.names.map { "t-\($0)" }.joined(separator: " ")
            return classes.isEmpty ? .text(piece.text) : .element("span", ["class": classes], [.text(piece.text)])
        }
    }
}

extension Report {
    /// The files with text that is too long for pages, by name: what every page of the report leads to.
    package var printedFiles: [String: [UInt8]] {
        notebook.blocks.filter { $0.options.output && !$0.options.outputIsMarkdown }.reduce(into: [:]) { files, block in
            for (number, output) in (transcript.blocks[block.index] ?? []).enumerated() {
                guard case .text(let printed) = output else { continue }
                let text = PrintedText(printed, block, number, of: notebook.name)
                if text.folding != nil { files[text.fileName] = text.file }
            }
        }
    }

    /// How the name of a block's file begins; behind it are a hyphen and a number, or nothing, and ".txt".
    package static func printedName(_ block: Block, of notebook: String) -> String {
        "\(notebook)-block-\(block.index + 1)"
    }

    /// Whether a file beside a page is one of `printedFiles`.
    package static func isPrinted(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "bnbook: what block ".utf8) }
}
