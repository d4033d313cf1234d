/// Which other pages stand beside a report's.
package struct PageNavigation: Hashable, Sendable {
    /// A page beside this one.
    package struct Page: Codable, Hashable, Sendable {
        /// The file as this page names it, without its ending: "q1", "../data/iris".
        package var name: String
        /// The page's title, as its links are called.
        package var title: String

        /// A page by its notebook's name.
        package init(name: String, title: String) {
            self.name = name
            self.title = title
        }
    }

    /// The notebooks to whose pages links lead, as links name them but for the ending: "q1", "claims/rates".
    package var linkedNotebooks: Set<String>
    /// `nil` for the first page.
    package var previous: Page?
    /// `nil` for the last page.
    package var next: Page?
    /// Whether `index.html` lists this page.
    package var hasIndex: Bool
    /// The contents of the book that the page belongs to; `nil` for none.
    package var book: BookContents?

    /// The pages around one; none unless given.
    package init(
        linkedNotebooks: Set<String> = [], previous: Page? = nil, next: Page? = nil, hasIndex: Bool = false,
        book: BookContents? = nil
    ) {
        self.book = book
        self.linkedNotebooks = linkedNotebooks
        self.previous = previous
        self.next = next
        self.hasIndex = hasIndex
    }

    /// Whether there is anything to go to.
    var isEmpty: Bool { previous == nil && next == nil && !hasIndex && book == nil }
}

extension Set<String> {
    /// Which of these notebooks a link leads to, and where in it: "q2" and "#results" of "q2.md#results"; `nil` for a link to
    /// anything else.
    func notebook(at destination: String) -> (name: String, place: String)? {
        let path = destination.prefix { $0 != "#" }, name = String(path.dropLast(3))
        guard path.hasSuffix(".md"), contains(name) else { return nil }
        return (name, String(destination.dropFirst(path.count)))
    }

    /// Where a link on paper leads: one to a notebook leads to what that is on paper, else to its destination.
    func paper(at destination: String) -> String { notebook(at: destination).map { "\($0.name).pdf" } ?? destination }
}
