internal import Document
internal import Notebook
internal import Outputs
internal import Spelling

/// Pictures, which stand in files beside the report.
extension MarkdownWriter {
    /// A picture with its caption below.
    mutating func text(_ figure: FigureNode, _ block: BlockNode) -> String {
        let edits = edits(block)
        let target =
            copy(of: figure.image)
            ?? (leavesOut(figure.image.destination) ? "()" : source.text(figure.image.target, []))
        let words = report.alternative(figure)
        let sized = figure.width.flatMap { width in
            figure.image.file.flatMap { copy(of: $0) }.map { name in
                let size = width.hasSuffix("px") ? String(width.dropLast(2)) : width
                return "<img src=\"\(name)\" alt=\"\(escaped(words))\" width=\"\(size)\">"
            }
        }
        let picture = sized ?? "![\(escapedMarkdown(words))]\(target)"
        return picture + "\n\n" + name(block) + source.text(figure.caption.range, edits)
    }

    /// Puts a picture beside the report; gives what leads to it there, `nil` for one that is not to be copied.
    mutating func copy(of image: ImageNode) -> String? {
        guard let name = image.file.flatMap({ copy(of: $0) }) else { return nil }
        let title = image.title.isEmpty ? "" : " \"\(image.title.replacing("\"", with: "\\\""))\""
        return "(\(name)\(title))"
    }

    /// Puts a file beside the report; gives its address there.
    mutating func copy(of file: ImageFile) -> String? {
        guard let picture = report.images[file.path] else { return nil }
        let name = MarkdownReport.pictureName(file.path, of: report.notebook.name)
        files[name] = picture.bytes
        return name.replacing(" ", with: "%20")
    }
}
