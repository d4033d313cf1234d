/// The contents of a book, as each of its pages shows them.
package struct BookContents: Codable, Hashable, Sendable {
    /// What the book is called; `nil` where nobody says.
    package var title: String?
    /// The page that shows them, by its place in the book: "q1", "data/iris", "index".
    package var here: String
    /// In the order of readers.
    package var parts: [Part]
    /// What its pages tell browsers and other sites; `nil` for nothing.
    package var site: Site?

    /// What pages tell browsers and other sites of themselves.
    package struct Site: Codable, Hashable, Sendable {
        /// The picture that browsers show beside the page's title, as a `data:` address; `nil` for none.
        package var favicon: String?
        /// Where the pages are published, with a slash at its end; `nil` where nobody says, or it is not to be told.
        package var url: String?
        /// Whether a page says how other sites show links to it, by the Open Graph protocol (ogp.me).
        package var hasOpenGraph: Bool
        /// Set where a feed of the reports that have a date is published with them.
        package var hasFeed: Bool?

        /// These words of a book.
        package init(favicon: String?, url: String?, hasOpenGraph: Bool, hasFeed: Bool = false) {
            (self.favicon, self.url, self.hasOpenGraph) = (favicon, url, hasOpenGraph)
            self.hasFeed = hasFeed ? true : nil
        }
    }

    /// Pages that stand together.
    package struct Part: Codable, Hashable, Sendable {
        /// `nil` for those that belong to no part.
        package var title: String?
        /// In order.
        package var pages: [Page]

        /// These pages, called that together.
        package init(title: String?, pages: [Page]) { (self.title, self.pages) = (title, pages) }
    }

    /// A page of the book.
    package struct Page: Codable, Hashable, Sendable {
        /// Its place in the book's folder, without an ending: "q1", "data/iris".
        package var name: String
        /// As links to it are called.
        package var title: String
        /// The same as Markdown; `nil` where that says no more.
        package var titleMarkdown: String?
        /// What it is about; `nil` where that is not shown.
        package var description: String?
        /// Set where there is no such page, as its notebook failed.
        package var isMissing: Bool?

        /// A page at its place.
        package init(name: String, title: PageTitle, description: String? = nil, isMissing: Bool = false) {
            (self.name, self.title, titleMarkdown) = (name, title.plain, title.markdown)
            self.description = description
            self.isMissing = isMissing ? true : nil
        }

        /// What links to it are called.
        package var linkTitle: PageTitle { PageTitle(title, markdown: titleMarkdown) }
    }

    /// The contents as the page `here` shows them.
    package init(title: String?, here: String, parts: [Part], site: Site? = nil) {
        (self.title, self.here, self.parts, self.site) = (title, here, parts, site)
    }

    /// The name of the page that a book begins with.
    package static let landing = "index"

    /// Whether the page that shows them is the one that the book begins with.
    var isLanding: Bool { here == Self.landing }
}

extension BookContents {
    /// What templates show on the page that has `page`.
    func view(_ page: HTMLView<some MathRenderer>) -> TemplateValue {
        [
            "label": .text(title ?? page.report.wording[.allReports]),
            "home": .text(address(ofPage: relativePage(Self.landing, from: here))),
            "parts": .list(
                parts.map { part in
                    [
                        "title": .ifAny(part.title),
                        "pages": .list(
                            part.pages.map { other in
                                [
                                    "address": .text(address(ofPage: relativePage(other.name, from: here))),
                                    "title": .markup(
                                        (other.name == here ? page.report.linkTitle : other.linkTitle).nodes(page)),
                                    "isHere": .flag(other.name == here), "description": .ifAny(other.description),
                                    "missing": .ifAny(
                                        other.isMissing == true ? page.report.wording[.incomplete] : nil),
                                ]
                            }),
                    ]
                }),
        ]
    }
}

extension BookContents {
    /// What a page's head says: of the page `page`, which is called `title`.
    func head(of page: String, title: String, description: String?) -> TemplateValue {
        guard let site else { return .none }
        let isFirst = page == Self.landing
        let card: TemplateValue = [
            "title": .text(title), "type": isFirst ? "website" : "article", "book": .ifAny(self.title),
            "description": .ifAny(description),
            "url": .ifAny(site.url.map { $0 + (isFirst ? "" : address(ofPage: page)) }),
        ]
        let feed = site.hasFeed == true ? relativePage(SiteFiles.feedName, from: page) : nil
        return ["favicon": .ifAny(site.favicon), "feed": .ifAny(feed), "card": site.hasOpenGraph ? card : .none]
    }
}

extension BookContents {
    /// The contents as Markdown: a list for each part, whose links lead to the reports in Markdown.
    func markdown(_ wording: Wording) -> String {
        let lists = parts.map { part in
            let pages = part.pages.map { page in
                let address = percentEncoded("\(relativePage(page.name, from: here)).md")
                if page.isMissing == true { return "- \(page.linkTitle.escaped): *\(wording[.incomplete])*" }
                return "- [\(page.linkTitle.escaped)](\(address))"
                    + (page.description.map { ": \(escapedMarkdown($0))" } ?? "")
            }
            return (part.title.map { "**\(escapedMarkdown($0))**\n\n" } ?? "") + pages.joined(separator: "\n")
        }
        return (["## \(wording[.contents])"] + lists).joined(separator: "\n\n")
    }
}

/// The page `page` as one at `here` names it, both by their places in one folder, no more than one folder below it:
/// "../q1" for "q1" from "data/iris".
package func relativePage(_ page: String, from here: String) -> String {
    guard let slash = here.firstIndex(of: "/") else { return page }
    let folder = here[...slash]
    return page.hasPrefix(folder) ? String(page.dropFirst(folder.count)) : "../" + page
}
