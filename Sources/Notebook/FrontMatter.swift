/// What stands between the `---` lines at a notebook's top.
package struct FrontMatter: Hashable, Sendable {
    package var title: String?
    package var authors: [String] = []
    /// As it is written; no clock is asked.
    package var date: String?
    package var abstract: String?
    /// The document's language, a BCP 47 tag.
    package var language = "en"
    /// In the order they are written.
    package var parameters: [Parameter] = []
    /// Files that the blocks read, relative to the notebook.
    package var files: [String] = []
    /// Seconds after which a run is ended; `nil` for no limit.
    package var timeout: Double?
    /// How code is shown where a block does not say.
    package var echo: BlockOptions.Echo?

    package init() {}

    static let keys = ["title", "author", "date", "abstract", "lang", "params", "files", "timeout", "echo"]
}
