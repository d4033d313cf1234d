import Spelling

internal import Foundation
internal import Notebook
internal import Report

/// The notebooks of a render as readers go from report to report.
struct NotebookSeries {
    /// The notebooks being rendered.
    let notebooks: [String]
    /// The folder that reports are written to.
    let output: String
    /// The book that they belong to; `nil` for none.
    let book: BookFolder?
    /// The notebooks of each folder in the order of readers, whose pages are there or are being written.
    private let lists: [[String]]
    /// What is said of notebooks at their tops, by their paths.
    private let heads: [String: NotebookHead]
    /// The notebooks that links lead to, as those in a folder name them.
    private let linkedNotebooks: [String: Set<String>]
    /// The notebooks without a page, as they failed.
    var failed: Set<String> = []

    /// - Throws: `Diagnostics` of a `bnbook.yml` that says what cannot be.
    init(_ named: [(path: String, notebook: Notebook?)], book: BookFolder?, output: String) throws {
        (notebooks, self.book, self.output) = (named.map(\.path), book, output)
        let folders = Set(notebooks.map(Self.folder)).sorted(), rendered = Set(notebooks)
        let index =
            rendered.count == 1
            ? try? String(contentsOfFile: "\(output)/\(HTMLFormat.indexName)", encoding: .utf8) : nil
        func page(_ path: String) -> String { book?.page(of: path) ?? Notebook.name(ofPath: path) }
        func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(output)/\(page(path)).html") }
        // A notebook that is rendered alone has neighbours where a page lists it with them.
        let isAlone =
            book == nil && rendered.count == 1
            && index?.contains("<a href=\"\(address(ofPage: page(notebooks[0])))\">") != true
        let all =
            book.map { [$0.notebooks] }
            ?? folders.map { folder in
                BookFolder.parts(in: folder.isEmpty ? "." : String(folder.dropLast())).flatMap(\.notebooks)
                    .map { folder.isEmpty ? String($0.dropFirst(2)) : $0 }
            }
        lists = all.map { $0.filter { rendered.contains($0) || !isAlone && isThere($0) } }
        let read = Dictionary(named.compactMap { path, notebook in notebook.map { (path, NotebookHead($0)) } }) {
            first, _ in first
        }
        heads = Dictionary(lists.joined().map { ($0, read[$0] ?? NotebookHead($0)) }) { first, _ in first }
        let root = book.map { $0.folder + "/" }
        linkedNotebooks = folders.reduce(into: [:]) { linked, folder in
            linked[folder] = Self.linkedNotebooks(from: folder, isInner: root != nil && folder != root && folder != "")
        }
    }
}

extension NotebookSeries {
    /// Whether an index of these notebooks is written: there are several, all of a book if they are of one, and none is
    /// its first page.
    var hasIndex: Bool {
        if let book { return book.landing == nil && Set(book.notebooks).isSubset(of: notebooks) }
        return notebooks.count > 1 && !notebooks.contains { Notebook.name(ofPath: $0) == BookContents.landing }
    }

    /// The names of the files of a site that are written: where all of a book is made whose `bnbook.yml` says where it is
    /// published, a feed where a notebook has a date.
    var siteFiles: [String] {
        guard let book, book.settings?.url != nil, Set(book.notebooks).isSubset(of: notebooks) else { return [] }
        let hasFeed = notebooks.contains { heads[$0]?.isInFeed == true }
        return SiteFiles.names.filter { hasFeed || $0 != SiteFiles.feedName }
    }

    /// The page of a notebook, from the folder of reports and without an ending: "q1", in a book also "data/iris".
    func page(of path: String) -> String { book?.page(of: path) ?? Notebook.name(ofPath: path) }

    /// The folder that the report of a notebook is written to.
    func output(of path: String) -> String {
        page(of: path).parentPath.map { "\(output)/\($0)" } ?? output
    }

    /// What the list of these reports says.
    func index(of reports: [Report], _ correction: ClaimCorrection) -> ReportIndex {
        ReportIndex(
            reports.map {
                ReportIndex.Entry($0, page: page(of: $0.notebook.path), part: book?.part(of: $0.notebook.path))
            },
            book: reports.first.flatMap { navigation(of: $0.notebook.path, titles: Self.titles(of: reports)).book },
            correction: correction)
    }

    /// What these reports are called, by their notebooks' paths.
    static func titles(of reports: [Report]) -> [String: PageTitle] {
        Dictionary(reports.map { ($0.notebook.path, $0.linkTitle) }) { first, _ in first }
    }

    /// Whether the notebook's page is to be called otherwise, or to stand elsewhere, than the others have it.
    func isOutdated(by notebook: Notebook) -> Bool {
        heads[notebook.path].map { $0 != NotebookHead(notebook) } ?? false
    }

    /// Where a reader of this notebook's report can go: to its neighbours among the pages that are there, or are being
    /// written now.
    ///
    /// `titles` are those of notebooks, by their paths, of which more is known than their heads say.
    func navigation(of path: String, titles: [String: PageTitle] = [:]) -> PageNavigation {
        let linked = linkedNotebooks[Self.folder(of: path)] ?? []
        let all = (lists.first { $0.contains(path) } ?? [path]).filter { $0 == path || heads[$0]?.isDraft != true }
        let pages = all.filter { $0 == path || !failed.contains($0) }
        let place = pages.firstIndex(of: path) ?? 0, own = page(of: path)
        let isLanding = own == BookContents.landing
        let hasList = FileManager.default.fileExists(atPath: "\(output)/\(HTMLFormat.indexName)")
        return PageNavigation(
            linkedNotebooks: linked.subtracting(failedNotebooks(beside: path)),
            previous: place > 0 ? neighbour(pages[place - 1], of: own, titles) : nil,
            next: place + 1 < pages.count ? neighbour(pages[place + 1], of: own, titles) : nil,
            // Where a notebook failed the list of all is as it was.
            hasIndex: !isLanding
                && (hasIndex && (failed.isEmpty || hasList)
                    || book?.landing.map(pages.contains) ?? (pages.count > 1 && hasList)),
            book: book.map { contents($0, all, here: own, titles) })
    }

    /// The notebooks without a page, as links from this one name them.
    func failedNotebooks(beside path: String) -> Set<String> {
        if failed.isEmpty { return [] }
        return (linkedNotebooks[Self.folder(of: path)] ?? []).filter {
            failed.contains(Notebook.path("\($0).md", besides: path))
        }
    }

    /// The notebooks beside this one whose titles hold values.
    func titledByValues(beside path: String) -> [String] {
        (lists.first { $0.contains(path) } ?? []).filter { $0 != path && heads[$0]?.hasValues == true }
    }
}

private extension NotebookSeries {
    /// The folder of `path`, with a slash at its end; empty for the one that bnbook runs in.
    static func folder(of path: String) -> String { path.parentPath.map { $0 + "/" } ?? "" }

    /// What links from notebooks in `folder` lead to pages: the notebooks there, and those of folders in it, whose pages
    /// are in a folder of that name.
    static func linkedNotebooks(from folder: String, isInner: Bool) -> Set<String> {
        func names(_ inner: String) -> [String] {
            NotebookPaths.names(in: folder + inner).map { inner + Notebook.name(ofPath: $0) }
        }
        let beside = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        let above = isInner ? (try? FileManager.default.contentsOfDirectory(atPath: folder + "..")) ?? [] : []
        return Set(
            names("") + beside.flatMap { names("\($0)/") } + (isInner ? names("../") : [])
                + above.flatMap { names("../\($0)/") })
    }

    func title(_ path: String, _ titles: [String: PageTitle]) -> PageTitle {
        titles[path] ?? heads[path]?.title ?? PageTitle(Notebook.name(ofPath: path))
    }

    func neighbour(_ path: String, of own: String, _ titles: [String: PageTitle]) -> PageNavigation.Page {
        PageNavigation.Page(name: relativePage(page(of: path), from: own), title: title(path, titles))
    }

    /// The contents of the book as far as its pages are there; what each is about stands on the first page alone.
    func contents(
        _ book: BookFolder, _ pages: [String], here: String, _ titles: [String: PageTitle]
    ) -> BookContents {
        let isLanding = here == BookContents.landing
        let parts = book.parts.map { part in
            BookContents.Part(
                title: part.title,
                pages: part.notebooks.filter(pages.contains).map {
                    BookContents.Page(
                        name: page(of: $0), title: title($0, titles),
                        description: isLanding ? heads[$0]?.description : nil, isMissing: failed.contains($0))
                })
        }
        let called = book.settings?.title ?? book.landing.map { title($0, titles).plain }
        return BookContents(
            title: called, here: here, parts: parts.filter { !$0.pages.isEmpty },
            site: book.site(hasFeed: pages.contains { heads[$0]?.isInFeed == true }))
    }
}
