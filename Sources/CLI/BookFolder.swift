internal import Document
internal import Foundation
internal import Notebook
internal import Report
internal import Spelling
internal import Store

/// The notebooks of a folder in the order of its readers.
struct BookFolder {
    /// As it was named; "." for the one that bnbook runs in.
    let folder: String
    /// What its `bnbook.yml` says; `nil` where that speaks of no book.
    private(set) var settings: Book?
    /// The picture that browsers show beside its pages' titles, as an address that holds it; `nil` for none.
    var favicon: String?
    /// The notebook that is the book's first page; `nil` for none.
    let landing: String?
    /// The other notebooks, in order.
    let parts: [Part]

    /// Notebooks that stand together.
    struct Part {
        /// `nil` for those that belong to no part.
        var title: String?
        /// Paths.
        var notebooks: [String]
    }

    /// All notebooks, by their paths, in order.
    var notebooks: [String] { [landing].compactMap(\.self) + parts.flatMap(\.notebooks) }

    /// Notebooks beside its list of chapters that the list does not have.
    var leftOut: [String] {
        guard settings?.parts != nil else { return [] }
        let listed = Set(notebooks.compactMap(FileIdentity.init))
        return NotebookPaths.names(in: folder).map { folder == "." ? $0 : "\(folder)/\($0)" }
            .filter { FileIdentity($0).map { !listed.contains($0) } ?? false }
    }

    /// What its pages tell browsers and other sites; `nil` for nothing.
    /// `hasFeed` says whether a notebook is in its feed.
    func site(hasFeed: Bool) -> BookContents.Site? {
        guard let settings else { return nil }
        let hasFeed = hasFeed && settings.url != nil
        guard favicon != nil || settings.hasOpenGraph || hasFeed else { return nil }
        return BookContents.Site(
            favicon: favicon, url: settings.hasOpenGraph ? settings.url : nil, hasOpenGraph: settings.hasOpenGraph,
            hasFeed: hasFeed)
    }

    /// The same book, published in a folder of where it says.
    func published(in folder: String) -> BookFolder {
        var book = self
        if let url = settings?.url { book.settings?.url = url + addressPart(folder) + "/" }
        return book
    }

    /// Whether it is more than a folder of notebooks.
    var isBook: Bool { settings != nil || landing != nil || parts.contains { $0.title != nil } }

    /// The title of the part that a notebook belongs to.
    func part(of path: String) -> String? { parts.first { $0.notebooks.contains(path) }?.title }

    /// The page of a notebook, from that of the folder and without an ending: "q1", "data/iris".
    func page(of path: String) -> String {
        let name = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
        return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    }
}

extension BookFolder {
    /// Reads which notebooks are in `folder`, which has no slash at its end.
    /// - Throws: `Diagnostics` of a `bnbook.yml` that says what cannot be.
    init(_ folder: String) throws {
        let file = "\(folder)/bnbook.yml"
        let said = try FileManager.default.contents(atPath: file)
            .flatMap { try Book.reading(path: file, source: [UInt8]($0)) }
        let list = BookList(folder: folder, file: file, lines: said?.lines ?? [])
        let parts = try said?.book.parts.map(list.parts) ?? Self.parts(in: folder, withFolders: said != nil)
        let landing = "\(folder)/\(BookContents.landing).md"
        let hasLanding =
            said?.book.parts == nil
            ? parts.contains { $0.notebooks.contains(landing) } : FileManager.default.fileExists(atPath: landing)
        // Pages have these as text alone.
        var settings = said?.book
        settings?.title = said?.book.title.map(withPlainFormulas)
        self.init(
            folder: folder, settings: settings, favicon: try said?.book.favicon.map(list.picture),
            landing: hasLanding ? landing : nil,
            parts: parts.map {
                Part(title: $0.title.map(withPlainFormulas), notebooks: $0.notebooks.filter { $0 != landing })
            }
            .filter { !$0.notebooks.isEmpty })
    }

    /// The book that a `bnbook.yml` declares, which has all of these notebooks; `nil` for none.
    /// - Throws: `Diagnostics` of one that says what cannot be.
    static func declared(with notebooks: [String]) throws -> BookFolder? {
        guard let first = notebooks.first else { return nil }
        let own = first.lastIndex(of: "/").map { String(first[..<$0]) }
        // A folder without a name is the one that bnbook runs in.
        let above = own.map { own in own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "" }
        for folder in [own ?? ".", above].compactMap(\.self) {
            let book = try BookFolder(folder.isEmpty ? "." : folder).named(by: notebooks)
            if book.settings != nil, Set(notebooks).isSubset(of: book.notebooks) { return book }
        }
        return nil
    }

    /// The notebooks in a folder: those whose front matter has an `order` by that, then the others; where it is the same,
    /// by name, numbers in them by their value: r2 before r10. Those of one part stand where its first one does.
    static func parts(in folder: String, withFolders: Bool = false) -> [Part] {
        let heads = NotebookPaths.names(in: folder).map {
            (path: "\(folder)/\($0)", head: NotebookHead(placeOf: "\(folder)/\($0)"))
        }
        .enumerated().sorted {
            ($0.element.head.order ?? .infinity, $0.offset) < ($1.element.head.order ?? .infinity, $1.offset)
        }.map(\.element)
        var parts: [Part] = []
        for (path, head) in heads {
            if let place = parts.firstIndex(where: { $0.title == head.part }) {
                parts[place].notebooks.append(path)
            } else {
                parts.append(Part(title: head.part, notebooks: [path]))
            }
        }
        guard withFolders else { return parts }
        return parts
            + NotebookPaths.foldersOfNotebooks(below: folder).map { inner in
                Part(title: inner, notebooks: Self.parts(in: "\(folder)/\(inner)").flatMap(\.notebooks))
            }
    }
}

private extension BookFolder {
    /// The same, its paths as these are written: "q1.md" and not "./q1.md".
    func named(by notebooks: [String]) -> BookFolder {
        guard folder == ".", let first = notebooks.first, !first.hasPrefix("./") else { return self }
        func plain(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
        return BookFolder(
            folder: folder, settings: settings, favicon: favicon, landing: landing.map(plain),
            parts: parts.map { Part(title: $0.title, notebooks: $0.notebooks.map(plain)) })
    }
}

/// Finds the notebooks that a `bnbook.yml` lists.
private struct BookList {
    let folder: String
    let file: String
    let lines: [String]

    /// - Throws: `Diagnostics` of chapters that are not there, or there twice.
    func parts(_ listed: [Book.Part]) throws -> [BookFolder.Part] {
        var (problems, seen) = ([Diagnostic](), Set<String>())
        let parts = listed.map { part in
            BookFolder.Part(
                title: part.title,
                notebooks: part.chapters.flatMap { chapter in
                    let found = notebooks(chapter)
                    if found.isEmpty { problems.append(missing(chapter)) }
                    for path in found where !seen.insert(path).inserted {
                        problems.append(
                            diagnostic(chapter, "chapter \"\(chapter.path)\" is listed twice; expected each once"))
                    }
                    return found
                })
        }
        if !problems.isEmpty { throw Diagnostics(problems) }
        return parts
    }

    func notebooks(_ chapter: Book.File) -> [String] {
        guard chapter.path.hasSuffix("/") else {
            let path = "\(folder)/\(chapter.path)"
            return FileManager.default.fileExists(atPath: path) ? [path] : []
        }
        return BookFolder.parts(in: "\(folder)/\(chapter.path.dropLast())").flatMap(\.notebooks)
    }

    /// A picture that every page carries, as an address that holds it.
    /// - Throws: `Diagnostics` of one that is not there, or is none, or is too large for that.
    func picture(_ file: Book.File) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file.path)") else {
            let known = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter {
                ReportImage.type(ofName: $0) != nil
            }
            throw Diagnostics([
                diagnostic(
                    file, "there is no picture \"\(file.path)\" here; \(expectedOne(of: known ?? []))",
                    hint: suggestion(for: file.path, among: known ?? []))
            ])
        }
        guard let image = ReportImage(name: file.path, bytes: [UInt8](bytes), digest: "") else {
            let endings = listed(ReportImage.endings, "or")
            throw Diagnostics([
                diagnostic(
                    file, "\"\(file.path)\" is no picture that browsers show; expected one that ends in \(endings)")
            ])
        }
        guard bytes.count <= Self.largestPicture else {
            throw Diagnostics([
                diagnostic(
                    file,
                    "\"\(file.path)\" has \(bytes.count) bytes, which every page would carry; expected at most \(Self.largestPicture)"
                )
            ])
        }
        return image.dataAddress
    }

    /// In bytes.
    static let largestPicture = 32_768

    func missing(_ chapter: Book.File) -> Diagnostic {
        let inner = NotebookPaths.foldersOfNotebooks(below: folder)
        let known =
            NotebookPaths.names(in: folder)
            + inner.flatMap { folder in
                ["\(folder)/"] + NotebookPaths.names(in: "\(self.folder)/\(folder)").map { "\(folder)/\($0)" }
            }
        return diagnostic(
            chapter, "there is no notebook \"\(chapter.path)\" here; \(expectedOne(of: known))",
            hint: suggestion(for: chapter.path, among: known))
    }

    func diagnostic(_ chapter: Book.File, _ message: String, hint: Hint? = nil) -> Diagnostic {
        let line = chapter.position.line - 1
        return Diagnostic(
            path: file, position: chapter.position, message: message, hint: hint,
            excerpt: lines.indices.contains(line) ? lines[line] : nil)
    }
}
