/// What may mend a mistake: words for a reader, and, where another name may have been meant, that name for an editor.
package struct Hint: Hashable, Sendable {
    /// "did you mean "label"?"
    package var text: String
    /// What would stand in the place of what was written; `nil` where nobody can say.
    package var replacement: Replacement?

    /// What was written, and what may have been meant.
    package struct Replacement: Hashable, Sendable {
        /// As it stands in the source, at the mistake's place or behind it on the line.
        package var written: String
        /// What is put there.
        package var name: String

        /// `name` in the place of `written`.
        package init(_ name: String, insteadOf written: String) {
            self.name = name
            self.written = written
        }
    }

    /// Words, and what they say could be put where.
    package init(_ text: String, replacement: Replacement? = nil) {
        self.text = text
        self.replacement = replacement
    }

    /// "did you mean "name"?", where `written` stands.
    package init(_ name: String, insteadOf written: String) {
        self.init("did you mean \"\(name)\"?", replacement: Replacement(name, insteadOf: written))
    }
}

extension Hint: ExpressibleByStringInterpolation, CustomStringConvertible {
    /// Words alone.
    package init(stringLiteral text: String) { self.init(text) }

    package var description: String { text }
}
