internal import Document
internal import Notebook
internal import NumberFormats
internal import Outputs
internal import Report

/// What is said of a place that is not Swift.
struct HoverWords {
    let analysis: Analysis
    /// The notebook's last report; `nil` where it was never rendered.
    let last: LastReport?
    /// The notebooks that may be taken from.
    let neighbours: Neighbours

    /// Words in Markdown, and the place that they are about; `nil` where there is nothing to say.
    func words(at position: Position) -> (text: String, range: SourceRange?)? {
        if let (quotation, range) = analysis.quotation(at: position) {
            return text(of: quotation).map { ($0, range) }
        }
        if let mention = analysis.mention(at: position) {
            return text(of: mention).map { ($0, mention.range) }
        }
        guard let notebook = analysis.notebook, let value = value(at: position) else { return nil }
        let expression = notebook.inlines[value.index].expression
        return (text(of: value.index, expression), value.range)
    }

    /// What the last report says of an inline value, above what Swift says of its type.
    private func text(of index: Int, _ expression: String) -> String {
        guard let last else { return "The notebook has not been rendered yet." }
        let values = last.record.values
        let same = values.indices.contains(index) && values[index].expression == expression ? values[index] : nil
        guard let found = same ?? values.first(where: { $0.expression == expression }) else {
            return "The last report does not have this value yet."
        }
        guard let value = found.value else { return "The last run ended before this value." }
        return value.hoverWords(runs: last.runs.map { $0[expression] ?? "none" })
    }

    /// What another notebook says of what is taken from it; `nil` where it has no such thing.
    private func text(of quotation: Quotation) -> String? {
        let file = "in \(quotation.notebook).md"
        switch quotation.item {
        case .label(let label):
            return neighbours.notebook(quotation.notebook).flatMap { LabelWords($0)[label] }.map { "\($0)  \n\(file)" }
        case .value(let expression):
            guard neighbours.notebook(quotation.notebook) != nil else { return nil }
            guard let last = neighbours.report(quotation.notebook) else {
                return "\(quotation.notebook).md has not been rendered yet."
            }
            guard let value = last.record.value(of: quotation) else {
                return "The last report of \(quotation.notebook).md does not have this value yet."
            }
            // Whose runs stand behind a table's cell is known to its report's page alone.
            let runs = quotation.cell == nil ? last.runs.map { $0[expression] ?? "none" } : nil
            return "\(value.hoverWords(runs: runs))  \n\(file)"
        }
    }
}

private extension HoverWords {
    /// The inline value at a place, with its marks.
    func value(at position: Position) -> (index: Int, range: SourceRange)? {
        let inlines = analysis.notebook?.prose.flatMap(\.inlines).flatMap(\.all) ?? []
        for inline in inlines where inline.range.start <= position && position <= inline.range.end {
            if case .value(let index) = inline.kind { return (index, inline.range) }
        }
        return nil
    }

    func text(of mention: Mention) -> String? {
        switch mention.kind {
        case .citation: return analysis.bibliography.works([mention.name]).first?.words
        case .definition, .reference:
            guard let notebook = analysis.notebook else { return nil }
            let number = last?.record.blocks.first { $0.label == mention.name }?.name
            let words = LabelWords(notebook)[mention.name]
            return words ?? number
        }
    }
}

private extension Value {
    /// The number, its interval, how many measurements it is the mean of, and the runs that it rests on.
    func hoverWords(runs: String?) -> String {
        var lines = ["**\(textWithUnit)** in the last report"]
        if let number, let halfWidth {
            // A percentage is kept as a fraction.
            let scale = unit == "%" || unit == "pp" ? 100.0 : 1
            let ends = [number - halfWidth, number + halfWidth].map { NumberFormat.significant(5).string($0 * scale) }
            lines.append("95 % interval: \(ends[0]) to \(ends[1])\(unit.map { "\u{A0}\($0)" } ?? "")")
        }
        if let count { lines.append("n = \(count)") }
        if isVolatile { lines.append("a measured time, which differs from run to run") }
        if let runs { lines.append(runs == "none" ? "rests on no runs" : "rests on \(runs)") }
        return lines.joined(separator: "  \n")
    }
}
