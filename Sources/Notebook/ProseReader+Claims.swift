internal import CCMark
internal import Spelling

extension ProseReader {
    /// Takes a link to `@clm-x` for words that rest on that claim, and lets it lead there.
    mutating func takeClaimedWords(_ node: MarkdownNode, _ fragment: Fragment, _ taken: inout Taken) {
        guard node.address.hasPrefix("@clm-"), isLabel(node.address.dropFirst()) else { return }
        let label = String(node.address.dropFirst())
        let position = fragment.place(node.start)
        references.append((label, position))
        let title = node.title.isEmpty ? ClaimVerdict.supported.rawValue : node.title
        if let verdict = ClaimVerdict(rawValue: title) {
            claimedWords.append(ClaimedWord(text: node.text, label: label, verdict: verdict, position: position))
        } else {
            let known = ClaimVerdict.allCases.map(\.rawValue)
            report(
                position, "the words rest on a claim that is \"\(title)\"; expected supported, refuted or undecided",
                suggestion(for: title, among: known))
        }
        node.setLink("#\(label)")
        if let target = fragment.target(of: label, after: node.start) {
            taken.spans.append(fragment.span(target.start, target.end, .claimTarget(label)))
        }
    }
}

private extension Fragment {
    /// The brackets and what they hold of the first link to a claim on the line of `start`, from there on.
    func target(of label: String, after start: Position) -> (start: Position, end: Position)? {
        guard lines.indices.contains(start.line - 1) else { return nil }
        let line = Array(lines[start.line - 1].utf8)
        let opening = Array("](@\(label)".utf8)
        guard let open = line.indices.first(where: { $0 >= start.column - 1 && line[$0...].starts(with: opening) }),
            let close = line[open...].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        return (Position(line: start.line, column: open + 2), Position(line: start.line, column: close + 2))
    }
}
