package import Document

/// What stands between the `---` lines at a notebook's top.
package struct FrontMatter: Hashable, Sendable {
    /// Words with inline values; no Markdown.
    package var title: MarkdownText?
    /// Words below the title; as `title`.
    package var subtitle: MarkdownText?
    /// In the order given.
    package var authors: [Author] = []
    /// As it is written; no clock is asked.
    package var date: String?
    /// Markdown with inline values.
    package var abstract: MarkdownText?
    /// What the report is about in a sentence, for lists and search engines; the abstract serves where there is none.
    package var description: String?
    /// Words by which the report is found.
    package var keywords: [String] = []
    /// What the report belongs to, for the page that lists several.
    package var categories: [String] = []
    /// Whether it is not finished: its page says so, and other pages do not lead to it.
    package var isDraft = false
    /// Where it stands among the notebooks of its folder, the least number first; those without one come last.
    package var order: Double?
    /// The part of the book that it belongs to, by its title.
    package var part: String?
    /// Whether the page begins with its contents; `nil` where that depends on how many headings it has.
    package var contents: Bool?
    /// The document's language, a BCP 47 tag.
    package var language = "en"
    /// In the order they are written.
    package var parameters: [NotebookParameter] = []
    /// Files that the blocks read, relative to the notebook.
    package var files: [String] = []
    /// BibTeX files, relative to the notebook.
    package var bibliography: [String] = []
    /// What its blocks may do beyond what every notebook's may.
    package var permissions = Permissions()
    /// What its program may use at most.
    package var limits = Limits()
    /// Seconds after which a run is ended; `nil` for no limit.
    package var timeout: Double?
    /// The options of blocks that do not say otherwise.
    package var blockDefaults = BlockOptions()
    /// Commands for formulas.
    package var macros = TeXMacros()
    /// Whether web addresses in the text become links.
    package var autolinks = false
    /// Whether straight quotation marks, hyphens and dots of the text become typographic ones.
    package var isSmart = false
    /// Over which claims p is corrected on the page that lists several reports; `nil` where nobody says.
    package var correction: ClaimCorrection?
    /// What the project says of engines that carry out tasks.
    package var engines: [ClusterEngine] = []
    /// Whether headings are numbered.
    package var numberSections = false
    /// What is said about the report as PDF.
    package var pdf = PDFOptions()

    /// That of a notebook without any.
    package init() {}

    /// The keys of a notebook's front matter.
    static let keys = descriptions.map(\.name)
    /// The keys of `bnbook.yml`: defaults for every notebook beside it, and what is of all of them together.
    static let projectKeys = defaultKeys + ["book", "correction", "engines", "limits"]
    private static let defaultKeys = defaultDescriptions.map(\.name)
}
