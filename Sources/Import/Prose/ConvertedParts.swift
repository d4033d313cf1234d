/// Prose and code as they come, lines of prose together.
struct ConvertedParts {
    private(set) var parts: [ForeignNotebook.Part] = []

    mutating func add(_ lines: [ForeignLine]) {
        guard !lines.isEmpty else { return }
        if case .prose(let before) = parts.last {
            parts[parts.count - 1] = .prose(before + lines)
        } else {
            parts.append(.prose(lines))
        }
    }

    mutating func add(_ cell: CodeCell) { parts.append(.code(cell)) }
}

extension ForeignNotebook.Part {
    /// Its lines, code as a listing.
    var lines: [ForeignLine] {
        switch self {
        case .prose(let lines): lines
        case .code(let cell): cell.listing
        }
    }
}

extension CodeCell {
    /// The code as it is shown, between fences.
    var listing: [ForeignLine] {
        guard let first = lines.first, let last = lines.last else { return [] }
        let runs = lines.flatMap { $0.text.split { $0 != "`" }.map(\.count) }
        let fence = String(repeating: "`", count: max(3, (runs.max() ?? 0) + 1))
        return [first.with(fence + language)] + lines + [last.with(fence)]
    }
}
