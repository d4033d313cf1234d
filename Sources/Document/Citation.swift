/// A citation: `@key` in a sentence, or `[see @a, p. 3; @b]` in brackets.
package struct Citation: Hashable, Sendable {
    /// One work that is cited.
    package struct Item: Hashable, Sendable {
        /// What stands before the work: "see".
        package var prefix = ""
        /// The work's key in the bibliography.
        package var key: String
        /// What stands behind it: "p. 3".
        package var suffix = ""
        /// Whether the authors are left out: `-@key`.
        package var isYearOnly = false
        /// Which of the citations of this work it is, 1 for the first.
        package var occurrence = 1

        /// One work, as the first citation of it.
        package init(prefix: String = "", key: String, suffix: String = "", isYearOnly: Bool = false) {
            self.prefix = prefix
            self.key = key
            self.suffix = suffix
            self.isYearOnly = isYearOnly
        }
    }

    /// The works, in the author's order; at least one.
    package var items: [Item]
    /// Whether the authors are part of the sentence: `@key` without brackets.
    package var isInSentence: Bool

    /// A citation of at least one work.
    package init(items: [Item], isInSentence: Bool) {
        self.items = items
        self.isInSentence = isInSentence
    }
}
