internal import Document
internal import Notebook
internal import Outputs

/// What links to a report's page are called.
package struct PageTitle: Hashable, Sendable {
    /// Without markup, as tabs of browsers have it.
    package var plain: String
    /// As Markdown, with its values; `nil` where the plain words are all there is.
    package var markdown: String?

    /// A title; `markdown` is set where it has formulas, emphasis or code.
    package init(_ plain: String, markdown: String? = nil) { (self.plain, self.markdown) = (plain, markdown) }
}

extension PageTitle {
    /// The title on a page that has `view`; plain where it is another page's, and holds what cannot be set.
    func nodes(_ view: HTMLView<some MathRenderer>) -> [HTMLNode] {
        markdown.flatMap { try? view.nodes(Notebook.title(ofMarkdown: $0), isInLink: true) } ?? [.text(plain)]
    }

    /// The title in Markdown.
    var escaped: String { markdown ?? escapedMarkdown(plain) }
}

extension Report {
    /// Words as Markdown that means the same on another page; `nil` where they have no markup. For other readers than bnbook
    /// what is lowered and raised stands in HTML, as they have no signs for it.
    func markdown(_ words: [InlineNode], forOthers: Bool = false) -> String? {
        let hasMarkup = words.contains { node in
            switch node.kind {
            case .code, .emphasis, .strong, .strikethrough, .lowered, .raised, .formula: true
            default: false
            }
        }
        return hasMarkup ? words.map { markdown($0, forOthers) }.joined() : nil
    }

    private func markdown(_ node: InlineNode, _ forOthers: Bool) -> String {
        func text(_ nodes: [InlineNode]) -> String { nodes.map { markdown($0, forOthers) }.joined() }
        func inner(_ mark: String, _ nodes: [InlineNode]) -> String { mark + text(nodes) + mark }
        switch node.kind {
        case .emphasis(let nodes): return inner("*", nodes)
        case .strong(let nodes): return inner("**", nodes)
        case .strikethrough(let nodes): return inner("~~", nodes)
        case .lowered(let nodes): return forOthers ? "<sub>\(text(nodes))</sub>" : inner("~", nodes)
        case .raised(let nodes): return forOthers ? "<sup>\(text(nodes))</sup>" : inner("^", nodes)
        case .link(let link): return text(link.children)
        case .code(let text):
            let ticks = String(repeating: "`", count: text.contains("`") ? 2 : 1)
            return ticks.count == 1 ? "`\(text)`" : "\(ticks) \(text) \(ticks)"
        case .formula(let formula):
            let dollars = formula.isDisplayed ? "$$" : "$"
            return dollars + formula.macros.expanded(formula.tex) + dollars
        default:
            let words = escapedMarkdown(words([node]).replacing("\n", with: " "))
            return words.replacing("^", with: "\\^")
        }
    }
}
