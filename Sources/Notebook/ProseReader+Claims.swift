internal import Document
internal import Spelling
internal import Statistics

extension ProseReader {
    /// The label of the claim that the words of a link to `@clm-x` rest on.
    mutating func claim(_ node: MarkdownNode, at place: Position) -> String? {
        guard node.address.hasPrefix("@clm-"), isLabel(node.address.dropFirst()) else { return nil }
        let label = String(node.address.dropFirst())
        references.append((label, place))
        let title = node.title.isEmpty ? Verdict.supported.rawValue : node.title
        if let verdict = Verdict(rawValue: title) {
            claimedWords.append(ClaimedWord(text: node.text, label: label, verdict: verdict, position: place))
        } else {
            let known = Verdict.allCases.map(\.rawValue)
            report(
                place, "the words rest on a claim that is \"\(title)\"; expected supported, refuted or undecided",
                suggestion(for: title, among: known))
        }
        return label
    }
}
