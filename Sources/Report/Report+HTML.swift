internal import Document
internal import Notebook
internal import Outputs
internal import Statistics

extension Report {
    /// The report as one HTML page that needs nothing else: no script, no request to anywhere, its formulas' font in it.
    /// `theme` is the name of a style sheet in the templates' `themes`; `navigation` says where other pages are.
    /// `record` is its record as JSON, where that says how it is drawn.
    /// - Throws: `ReportError` for a template that asks for what there is not, an unknown theme, or a formula that
    ///   cannot be set.
    package func html(
        _ templates: Templates, math: some MathRenderer, theme: String = "article",
        navigation: PageNavigation = PageNavigation(), record: String? = nil
    ) throws -> String {
        let view = HTMLView(report: self, math: math, linkedNotebooks: navigation.linkedNotebooks)
        let contents = try contents(view)
        let hasContents = notebook.frontMatter.contents ?? (contents.count > 2)
        let tree = navigation.book.flatMap { $0.isLanding ? nil : $0.view(view) }
        let page: [String: TemplateValue] = [
            "hasContents": .flag(hasContents),
            "hasSide": .flag(hasContents || tree != nil),
            "contents": .list(contents),
            "site": navigation.book.map { $0.head(of: $0.here, title: title, description: plainDescription) } ?? .none,
            "navigation": navigation.isEmpty ? .none : self.view(navigation, view),
            "book": tree ?? .none,
            "chapters": navigation.book.flatMap { $0.isLanding ? $0.view(view) : nil } ?? .none,
        ]
        let values = try values(view, record: try record ?? ReportRecord(self).json())
        return try templates.page("page.html", values.merging(page) { $1 }, theme: theme)
    }

    /// What templates show of the report itself, on its own page, or as a chapter of the page with others that is in the
    /// file `page`.
    func values(_ view: HTMLView<some MathRenderer>, record: String, chapterOf page: String? = nil) throws
        -> [String: TemplateValue]
    {
        let body: [String: TemplateValue] = [
            "elements": .list(try view.elements(notebook.parts) + view.endMatter()),
            "methods": methods(page: page) ?? .none,
            // Landmarks are told apart by their names.
            "chapter": page == nil ? .none : .text(title),
            "record": .markup(ReportRecord.template(of: record)),
        ]
        let front = try front(view), own = wording.templateValues(notebook.frontMatter.language)
        return body.merging(front) { $1 }.merging(own) { given, _ in given }
    }

    /// What it is about, without markup: its description, else its abstract.
    var plainDescription: String? {
        notebook.frontMatter.description
            ?? notebook.frontMatter.abstract.map { words($0).split { $0.isWhitespace }.joined(separator: " ") }
    }

    /// The page's own words.
    var wording: Wording { Wording(notebook.frontMatter.language) }

    /// The claims of the blocks that do not hide what they show, in order.
    var shownClaims: [NumberedClaim] { claims.filter { notebook.blocks[$0.block].options.output } }

    /// The claims and what became of them, for the page's top.
    var claimViews: [TemplateValue] {
        shownClaims.map { claim in
            [
                "verdict": .text(claim.verdict.rawValue), "verdictText": .text(wording.verdict(claim.verdict)),
                "statement": .text(claim.statement), "id": .ifAny(claim.label),
            ]
        }
    }

    /// A notice, marked where it is in another language than the page.
    func noticeView(_ notice: Notice) -> TemplateValue {
        guard notice.isEnglish, wording.isForeign(notebook.frontMatter.language) else { return .text(notice.text) }
        return .markup([.element("span", ["lang": "en", "dir": "ltr"], [.text(notice.text)])])
    }

    /// How many claims have each verdict: "3 supported, 1 refuted".
    var totals: String {
        let shown = shownClaims.map(\.verdict)
        return Verdict.allCases.compactMap { verdict in
            let count = shown.count { $0 == verdict }
            return count == 0 ? nil : "\(count) \(wording.verdict(verdict))"
        }.joined(separator: ", ")
    }

    /// What the blocks show that do not hide it, in order.
    var shownOutputs: [(block: Block, output: Output)] {
        notebook.blocks.filter(\.options.output).flatMap { block in
            (transcript.blocks[block.index] ?? []).map { (block, $0) }
        }
    }
}

extension Report {
    /// The headings a reader can go to: the two upper levels there are.
    func contents(_ view: HTMLView<some MathRenderer>) throws -> [TemplateValue] {
        let top = notebook.headings.map(\.level).min() ?? 1
        return try notebook.headings.filter { $0.level <= top + 1 && $0.isListed }.map { heading in
            [
                "id": .text(heading.id), "text": .markup(try view.nodes(heading.children, isInLink: true)),
                "depth": "\(heading.level - top)",
                "number": .ifAny(sectionNumbers[heading.id]),
            ]
        } + ownSections.map { ["id": .text($0.id), "text": .text($0.title), "depth": "0", "number": .none] }
    }
}

private extension Report {
    /// What stands before the text.
    func front(_ view: HTMLView<some MathRenderer>) throws -> [String: TemplateValue] {
        let matter = notebook.frontMatter
        return [
            "language": .text(matter.language),
            "title": .ifAny(markup: try matter.title.map { try view.words($0).markup }),
            "plainTitle": .text(title),
            "runningHead": .markup(cssText(title)),
            "subtitle": .ifAny(markup: try matter.subtitle.map { try view.words($0).markup }),
            "authors": .ifAny(matter.authorNames),
            "affiliations": .list(matter.detailedAuthors.map { $0.view(isNamed: matter.namesDetailedAuthors) }),
            "keywords": .ifAny(matter.keywords.joined(separator: ", ")),
            "categories": .list(matter.categories.map { .text($0) }),
            "hasCategories": .flag(!matter.categories.isEmpty),
            "date": .ifAny(matter.date),
            "hasByline": .flag(!matter.authors.isEmpty || matter.date != nil),
            "abstract": .ifAny(markup: try matter.abstract.map { try view.words($0).markup }),
            "description": .ifAny(plainDescription),
            "parameters": .list(
                matter.parameters.map {
                    ["name": .text($0.name), "value": .text($0.value.words), "isOverridden": .flag($0.isOverridden)]
                }),
            "hasParameters": .flag(!matter.parameters.isEmpty),
            "warnings": .list(notes.map(noticeView)),
            "failure": .ifAny(failure?.text),
            "claims": .list(claimViews),
            "hasClaims": .flag(!claimViews.isEmpty),
            "totals": .text(totals),
            "bibTeX": .ifAny(notebook.frontMatter.title == nil ? nil : bibTeX),
        ]
    }

    /// An entry that cites the report.
    var bibTeX: String {
        let matter = notebook.frontMatter
        let year = matter.date.flatMap { $0.firstMatch(of: #/\d{4}/#) }.map { String($0.output) }
        let fields: [(name: String, value: String?)] = [
            ("author", matter.authors.isEmpty ? nil : matter.authors.map { "{\($0.name)}" }.joined(separator: " and ")),
            ("title", "{\(title)}"), ("year", year), ("note", "Made with bnbook; the page holds its notebook and data"),
        ]
        let lines = fields.compactMap { field in
            field.value.map { "  \(field.name) = {\(escapedTeX($0))}" }
        }
        return "@misc{\(notebook.name),\n" + lines.joined(separator: ",\n") + "\n}"
    }

    /// The sections that are not the author's.
    var ownSections: [(id: String, title: String)] {
        (citations.works.isEmpty || endsWithHeading ? [] : [("bnbook-references", wording[.references])])
            + (transcript.runs.isEmpty ? [] : [(RunGroup.sectionID, wording[.howMade])])
    }

    func view(_ navigation: PageNavigation, _ own: HTMLView<some MathRenderer>) -> TemplateValue {
        func view(_ page: PageNavigation.Page?) -> TemplateValue {
            page.map { ["address": .text(address(ofPage: $0.name)), "title": .markup($0.linkTitle.nodes(own))] }
                ?? .none
        }
        return [
            "previous": view(navigation.previous), "next": view(navigation.next),
            "hasIndex": .flag(navigation.hasIndex),
            "home": .text(
                navigation.book.map { address(ofPage: relativePage(BookContents.landing, from: $0.here)) }
                    ?? "index.html"),
            "homeTitle": .text(navigation.book?.title ?? wording[.allReports]),
        ]
    }
}

/// The address of a page that is called `name` from the page it is shown on, as the value of an attribute.
package func address(ofPage name: String, ending: String = ".html") -> String {
    name.split(separator: "/", omittingEmptySubsequences: false).map { addressPart(String($0)) }.joined(separator: "/")
        + ending
}

/// A name of a file or folder as a part of an address.
package func addressPart(_ name: String) -> String {
    let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"
    let encoded = name.utf8.map { byte in
        let letter = Character(UnicodeScalar(byte))
        return allowed.contains(letter)
            ? String(letter) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return encoded.joined()
}

/// Text in a field of BibTeX, whose own braces are kept.
private func escapedTeX(_ text: String) -> String {
    text.map { "&%$#_".contains($0) ? "\\\($0)" : "\($0)" }.joined()
}

/// Text between the quotation marks of a style sheet, where nothing but letters and digits stands for itself.
private func cssText(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
        let isPlain = scalar == " " || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        return isPlain ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }.joined()
}

private extension Author {
    /// What is known beside the name, for a page's head.
    func view(isNamed: Bool) -> TemplateValue {
        [
            "name": .ifAny(isNamed ? name : nil), "places": .ifAny(affiliations.joined(separator: ", ")),
            "email": .ifAny(email), "orcid": .ifAny(orcid),
        ]
    }
}
