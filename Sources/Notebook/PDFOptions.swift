/// What an author says about the PDF of a report, under `pdf:`.
package struct PDFOptions: Hashable, Sendable {
    /// Where the code of blocks is printed.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// Above what it shows.
        case full
        /// Behind the text.
        case appendix
        /// Nowhere.
        case none
    }

    /// The sizes of paper.
    package enum Paper: String, Hashable, Sendable, CaseIterable {
        /// 210 mm by 297 mm.
        case a4
        /// 8.5 in by 11 in.
        case usLetter = "us-letter"
    }

    /// The looks of pages.
    package enum Theme: String, Hashable, Sendable, CaseIterable {
        /// A journal's article: Libertinus, narrow headings.
        case article
        /// A thesis: New Computer Modern, wider lines and larger headings.
        case thesis
    }

    /// Where the code of blocks is printed that do not say otherwise.
    package var code = Code.full
    /// Whether the section on how the numbers were made is printed.
    package var methods = true
    /// The size of the pages.
    package var paper = Paper.a4
    /// How many columns a page has, 1 or 2.
    package var columns = 1
    /// The look of the pages.
    package var theme = Theme.article

    /// The folder with fonts of the author's own, relative to the notebook or to the folder above it; `nil` for none.
    package var fonts: String?

    /// Those of a report about which nothing is said.
    package init() {}

    /// The keys below `pdf`.
    static let keys = ["code", "methods", "paper", "columns", "theme", "fonts"]
}
