/// What stands here in the place of keys that other programs' front matter has.
enum ForeignKey {
    /// A sentence for a key of Quarto's, R Markdown's or Jupyter Book's; `nil` for a word that none of them knows.
    static func answer(for key: String) -> String? { answers[key] }

    private static let answers: [String: String] = {
        var answers = [
            "theme": "`bnbook render --theme book` chooses the look of pages, `pdf: {theme: thesis}` that of PDFs",
            "css": "a project's own templates/style.css takes the place of bnbook's: docs/themes.md",
            "csl": "works are cited by author and year; there are no other styles",
            "number-depth": "`number-sections: true` numbers all headings",
            "institute": "an author's `affiliation` says it: `author: [{name: Ann, affiliation: A School}]`",
            "affiliation": "an author's `affiliation` says it: `author: [{name: Ann, affiliation: A School}]`",
            "tags": "`categories` or `keywords` says it", "kernelspec": "blocks are Swift, and need no kernel",
            "reference-section-title": "the list of works has the page's own heading, in the language of `lang`",
        ]
        let groups = [
            (["format", "output", "formats"], "`bnbook render --to html,pdf,tex` chooses the formats"),
            (["jupyter", "engine", "knitr", "kernel"], "blocks are Swift, and need no kernel"),
            (
                ["toc-depth", "toc-title", "toc-location"],
                "`toc: true` or `toc: false` says whether there are contents"
            ),
            (
                [
                    "code-fold", "code-tools", "code-overflow", "code-line-numbers", "highlight-style", "fig-width",
                    "fig-height",
                ],
                "blocks and charts say it themselves: docs/notebook-format.md and docs/charts.md"
            ),
            (
                ["header-includes", "include-in-header", "include-before-body", "include-after-body"],
                "a project's own templates/page.html.mustache takes the place of bnbook's: docs/themes.md"
            ),
        ]
        for (keys, answer) in groups { for key in keys { answers[key] = answer } }
        return answers
    }()
}
