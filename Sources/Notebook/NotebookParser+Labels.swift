extension NotebookParser {
    /// Reports labels that are taken twice or misnamed, and references to labels that nothing has.
    mutating func checkLabels(_ parts: [Notebook.Part], _ reader: ProseReader) {
        var known: [String: Position] = [:]
        for part in parts {
            if case .block(let block) = part, let label = block.options.label {
                define(label, Position(line: block.fenceLine, column: 1), &known)
            } else if case .prose(let prose) = part, let heading = prose.heading, heading.id.hasPrefix("sec-") {
                known[heading.id] = Position(line: prose.lines.lowerBound, column: 1)
            }
        }
        for (label, position) in reader.equations {
            if isLabel(label), label.hasPrefix("eq-") {
                define(label, position, &known)
            } else {
                report(position, "label \"\(label)\" names no equation; expected eq-, then lower-case letters, digits and hyphens")
            }
        }
        for (label, position) in reader.references where known[label] == nil {
            let labels = known.keys.sorted()
            let expected = labels.isEmpty ? "this notebook has no labels" : "expected one of \(labels.joined(separator: ", "))"
            report(position, "there is nothing labelled \"\(label)\"; \(expected)", suggestion(for: label, among: labels))
        }
    }

    private mutating func define(_ label: String, _ position: Position, _ known: inout [String: Position]) {
        guard let earlier = known[label] else { known[label] = position; return }
        report(position, "label \"\(label)\" is already taken on line \(earlier.line); expected labels that differ")
    }
}
