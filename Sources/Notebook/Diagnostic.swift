package import Document
package import Spelling

/// Something wrong in a notebook, at its place: what was found, what was expected, and what may help.
package struct Diagnostic: Error, Hashable, Sendable {
    /// Whether there is a report all the same.
    package enum Severity: String, Hashable, Sendable {
        /// There is none with an error, and one with a warning.
        case error, warning
    }

    /// Whether it keeps the notebook from being rendered.
    package var severity: Severity
    /// The file, as the author would name it.
    package var path: String
    /// In that file.
    package var position: Position
    /// What was found, and what was expected.
    package var message: String
    /// What may mend it: "did you mean "label"?"
    package var hint: Hint?
    /// The source line at `position`; `nil` where there is none.
    package var excerpt: String?

    /// Something wrong at `position` of the file at `path`; an error unless said otherwise.
    package init(
        _ severity: Severity = .error, path: String, position: Position, message: String, hint: Hint? = nil,
        excerpt: String? = nil
    ) {
        self.severity = severity
        self.path = path
        self.position = position
        self.message = message
        self.hint = hint
        self.excerpt = excerpt
    }

    /// `file:line:column: error: message`, the source line with a caret below, and the hint: the form that editors
    /// understand.
    package var text: String {
        var text = "\(path):\(position.line):\(position.column): \(severity): \(message)"
        if let excerpt {
            let number = String(position.line)
            let (before, behind) = Self.window(excerpt, around: position.column - 1)
            let caret = before.map { $0 == "\t" ? "\t" : " " }.joined()
            text += "\n  \(number) | \(before)\(behind)\n  \(String(repeating: " ", count: number.count)) | \(caret)^"
        }
        if let hint { text += "\n  hint: \(hint)" }
        return text
    }
}

private extension Diagnostic {
    /// What is shown of a line before and from `offset` (in UTF-8) on: of a long one, what is near.
    static func window(_ line: String, around offset: Int) -> (before: String, behind: String) {
        let place = line.utf8.index(line.startIndex, offsetBy: min(max(offset, 0), line.utf8.count))
        let middle = place.samePosition(in: line.unicodeScalars) ?? line.unicodeScalars.index(before: place)
        let (before, behind) = (line[..<middle], line[middle...])
        guard line.utf8.count > 4 * reach else { return (String(before), String(behind)) }
        let (start, end) = (before.suffix(reach), behind.prefix(reach))
        return (
            (start.startIndex > before.startIndex ? "…" : "") + start,
            end + (end.endIndex < behind.endIndex ? "…" : "")
        )
    }

    /// How many letters of a long line are shown to each side.
    static let reach = 60
}

/// All that is wrong with a notebook, in the order of its source, file by file.
package struct Diagnostics: Error, Hashable, Sendable {
    /// By file, then by place.
    package var all: [Diagnostic]

    /// All of them, in any order.
    package init(_ all: [Diagnostic]) { self.all = all.sorted { ($0.path, $0.position) < ($1.path, $1.position) } }

    /// Whether one of them keeps the notebook from being rendered.
    package var hasErrors: Bool { all.contains { $0.severity == .error } }
}
