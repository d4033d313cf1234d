/// Which other pages stand beside a report's.
package struct PageNavigation: Hashable, Sendable {
    /// A page beside this one.
    package struct Page: Hashable, Sendable {
        /// The notebook's name, which is the file's without its ending: "q1".
        package var name: String
        package var title: String

        package init(name: String, title: String) {
            self.name = name
            self.title = title
        }
    }

    /// The names of the notebooks beside this one; links to them lead to their pages.
    package var siblings: Set<String>
    package var previous: Page?
    package var next: Page?
    /// Whether `index.html` lists this page.
    package var hasIndex: Bool

    package init(siblings: Set<String> = [], previous: Page? = nil, next: Page? = nil, hasIndex: Bool = false) {
        self.siblings = siblings
        self.previous = previous
        self.next = next
        self.hasIndex = hasIndex
    }

    /// Whether there is anything to go to.
    var isEmpty: Bool { previous == nil && next == nil && !hasIndex }
}
