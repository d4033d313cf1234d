package import Document

/// Something wrong in a notebook, at its place: what was found, what was expected, and what may help.
package struct Diagnostic: Error, Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable {
        case error, warning
    }

    package var severity: Severity
    package var path: String
    package var position: Position
    package var message: String
    /// What may mend it: "did you mean "label"?"
    package var hint: String?
    /// The source line at `position`; `nil` where there is none.
    package var excerpt: String?

    package init(
        _ severity: Severity = .error, path: String, position: Position, message: String, hint: String? = nil,
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
            let before = excerpt.utf8.prefix(max(0, position.column - 1))
            let caret = String(decoding: before, as: UTF8.self).map { $0 == "\t" ? "\t" : " " }.joined()
            text += "\n  \(number) | \(excerpt)\n  \(String(repeating: " ", count: number.count)) | \(caret)^"
        }
        if let hint { text += "\n  hint: \(hint)" }
        return text
    }
}

/// All that is wrong with a notebook, in the order of its source, file by file.
package struct Diagnostics: Error, Hashable, Sendable {
    package var all: [Diagnostic]

    package init(_ all: [Diagnostic]) { self.all = all.sorted { ($0.path, $0.position) < ($1.path, $1.position) } }

    package var hasErrors: Bool { all.contains { $0.severity == .error } }
}
