internal import Document
package import Notebook
internal import Outputs
internal import SVGCharts
internal import Statistics

extension Report {
    /// Where words or expectations of the notebook and the verdicts disagree, in the order of the source: words are
    /// errors, expectations warnings, or errors where the render `isStrict`.
    package func claimProblems(isStrict: Bool) -> [Diagnostic] {
        let words = notebook.claimedWords.compactMap { word -> Diagnostic? in
            guard let claim = claims.first(where: { $0.label == word.label }) else {
                return notebook.diagnostic(
                    .error, at: word.position,
                    "the text says “\(word.text)” by \(word.label), but that block shows no claim")
            }
            guard claim.verdict != word.verdict else { return nil }
            return notebook.diagnostic(
                .error, at: word.position,
                "the text says “\(word.text)”, for which \(word.label) must be \(word.verdict); it is \(claim.outcome)"
            )
        }
        let expectations = notebook.blocks.flatMap { block -> [Diagnostic] in
            guard block.options.eval, let expectation = block.options.expectation else { return [] }
            let shown = claims.filter { $0.block == block.index }
            if shown.isEmpty {
                return [
                    notebook.diagnostic(
                        .error, at: expectation.position,
                        "the block expects a claim to be \(expectation.verdict), but shows none")
                ]
            }
            return shown.filter { $0.verdict != expectation.verdict }.map {
                notebook.diagnostic(
                    isStrict ? .error : .warning, at: expectation.position,
                    "\($0.name) was expected to be \(expectation.verdict); it is \($0.outcome)")
            }
        }
        return (words + expectations).sorted { $0.position < $1.position }
    }

    /// What a reference to `label` says: "Table 1", or "Claim 3, refuted".
    func reference(_ label: String) -> String {
        let name = names[label] ?? label
        return claims.first { $0.label == label }.map { "\(name), \(wording.verdict($0.verdict))" } ?? name
    }
}

extension Report {
    /// What is said behind a block's caption where its charts do not hold all of their data.
    func thinning(_ block: Block) -> String? {
        let thinned = (transcript.blocks[block.index] ?? []).enumerated().compactMap { number, output in
            if case .figure(let chart) = output { chart.thinnedFrom.map { (number, $0) } } else { nil }
        }
        guard !thinned.isEmpty else { return nil }
        return wording.thinned(
            from: thinned.map(\.1).reduce(0, +), files: thinned.compactMap { dataFile(block, $0.0)?.name })
    }

    /// A chart with all of its data, of which it may be drawn with fewer.
    func whole(_ chart: Chart, _ block: Block, _ number: Int) -> Chart {
        wholeCharts[OutputPlace(block: block.index, output: number)] ?? chart
    }

    /// The charts of `transcript` that are thinned in `shown`, as they were.
    static func thinnedCharts(_ transcript: Transcript, shown: Transcript) -> [OutputPlace: Chart] {
        shown.blocks.reduce(into: [:]) { charts, block in
            let outputs = transcript.blocks[block.key] ?? []
            for (number, (whole, output)) in zip(outputs, block.value).enumerated() {
                guard case .figure(let chart) = whole, case .figure(let thinned) = output, chart.thinnedFrom == nil,
                    thinned.thinnedFrom != nil
                else { continue }
                charts[OutputPlace(block: block.key, output: number)] = chart
            }
        }
    }

    /// The transcript with formulas in the words of charts as plain text, as drawings have no other.
    static func worded(_ transcript: Transcript) -> Transcript {
        var transcript = transcript
        for (block, outputs) in transcript.blocks {
            for case (let place, .figure(let chart)) in outputs.enumerated() {
                let worded = chart.worded(withPlainFormulas)
                if worded != chart { transcript.blocks[block]?[place] = .figure(worded) }
            }
        }
        return transcript
    }

    /// The transcript with summaries of `claims` written out as tables, with what the notebook expects of each claim, and
    /// with no more data in a chart than it can show.
    static func completed(_ transcript: Transcript, _ notebook: Notebook, _ claims: [NumberedClaim]) -> Transcript {
        var transcript = transcript
        let (most, limit) = mostData(of: transcript)
        for block in notebook.blocks {
            transcript.blocks[block.index] = transcript.blocks[block.index]?.map { output in
                switch output {
                case .claimSummary: return .table(summary(claims))
                case .figure(let chart): return .figure(chart.thinned(to: most, beyond: limit))
                case .claim(var claim):
                    claim.expected = block.options.expectation?.verdict
                    return .claim(claim)
                default: return output
                }
            }
        }
        return transcript
    }

    /// How many data each chart keeps of those that have too many, beside others fewer, and how many are too many: fewer
    /// where all charts together would take more of a page than it is to have.
    private static func mostData(of transcript: Transcript) -> (kept: Int, limit: Int) {
        let charts = transcript.blocks.values.joined().compactMap { output in
            if case .figure(let chart) = output { chart } else { nil }
        }
        let crowded = charts.map(\.crowdedCount).reduce(0, +)
        let most = crowded < 2 ? Chart.mostData : max(500, 6000 / crowded)
        var limit = Chart.mostData
        while limit > 100, charts.map({ $0.size(of: limit) }).reduce(0, +) > mostBytes { limit = limit * 4 / 5 }
        return (min(most, limit), limit)
    }

    /// How many bytes the charts of a page may take of the 500 KB that it is to stay under.
    private static let mostBytes = 380_000

    private static func summary(_ claims: [NumberedClaim]) -> Table {
        let tested = claims.count { $0.adjustedPValue != nil && !$0.isVolatile }
        let note =
            claims.isEmpty
            ? "This notebook makes no claims."
            : tested > 1 ? "p by each claim’s own test, adjusted by Holm over \(tested) claims." : nil
        return Table(claims, note: note) {
            TableColumn("Claim") { claim in
                var name = Value(claim.name)
                name.reference = claim.label
                return name
            }
            TableColumn("Statement") { $0.statement }
            TableColumn("Verdict") { Value($0.verdict.rawValue, isVolatile: $0.isVolatile) }
            TableColumn("Difference") { Value($0.difference, isVolatile: $0.isVolatile) }
            TableColumn("p") { claim in
                guard let p = claim.adjustedPValue else { return "" }
                let text = ClaimRecord.probability(p)
                return Value(
                    text.hasPrefix("= ") ? String(text.dropFirst(2)) : text, number: p, isVolatile: claim.isVolatile)
            }
        }
    }
}

private extension NumberedClaim {
    /// "undecided (difference −0.1 ± 0.4 pp)".
    var outcome: String { "\(verdict) (difference \(difference))" }
}
