package import Document

/// What `bnbook.yml` says of its folder as a book, under `book:`.
package struct Book: Hashable, Sendable {
    /// What the book is called; `nil` where nobody says.
    package var title: String?
    /// Where its pages are published, with a slash at its end, "https://example.org/book/"; `nil` where nobody says.
    package var url: String?
    /// The picture that browsers show beside the pages' titles; `nil` for none.
    package var favicon: File?
    /// Whether pages say how other sites show links to them.
    package var hasOpenGraph = false
    /// What readers go through, in order; `nil` for the folder's own order.
    package var parts: [Part]?

    /// Chapters that stand together.
    package struct Part: Hashable, Sendable {
        /// What they are called together; `nil` for those that belong to no part.
        package var title: String?
        /// In order.
        package var chapters: [File]
    }

    /// A file that `bnbook.yml` names: a notebook, or a folder of notebooks; or a picture.
    package struct File: Hashable, Sendable {
        /// Relative to `bnbook.yml`.
        package var path: String
        /// Where it stands in `bnbook.yml`.
        package var position: Position
    }

    /// What the `bnbook.yml` in `source` says of a book, and the file's lines; `nil` where it speaks of none.
    /// - Throws: what is wrong with it.
    package static func reading(
        path: String, source: [UInt8]
    ) throws(Diagnostics) -> (book: Book, lines: [String])? {
        let (book, lines) = try YAMLReader.file(at: path, source, name: "project key") { reader, yaml in
            reader.mapping(yaml).first { $0.0.string == "book" }.flatMap { reader.book($0.1) }
        }
        return book.map { ($0, lines) }
    }

    /// The keys below `book:`.
    static let keys = ["title", "url", "favicon", "open-graph", "chapters"]
}

extension YAMLReader {
    /// What stands below `book:`.
    mutating func book(_ value: YAMLNode) -> Book? {
        guard value.mapping != nil else {
            report(value, "\"book\" is \(described(value)); expected a title, chapters or both below it")
            return nil
        }
        var book = Book()
        for (key, value) in entries(below: value, of: "book", known: Book.keys) {
            switch key {
            case "title": book.title = text(value, of: key)
            case "url": book.url = address(value)
            case "favicon": book.favicon = text(value, of: key).map { Book.File(path: $0, position: position(value)) }
            case "open-graph": book.hasOpenGraph = bool(value, of: key) ?? false
            default: book.parts = parts(value)
            }
        }
        return book
    }
}

private extension YAMLReader {
    /// Chapters and parts, in the order in which they stand.
    mutating func parts(_ value: YAMLNode) -> [Book.Part]? {
        guard let items = value.sequence else {
            report(value, "\"chapters\" is \(described(value)); expected a list of notebooks and parts")
            return nil
        }
        var parts: [Book.Part] = []
        for item in items {
            if item.mapping != nil {
                if let part = part(item) { parts.append(part) }
            } else if let chapter = chapter(item) {
                if parts.last.map({ $0.title != nil }) ?? true { parts.append(Book.Part(chapters: [])) }
                parts[parts.count - 1].chapters.append(chapter)
            }
        }
        return parts
    }

    /// The address of a site.
    mutating func address(_ value: YAMLNode) -> String? {
        guard let url = text(value, of: "url") else { return nil }
        let example = "such as https://example.org/book/"
        guard let parts = url.wholeMatch(of: #/https?:\/\/([^\/?#\s]+)[^?#\s]*/#) else {
            report(value, "\"url\" is \"\(url)\"; expected where the pages are published, \(example)")
            return nil
        }
        // It stands on every page.
        if parts.1.contains("@") {
            report(
                value, "\"url\" has a user's name or password, which readers would see; expected it without, \(example)"
            )
        } else if parts.1.wholeMatch(of: #/([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d+)?/#) == nil {
            report(
                value,
                "\"url\" names the host \"\(parts.1)\"; expected letters of ASCII, digits, hyphens and dots, as in xn--bcher-kva.example"
            )
        } else {
            return url.hasSuffix("/") ? url : url + "/"
        }
        return nil
    }

    mutating func part(_ item: YAMLNode) -> Book.Part? {
        var (title, chapters) = (String?.none, [Book.File]())
        for (key, value) in entries(below: item, of: "part", known: ["part", "chapters"]) {
            if key == "part" {
                title = text(value, of: key)
            } else if let items = value.sequence {
                for item in items { if let chapter = chapter(item) { chapters.append(chapter) } }
            } else {
                report(value, "\"chapters\" is \(described(value)); expected a list of notebooks")
            }
        }
        guard let title else {
            report(item, "found chapters without a part; expected `part: Title` beside them")
            return nil
        }
        if chapters.isEmpty { report(item, "part \"\(title)\" has no chapters; expected a list of notebooks") }
        return Book.Part(title: title, chapters: chapters)
    }

    mutating func chapter(_ item: YAMLNode) -> Book.File? {
        guard let path = item.string, !item.isNull else {
            report(item, "a chapter is \(described(item)); expected the path of a notebook")
            return nil
        }
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        let isFolder = steps.last == ""
        guard steps.count <= 2, !steps.contains(".."), !steps.contains("."), steps.first != "" else {
            report(item, "chapter \"\(path)\" is too far away; expected a notebook here or in a folder here")
            return nil
        }
        guard isFolder || path.hasSuffix(".md") else {
            report(item, "chapter \"\(path)\" is no notebook; expected a name that ends in .md, or a folder and a /")
            return nil
        }
        return Book.File(path: path, position: position(item))
    }
}
