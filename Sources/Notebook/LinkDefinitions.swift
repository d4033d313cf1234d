internal import Spelling

/// The document's link reference definitions, `[label]: address "title"`, for the pieces of Markdown that are parsed by
/// themselves.
struct LinkDefinitions: Sendable {
    /// The lines by their labels, in lower case.
    private var lines: [String: String] = [:]

    init() {}

    init(_ document: [String]) {
        for line in document where line.holds("]:") {
            let text = line.drop { $0 == " " }
            guard line.count - text.count < 4, text.hasPrefix("["), !text.hasPrefix("[^"),
                let close = text.firstRange(of: "]:")
            else { continue }
            let label = Self.label(text[..<close.lowerBound].dropFirst())
            if lines[label] == nil { lines[label] = String(text) }
        }
    }

    /// The definitions that a text may need, to stand behind it.
    func definitions(for text: [String]) -> String {
        guard !lines.isEmpty, text.contains(where: { $0.holds("[") }) else { return "" }
        var needed: [String] = []
        for part in text.joined(separator: "\n").split(separator: "[", omittingEmptySubsequences: false).dropFirst() {
            guard let close = part.firstIndex(of: "]"), let line = lines[Self.label(part[..<close])],
                !needed.contains(line)
            else { continue }
            needed.append(line)
        }
        return needed.isEmpty ? "" : "\n\n" + needed.joined(separator: "\n")
    }

    private static func label(_ text: Substring) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ").lowercased()
    }
}
