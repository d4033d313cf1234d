internal import Document
internal import Notebook
internal import Outputs
internal import Report

/// What labels refer to, in words: "Figure 2: Loss by the epoch".
struct LabelWords {
    private let notebook: Notebook
    private let report: Report

    init(_ notebook: Notebook) {
        (self.notebook, report) = (notebook, Report(notebook: notebook, transcript: Transcript()))
    }

    /// The name and the caption of what a label refers to; `nil` where there is nothing.
    subscript(_ label: String) -> String? {
        let caption = caption(of: label)
        guard let name = report.name(ofLabel: label) else { return caption }
        return caption.map { name.hasSuffix("“\($0)”") ? name : "\(name): \($0)" } ?? name
    }
}

private extension LabelWords {
    func caption(of label: String) -> String? {
        for part in notebook.parts {
            switch part {
            case .block(let block) where block.options.labels.contains(label):
                let place = block.options.labels.firstIndex(of: label) ?? 0
                if place > 0 { return block.options.subcaptions[place - 1].source }
                return block.options.caption?.source ?? block.options.title?.source
            case .prose(let prose):
                if let caption = prose.caption, caption.label == label { return source(caption.range) }
                if let heading = prose.heading, heading.id == label {
                    return heading.children.first.flatMap { first in
                        heading.children.last.map { source(SourceRange(start: first.range.start, end: $0.range.end)) }
                    }
                }
                if let formula = prose.formulas.first(where: { $0.label == label }) {
                    return formula.tex.split(whereSeparator: \.isNewline).joined(separator: " ")
                }
            default: continue
            }
        }
        return nil
    }

    /// What stands in the notebook there, as one line.
    func source(_ range: SourceRange) -> String {
        (range.start.line...range.end.line).map { line in
            let bytes = notebook.bytes(ofLine: line)
            let start = line == range.start.line ? min(range.start.column - 1, bytes.count) : 0
            let end = line == range.end.line ? min(range.end.column - 1, bytes.count) : bytes.count
            return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
        }.joined(separator: " ")
    }
}
