internal import Document
internal import Notebook
internal import Outputs

extension Report {
    /// The report as one HTML page that needs nothing else: no script, no font, no request to anywhere.
    /// `theme` is the name of a style sheet in the templates' `themes`; `navigation` says where other pages are.
    /// `drawing` is what its record says of how it was drawn.
    /// - Throws: `ReportError` for a template that asks for what there is not, an unknown theme, or a formula that
    ///   cannot be set.
    package func html(
        _ templates: Templates, math: some MathRenderer, theme: String = "article",
        navigation: PageNavigation = PageNavigation(), drawing: ReportRecord.Drawing? = nil
    ) throws -> String {
        let view = HTMLView(report: self, math: math, linkedNotebooks: navigation.linkedNotebooks)
        let contents = try contents(view)
        let body: [String: Any] = [
            "hasContents": contents.count > 2,
            "contents": contents,
            "elements": try notebook.parts.map(view.element) + view.endMatter(),
            "methods": methods ?? false,
            "navigation": navigation.isEmpty ? false : self.view(navigation),
            "record": try ReportRecord(self, drawing: drawing).template(),
        ]
        return try templates.page("page.html", body.merging(try front(view)) { body, _ in body }, theme: theme)
    }

    /// The claims and what became of them, for the page's top.
    var claimViews: [[String: Any]] {
        claims.filter { notebook.blocks[$0.block].options.output }.map { claim in
            [
                "verdict": escaped(claim.verdict), "statement": escaped(claim.statement),
                "id": orFalse(escaped(claim.label ?? "")),
            ]
        }
    }

    /// What the blocks show that do not hide it, in order.
    var shownOutputs: [(block: Block, output: Output)] {
        notebook.blocks.filter(\.options.output).flatMap { block in
            (transcript.blocks[block.index] ?? []).map { (block, $0) }
        }
    }
}

private extension Report {
    /// What stands before the text.
    func front(_ view: HTMLView<some MathRenderer>) throws -> [String: Any] {
        let matter = notebook.frontMatter
        return [
            "language": escaped(matter.language),
            "title": orFalse(try matter.title.map { try view.words($0).markup } ?? ""),
            "plainTitle": escaped(title),
            "authors": orFalse(matter.authors.map(escaped).joined(separator: ", ")),
            "date": orFalse(escaped(matter.date ?? "")),
            "hasByline": !matter.authors.isEmpty || matter.date != nil,
            "abstract": orFalse(try matter.abstract.map { try view.words($0).markup } ?? ""),
            "description": orFalse(
                escaped(
                    matter.abstract.map { words($0).split { $0.isWhitespace }.joined(separator: " ") } ?? "")),
            "parameters": matter.parameters.map {
                ["name": escaped($0.name), "value": escaped($0.value.words), "isOverridden": $0.isOverridden]
            },
            "hasParameters": !matter.parameters.isEmpty,
            "warnings": warnings.map(escaped),
            "failure": orFalse(failure.map { escaped($0.text) } ?? ""),
            "claims": claimViews,
            "hasClaims": !claimViews.isEmpty,
        ]
    }

    /// The headings a reader can go to: the two upper levels there are.
    func contents(_ view: HTMLView<some MathRenderer>) throws -> [[String: Any]] {
        let top = notebook.headings.map(\.level).min() ?? 1
        return try notebook.headings.filter { $0.level <= top + 1 }.map { heading in
            [
                "id": escaped(heading.id), "text": try view.nodes(heading.children, isInLink: true).markup,
                "depth": "\(heading.level - top)",
                "number": orFalse(sectionNumbers[heading.id] ?? ""),
            ]
        }
    }

    func view(_ navigation: PageNavigation) -> [String: Any] {
        func view(_ page: PageNavigation.Page?) -> Any {
            page.map { ["address": address(ofPage: $0.name), "title": escaped($0.title)] } ?? false
        }
        return ["previous": view(navigation.previous), "next": view(navigation.next), "hasIndex": navigation.hasIndex]
    }
}

/// The address of a notebook's page, relative to a page beside it, as the value of an attribute.
func address(ofPage name: String) -> String {
    let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"
    let encoded = name.utf8.map { byte in
        let letter = Character(UnicodeScalar(byte))
        return allowed.contains(letter)
            ? String(letter) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return encoded.joined() + ".html"
}
