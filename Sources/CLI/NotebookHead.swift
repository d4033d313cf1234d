internal import Document
internal import Foundation
internal import Notebook
internal import Outputs
internal import Report

/// What the top of a notebook says of its place among others.
struct NotebookHead: Hashable {
    /// As in `FrontMatter`.
    private(set) var order: Double?
    /// As in `FrontMatter`.
    private(set) var part: String?
    /// As in `FrontMatter`.
    private(set) var isDraft = false
    /// As in `FrontMatter`.
    private(set) var description: String?
    /// Whether the feed of a site has it.
    private(set) var isInFeed = false
    /// What links to its page are called; `nil` where no more was read than says its place.
    private(set) var title: PageTitle?
    /// Whether that holds values, which only a run knows: they are "?" in `title`.
    private(set) var hasValues = false

    /// That of a notebook whose text was read.
    init(_ notebook: Notebook) {
        self.init(notebook.frontMatter)
        title = Report(notebook: notebook, transcript: Transcript()).linkTitle
        hasValues = notebook.hasValuesInTitle
    }

    /// That of a report's notebook; `nil` where it cannot be read.
    init?(_ record: ReportRecord) {
        let notebook = try? Notebook.parse(
            path: "\(record.notebook).md", source: Array(record.source.utf8), folder: record.folder)
        guard let notebook else { return nil }
        self.init(notebook)
        if hasValues { title = record.linkTitle }
    }

    /// That of the file at `path`, without its title. Most files say nothing here, and of those no more than the first
    /// bytes are read.
    init(placeOf path: String) {
        self.init(Self.place(of: path))
    }

    /// What the front matter says, where it says anything of interest.
    private static func place(of path: String) -> FrontMatter {
        guard let file = FileHandle(forReadingAtPath: path) else { return FrontMatter() }
        defer { try? file.close() }
        let bytes = (try? file.read(upToCount: limit)) ?? Data()
        guard bytes.starts(with: "---".utf8),
            ["\norder:", "\npart:", "\ndraft:"].contains(where: { bytes.range(of: Data($0.utf8)) != nil }),
            let head = NotebookReading(frontMatterOf: [UInt8](bytes), path: path, folder: .beside(path))?.notebook
        else { return FrontMatter() }
        return head.frontMatter
    }

    /// That of the file at `path`, whose text is read where its front matter has no title. A notebook that cannot be
    /// read, which is reported when it is rendered, goes by its name.
    init(_ path: String) {
        let source = FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
        let head = NotebookReading(frontMatterOf: source, path: path, folder: .beside(path))?.notebook
        let notebook =
            head?.frontMatter.title != nil
            ? head
            : NotebookReading(path: path, source: source, folder: .beside(path), readsBibliographies: false).notebook
        self.init(notebook?.frontMatter ?? FrontMatter())
        title =
            notebook.map { Report(notebook: $0, transcript: Transcript()).linkTitle }
            ?? PageTitle(Notebook.name(ofPath: path))
        hasValues = notebook?.hasValuesInTitle ?? false
    }

    private init(_ matter: FrontMatter) {
        (order, part, isDraft, description) = (matter.order, matter.part, matter.isDraft, matter.description)
        isInFeed = SiteFiles.hasEntry(matter)
    }

    /// Front matter is shorter.
    private static let limit = 1 << 14
}

private extension Notebook {
    /// Whether what it is called holds values of its own or of another notebook.
    var hasValuesInTitle: Bool {
        (frontMatter.title?.inlines ?? headings.first?.children ?? []).flatMap(\.all).contains { inline in
            switch inline.kind {
            case .value, .quoted: true
            default: false
            }
        }
    }
}
