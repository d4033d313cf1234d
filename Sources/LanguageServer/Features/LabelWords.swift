internal import Document
internal import Notebook
internal import Outputs
internal import Report

/// What labels refer to, in words: "Figure 2: Loss by the epoch".
struct LabelWords {
    private let report: Report
    private let captions: [String: String]

    init(_ notebook: Notebook) {
        report = Report(notebook: notebook, transcript: Transcript())
        captions = notebook.captions
    }

    /// The name and the caption of what a label refers to; `nil` where there is nothing.
    subscript(_ label: String) -> String? {
        let caption = captions[label]
        guard let name = report.name(ofLabel: label) else { return caption }
        return caption.map { name.hasSuffix("“\($0)”") ? name : "\(name): \($0)" } ?? name
    }
}

private extension Notebook {
    /// What stands in the notebook of each label's caption, heading or formula, by label.
    var captions: [String: String] {
        var captions: [String: String] = [:]
        for part in parts {
            switch part {
            case .block(let block): captions.merge(block.options.captions) { first, _ in first }
            case .prose(let prose):
                if let caption = prose.caption, let label = caption.label { captions[label] = source(caption.range) }
                if let heading = prose.heading,
                    let first = heading.children.first, let last = heading.children.last
                {
                    captions[heading.id] = source(SourceRange(start: first.range.start, end: last.range.end))
                }
                for formula in prose.formulas {
                    guard let label = formula.label else { continue }
                    captions[label] = formula.tex.split(whereSeparator: \.isNewline).joined(separator: " ")
                }
            }
        }
        return captions
    }

    /// What stands in the notebook there, as one line.
    func source(_ range: SourceRange) -> String {
        (range.start.line...range.end.line).map { line in
            let bytes = bytes(ofLine: line)
            let start = line == range.start.line ? min(range.start.column - 1, bytes.count) : 0
            let end = line == range.end.line ? min(range.end.column - 1, bytes.count) : bytes.count
            return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
        }.joined(separator: " ")
    }
}

private extension BlockOptions {
    /// The caption, or else the title, of the block's own label, and the captions of its parts.
    var captions: [String: String] {
        var captions: [String: String] = [:]
        for (place, label) in labels.enumerated() {
            captions[label] = place > 0 ? subcaptions[place - 1].source : caption?.source ?? title?.source
        }
        return captions
    }
}
