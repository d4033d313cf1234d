internal import Document
internal import Spelling

extension NotebookParser {
    /// Reports labels that are taken twice or misnamed, and references to labels that nothing has.
    mutating func checkLabels(_ parts: [Notebook.Part], _ reader: ProseReader) {
        var known: [String: Position] = [:]
        for part in parts {
            switch part {
            case .block(let block):
                for label in block.options.labels { define(label, Position(line: block.fenceLine, column: 1), &known) }
            case .prose(let prose):
                let place = Position(line: prose.lines.lowerBound, column: 1)
                if let label = prose.caption?.label { define(label, place, &known) }
                guard let heading = prose.heading, labelKind(heading.id) == "sec" else { continue }
                if let label = heading.label {
                    define(label, place, &known)
                } else {
                    known[heading.id] = known[heading.id] ?? place
                }
            }
        }
        for (label, position) in reader.equations {
            if isLabel(label), label.hasPrefix("eq-") {
                define(label, position, &known)
            } else {
                report(
                    position,
                    "label \"\(label)\" names no equation; expected eq-, then lower-case letters, digits and hyphens")
            }
        }
        let labels = known.keys.sorted()
        var hints: [String: Hint?] = [:]
        for (label, position) in reader.references where known[label] == nil && !label.contains("/") {
            if hints[label] == nil { hints[label] = .some(hint(label, labels)) }
            let expected = labels.isEmpty ? "this notebook has no labels" : expectedOne(of: labels)
            report(position, "there is nothing labelled \"\(label)\"; \(expected)", hints[label] ?? nil)
        }
    }

    /// The nearest name is also sought behind another kind: `fig-accuracy` for `tbl-accuracy`.
    private func hint(_ label: String, _ labels: [String]) -> Hint? {
        let name = label.drop { $0 != "-" }
        return labels.first { $0.hasSuffix(name) && $0.drop { $0 != "-" } == name }.map { Hint($0, insteadOf: label) }
            ?? suggestion(for: label, among: labels)
    }

    private mutating func define(_ label: String, _ position: Position, _ known: inout [String: Position]) {
        guard let earlier = known[label] else { known[label] = position; return }
        report(
            position,
            "label \"\(label)\" is already taken on line \(origins.origin(of: earlier.line).line); expected labels that differ"
        )
    }
}
