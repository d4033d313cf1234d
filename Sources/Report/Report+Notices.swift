internal import Document
package import Notebook
internal import Outputs
internal import SVGCharts
internal import Spelling

/// What is said at a report's top, where nobody can miss it.
struct Notice: Hashable, Sendable {
    /// A sentence or two.
    var text: String
    /// Whether they are in English whatever the report's language is.
    var isEnglish = true
}

extension Report {
    /// What is said at the top, in order.
    var notes: [Notice] {
        func own(_ text: String) -> Notice { Notice(text: text, isEnglish: false) }
        let changed = notebook.frontMatter.parameters.filter(\.isOverridden)
        let parameters = changed.map { "\($0.name) = \($0.value.words)" }.joined(separator: ", ")
        return (notebook.frontMatter.isDraft ? [own("\(wording[.draft]).")] : [])
            + transcript.notices.map { Notice(text: $0) } + (blockWarnings + linkWarnings).map(own)
            + notices.map { Notice(text: $0) }
            + (transcript.runs.isEmpty ? permissionWords : []).map { Notice(text: $0) }
            + (changed.isEmpty ? [] : [own(wording.filled(.changedParameters, ["@": parameters]))])
    }

    /// The same as text alone.
    var warnings: [String] { notes.map(\.text) }

    /// Whether a link's words are all that is left of it, as it would lead to a notebook without a page.
    func leadsNowhere(_ destination: String) -> Bool { failedNotebooks.notebook(at: destination) != nil }

    /// Charts that cannot show all of their series apart, each at its block.
    package var crowdProblems: [Diagnostic] {
        crowds.map { block, crowd in
            let caption = block.options.caption.map { words($0.inlines) } ?? ""
            let chart =
                block.options.label.map { "the chart \($0)" }
                ?? (caption.isEmpty ? "the chart of “\(crowd.title)”" : "the chart “\(caption)”")
            return notebook.diagnostic(
                .warning, at: Position(line: block.fenceLine, column: 1), "\(chart) \(crowd.words)",
                hint: Hint(stringLiteral: crowd.way))
        }
    }

    /// Links to notebooks that failed, and what is taken from them, each at its place.
    package var failedLinkProblems: [Diagnostic] {
        let quoted = notebook.quotations.map { (destination: "\($0.notebook).md", position: $0.position) }
        return (notebook.links + quoted).sorted { $0.position < $1.position }.compactMap { link in
            failedNotebooks.notebook(at: link.destination).map {
                notebook.diagnostic(
                    .warning, at: link.position,
                    "\"\($0.name).md\" failed and has no report: here is text where the link would be")
            }
        }
    }
}

private extension Report {
    /// The charts that are shown, as far as some of their series look alike.
    var crowds: [(block: Block, crowd: Chart.Crowd)] {
        shownOutputs.compactMap { block, output in
            if case .figure(let chart) = output { chart.crowd.map { (block, $0) } } else { nil }
        }
    }

    /// Of the file's name alone: where the notebook's folder lies is no part of a report.
    func place(_ block: Block) -> [Character: String] {
        let (path, line) = notebook.origins.origin(of: block.fenceLine)
        return ["#": "\(line)", "@": path.lastPathComponent]
    }

    /// What blocks say of themselves and do not show, and charts that show less than they seem to.
    var blockWarnings: [String] {
        let own = notebook.blocks.flatMap { block -> [String] in
            let outputs = transcript.blocks[block.index] ?? []
            guard block.options.eval, block.options.output, failure == nil else { return [] }
            let panels = outputs.count(where: \.isPanel)
            let place = place(block)
            var words: [String] = []
            if !block.options.subcaptions.isEmpty, block.options.subcaptions.count != panels {
                let counts: [Character: String] = ["%": "\(block.options.subcaptions.count)", "&": "\(panels)"]
                words.append(wording.filled(.subcaptions, place.merging(counts) { $1 }))
            }
            if let label = block.options.label, Output.kinds.contains(where: label.hasPrefix),
                !outputs.contains(where: { $0.kind.map(label.hasPrefix) == true })
            {
                words.append(wording.filled(.mislabelled, place.merging(["%": label]) { $1 }))
            }
            return words
        }
        return own
            + crowds.map { block, crowd in
                let chart = names[Numbering.key(block)] ?? wording.filled(.chartAt, place(block))
                return wording.filled(
                    crowd.areGrey ? .crowdedLines : .crowdedSeries,
                    [
                        "@": chart, "%": "\(crowd.count)", "&": wording.quoted(crowd.label), "#": "\(crowd.most)",
                    ])
            }
    }

    /// That links to notebooks without a page are left out.
    var linkWarnings: [String] {
        let destinations = notebook.links.map(\.destination) + notebook.quotations.map { "\($0.notebook).md" }
        let names = Set(destinations.compactMap { failedNotebooks.notebook(at: $0)?.name }).sorted()
        if names.isEmpty { return [] }
        return names.map { wording.filled(.noReport, ["@": "\($0).md"]) }
    }
}

private extension Output {
    /// What labels of things of a kind begin with.
    static let kinds = ["fig-", "tbl-", "clm-"]

    /// What a label of such a thing begins with; `nil` for what has no kind.
    var kind: String? {
        switch self {
        case .figure: "fig-"
        case .table: "tbl-"
        case .claim: "clm-"
        default: nil
        }
    }
}
