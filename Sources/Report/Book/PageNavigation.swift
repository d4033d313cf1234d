internal import Notebook

/// Which other pages stand beside a report's.
package struct PageNavigation: Hashable, Sendable {
    /// A page beside this one.
    package struct Page: Codable, Hashable, Sendable {
        /// The file as this page names it, without its ending: "q1", "../data/iris".
        package var name: String
        /// The page's title, as its links are called.
        package var title: String
        /// The same as Markdown; `nil` where that says no more.
        package var titleMarkdown: String?

        /// A page by its notebook's name.
        package init(name: String, title: PageTitle) {
            (self.name, self.title, titleMarkdown) = (name, title.plain, title.markdown)
        }

        /// What links to it are called.
        package var linkTitle: PageTitle { PageTitle(title, markdown: titleMarkdown) }
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
    /// Which of these notebooks a link leads to, by its file or its page, and where in it: "q 2" and "#results" of
    /// "./q%202.md#results", with what is asked of it, "?print#results"; `nil` for a link to anything else.
    func notebook(at destination: String) -> (name: String, place: String)? {
        let path = destination.prefix { $0 != "#" && $0 != "?" }
        guard let ending = [".md", ".html"].first(where: path.hasSuffix) else { return nil }
        let name = simplified(withoutPercents(String(path.dropLast(ending.count))))
        return contains(name) ? (name, String(destination.dropFirst(path.count))) : nil
    }

    /// Where a link on a page leads, as it stands in an attribute: one to a notebook leads to its page.
    func page(at destination: String) -> String {
        notebook(at: destination).map { address(ofPage: $0.name) + percentEncoded($0.place) }
            ?? percentEncoded(destination)
    }

    /// The same on paper, where a notebook is what that is on paper.
    func paper(at destination: String) -> String {
        notebook(at: destination).map { address(ofPage: $0.name, ending: ".pdf") } ?? percentEncoded(destination)
    }
}

/// A path without steps that lead nowhere: "data/iris" of "./data/more/../iris".
private func simplified(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) where part != "." {
        let leadsBack = part == ".." && parts.last.map { !["", ".."].contains($0) } == true
        if leadsBack { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
}
