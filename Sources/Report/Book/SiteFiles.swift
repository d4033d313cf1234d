package import Notebook

/// What a site of reports says to programs: `sitemap.xml`, and `feed.xml` (Atom, RFC 4287) of the reports that have a date.
/// Both are made of front matter alone, so the same notebooks give the same bytes.
package struct SiteFiles: Sendable {
    private let url: String
    private let title: String
    private let pages: [(address: String, report: Report)]

    /// The site at `url`, which ends in a slash, whose reports have those pages, as addresses relative to it and without an
    /// ending.
    package init(url: String, title: String?, _ pages: [(page: String, report: Report)]) {
        self.url = percentEncoded(url)
        self.title = title ?? pages.first?.report.title ?? ""
        let base = self.url
        self.pages = pages.map { page, report in
            (base + (page == BookContents.landing ? "" : address(ofPage: page)), report)
        }
    }

    /// The files by their names; no feed where no report has a date.
    package var files: [(name: String, text: String)] {
        let feed = dated.isEmpty ? [] : [(Self.feedName, self.feed)]
        return [("sitemap.xml", sitemap)] + feed
    }

    /// All names that such files have.
    package static let names = ["sitemap.xml", feedName]

    /// What the feed is called.
    package static let feedName = "feed.xml"

    /// Whether a notebook of that front matter stands in the feed.
    package static func hasEntry(_ matter: FrontMatter) -> Bool { !matter.isDraft && matter.day != nil }

    /// Whether these bytes are such a file.
    package static func wrote(_ text: String) -> Bool { text.hasPrefix("\(opening)\n") }

    private static let opening = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- made by bnbook -->"
}

private extension SiteFiles {
    /// Those whose date is one of ISO 8601, the newest first.
    var dated: [(address: String, report: Report, date: String)] {
        pages.compactMap { page in page.report.day.map { (page.address, page.report, $0) } }
            .enumerated().sorted { ($1.element.date, $0.offset) < ($0.element.date, $1.offset) }.map(\.element)
    }

    var sitemap: String {
        let urls = pages.map { page in
            let date = page.report.day.map { "<lastmod>\($0)</lastmod>" } ?? ""
            return "<url><loc>\(escaped(page.address))</loc>\(date)</url>\n"
        }
        return
            "\(Self.opening)\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(urls.joined())</urlset>\n"
    }

    var feed: String {
        let entries = dated.map { address, report, date in
            let matter = report.notebook.frontMatter
            let words = matter.description ?? matter.abstract.map(report.words)
            let summary = words.map { "<summary>\(escaped($0))</summary>\n" } ?? ""
            let authors = matter.authors.map { "<author><name>\(escaped($0.name))</name></author>\n" }.joined()
            return "<entry>\n<title>\(escaped(report.title))</title>\n<id>\(escaped(address))</id>\n"
                + "<link href=\"\(escaped(address))\"/>\n<updated>\(date)T00:00:00Z</updated>\n\(authors)\(summary)</entry>\n"
        }
        // An entry without an author has the feed's.
        let head =
            "<title>\(escaped(title))</title>\n<id>\(escaped(url))</id>\n<link href=\"\(escaped(url))\"/>\n"
            + "<link rel=\"self\" href=\"\(escaped(url))feed.xml\"/>\n<author><name>\(escaped(title))</name></author>\n"
            + "<updated>\(dated.first?.date ?? "")T00:00:00Z</updated>\n"
        return "\(Self.opening)\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\(head)\(entries.joined())</feed>\n"
    }
}

private extension Report { var day: String? { notebook.frontMatter.day } }

private extension FrontMatter {
    /// The date, where it is a day as 2026-11-29.
    var day: String? {
        date.flatMap { date in
            date.wholeMatch(of: #/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/#) == nil ? nil : date
        }
    }
}
