internal import Statistics

/// A key that authors may write, with words and values for editors.
package struct KeyDescription: Hashable, Sendable {
    /// As it is written.
    package var name: String
    /// What it is for, in a line.
    package var words: String
    /// What may stand behind it, where that can be listed.
    package var values: [String]

    init(_ name: String, _ words: String, _ values: [String] = []) {
        (self.name, self.words, self.values) = (name, words, values)
    }
}

private let truths = ["true", "false"]

extension BlockOptions {
    /// The keys that stand in a block, aliases included.
    package static let descriptions =
        [
            KeyDescription("label", "a name to refer to: fig-, tbl- or clm-", ["fig-", "tbl-", "clm-"]),
            KeyDescription("title", "what a figure or table shows, in a sentence above it"),
            KeyDescription("caption", "below a figure or above a table; Markdown with inline values"),
            KeyDescription("fig-cap", "the same as caption"), KeyDescription("tbl-cap", "the same as caption"),
            KeyDescription("subcaptions", "a list: a caption for each of the block’s figures or tables"),
            KeyDescription("fig-subcap", "the same as subcaptions"),
            KeyDescription("tbl-subcap", "the same as subcaptions"),
            KeyDescription("alt", "a chart’s text alternative"), KeyDescription("fig-alt", "the same as alt"),
            KeyDescription(
                "expect", "what the block’s claim is expected to be", Verdict.allCases.map(\.rawValue)),
            KeyDescription("pdf", "where the code is printed: {code: appendix}"),
        ] + defaultDescriptions

    /// The keys that also stand under `execute`, as defaults for every block.
    static let defaultDescriptions = [
        KeyDescription("echo", "how the code is shown", Echo.allCases.map(\.rawValue)),
        KeyDescription("output", "whether what the block shows is in the report", truths + ["asis"]),
        KeyDescription("eval", "whether the block is run", truths),
        KeyDescription("error", "whether the block must fail", truths),
        KeyDescription("include", "false hides code and output", truths),
        KeyDescription("code-summary", "what folded code is called"),
        KeyDescription("layout-ncol", "how many figures or tables stand side by side"),
        KeyDescription("timeout", "seconds after which the block is ended"),
    ]
}

extension FrontMatter {
    /// The keys of a notebook's front matter, or of what stands below one of them.
    package static func descriptions(below parent: String?) -> [KeyDescription] {
        switch parent {
        case nil: descriptions
        case "execute": BlockOptions.defaultDescriptions
        case "pdf":
            [
                KeyDescription("code", "where the code is printed", PDFOptions.Code.allCases.map(\.rawValue)),
                KeyDescription("methods", "whether the methods section is printed", truths),
                KeyDescription("paper", "the size of the pages", PDFOptions.Paper.allCases.map(\.rawValue)),
                KeyDescription("columns", "how many columns a page has", ["1", "2"]),
                KeyDescription("theme", "the look of the pages", PDFOptions.Theme.allCases.map(\.rawValue)),
            ]
        case _: []
        }
    }

    static let descriptions =
        [
            KeyDescription("title", "words with inline values"),
            KeyDescription("subtitle", "words below the title, with inline values"),
            KeyDescription("abstract", "Markdown with inline values"),
            KeyDescription("date", "shown as it is written"),
            KeyDescription("description", "what the report is about in a sentence, for lists and search engines"),
            KeyDescription("keywords", "a word by which the report is found, or a list of them"),
            KeyDescription("categories", "what the report belongs to, a word or a list of them"),
            KeyDescription("draft", "whether the report is not finished, and other pages do not lead to it", truths),
            KeyDescription("order", "a number: where the notebook stands in its folder"),
            KeyDescription("part", "the title of the part of a book that the notebook belongs to"),
            KeyDescription("params", "names with values; blocks read params.name"),
            KeyDescription("files", "files of the author’s own that the blocks read"),
            KeyDescription(
                "allow", "what the blocks may do beyond what every notebook may",
                ["network", "read", "write", "environment"]),
        ] + defaultDescriptions

    static let defaultDescriptions = [
        KeyDescription("author", "a name, a mapping with name, affiliation, email and orcid, or a list of these"),
        KeyDescription("lang", "a BCP 47 tag, such as en, pt-BR or zh-Hant"),
        KeyDescription("timeout", "seconds after which the run is ended"),
        KeyDescription("echo", "how code is shown", BlockOptions.Echo.allCases.map(\.rawValue)),
        KeyDescription("execute", "options for every block that does not say otherwise"),
        KeyDescription("bibliography", "a BibTeX file, or a list of them"),
        KeyDescription("autolinks", "whether web addresses in the text become links", truths),
        KeyDescription(
            "smart", "whether straight quotation marks, -- and ... of the text become typographic signs", truths),
        KeyDescription("number-sections", "whether headings are numbered", truths),
        KeyDescription("math", "commands for formulas"),
        KeyDescription("pdf", "how the report is printed"),
        KeyDescription("toc", "whether the page begins with its contents", truths),
    ]
}
