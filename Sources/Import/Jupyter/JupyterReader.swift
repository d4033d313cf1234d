internal import Document
internal import Foundation
internal import Notebook
internal import Spelling

/// Reads notebooks of Jupyter's: nbformat 3 and 4.
struct JupyterReader {
    var prose: ProseConverter
    private var notebook = ForeignNotebook()
    private var language = "python"
    private var cellsWithOutput = 0
    private var firstOutput: Position?

    init(prose: ProseConverter) { self.prose = prose }

    /// - Throws: where the file is no notebook of Jupyter's.
    mutating func read(_ bytes: [UInt8]) throws(PlacedJSON.Mistake) -> ForeignNotebook {
        let json = try PlacedJSON(bytes)
        // nbformat 3 keeps cells in one worksheet.
        guard let cells = (json["cells"] ?? json["worksheets"]?.items?.first?["cells"])?.items else {
            throw PlacedJSON.Mistake(
                place: json.place,
                message: "found JSON without \"cells\"; expected a notebook of Jupyter's, nbformat 3 or 4")
        }
        let metadata = json["metadata"]
        language =
            metadata?["language_info"]?["name"]?.text ?? metadata?["kernelspec"]?["language"]?.text
            ?? cells.lazy.compactMap { $0["language"]?.text }.first ?? "python"
        language = language.lowercased()
        prose.collectLabels(in: cells.filter { $0["cell_type"]?.text == "markdown" }.flatMap { lines($0["source"]) })
        for cell in cells where cell["cell_type"]?.text == "code" {
            prose.collectLabel(header: "", of: lines(cell["source"] ?? cell["input"]))
        }
        for (number, cell) in cells.enumerated() { read(cell, isFirst: number == 0) }
        if let firstOutput {
            prose.omissions.append(
                Omission(
                    place: firstOutput,
                    message:
                        "outputs of \(counted(cellsWithOutput, "cell")) are left out: results are computed anew"))
        }
        readMetadata(metadata)
        notebook.omissions = prose.omissions
        return notebook
    }
}

private extension JupyterReader {
    mutating func read(_ cell: PlacedJSON, isFirst: Bool) {
        let source = lines(cell["source"] ?? cell["input"])
        switch cell["cell_type"]?.text {
        case "markdown": readMarkdown(source, of: cell, isFirst: isFirst)
        case "heading":
            let marks = String(repeating: "#", count: min(max(cell["level"]?.number ?? 1, 1), 6))
            if let first = source.first { notebook.parts += prose.parts([first.with("\(marks) \(first.text)")]) }
        case "code":
            let code = Array(source.drop { $0.isBlank || $0.isCellOption })
            if let first = source.first, !code.isEmpty {
                let options = prose.options("", source, first)
                notebook.parts.append(.code(CodeCell(language: language, lines: code, options: options)))
            }
            if let outputs = cell["outputs"], outputs.items?.isEmpty == false {
                cellsWithOutput += 1
                firstOutput = firstOutput ?? outputs.place
            }
        case "raw" where isFirst && source.first?.text == "---": notebook.frontMatter += prose.frontMatter(source)
        default:
            guard let first = source.first, source.contains(where: { !$0.isBlank }) else { return }
            prose.omissions.append(
                Omission(place: first.place, message: "a raw cell is shown as it is: nothing says what it is"))
            notebook.parts.append(.code(CodeCell(language: "text", lines: source)))
        }
    }

    mutating func readMarkdown(_ source: [ForeignLine], of cell: PlacedJSON, isFirst: Bool) {
        var source = source
        prose.files.attachments = attachments(of: cell)
        if isFirst, source.first?.text == "---" { notebook.frontMatter += prose.frontMatter(source.takeFrontMatter()) }
        notebook.parts += prose.parts(source)
    }

    mutating func readMetadata(_ metadata: PlacedJSON?) {
        guard let metadata, !notebook.frontMatter.contains(where: { $0.hasPrefix("title:") }) else { return }
        if let title = metadata["title"]?.text { notebook.frontMatter.append("title: \(title.quotedForYAML)") }
        let authors = metadata["authors"]?.items?.compactMap { $0["name"]?.text ?? $0.text } ?? []
        if !authors.isEmpty {
            notebook.frontMatter.append("author: [\(authors.map(\.quotedForYAML).joined(separator: ", "))]")
        }
    }

    func attachments(of cell: PlacedJSON) -> [String: [UInt8]] {
        let pairs = (cell["attachments"]?.members ?? []).compactMap { name, kinds -> (String, [UInt8])? in
            guard let encoded = kinds.members.first?.value else { return nil }
            let text = encoded.text ?? (encoded.items ?? []).compactMap(\.text).joined()
            return Data(base64Encoded: text, options: .ignoreUnknownCharacters).map { (name, [UInt8]($0)) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// A cell's source: one string, or a list of strings that make one.
    func lines(_ source: PlacedJSON?) -> [ForeignLine] {
        guard let source else { return [] }
        var lines: [ForeignLine] = []
        var isOpen = false
        for string in source.items ?? [source] {
            for (piece, place) in zip(
                (string.text ?? "").split(separator: "\n", omittingEmptySubsequences: false), string.lines)
            {
                let text = piece.hasSuffix("\r") ? piece.dropLast() : piece
                if isOpen, !lines.isEmpty {
                    if lines[lines.count - 1].text.isEmpty { lines[lines.count - 1].place = place }
                    lines[lines.count - 1].text += text
                } else {
                    lines.append(ForeignLine(text: String(text), place: place, isVerbatim: false))
                }
                isOpen = false
            }
            isOpen = true
        }
        while lines.last?.isBlank == true { lines.removeLast() }
        return lines
    }
}
