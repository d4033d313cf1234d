internal import Notebook
internal import Outputs
internal import SVGCharts

extension Report {
    /// The report as one HTML page that needs nothing else: no script, no request to anywhere.
    /// Links to `siblings`, the names of notebooks beside this one, lead to their pages.
    /// - Throws: `ReportError` for a template that asks for what there is not, or a formula that cannot be set.
    package func html(_ templates: Templates, math: some MathRenderer, siblings: Set<String> = []) throws -> String {
        let view = HTMLView(report: self, math: math, siblings: siblings)
        let matter = notebook.frontMatter
        return try templates.render("page.html", [
            "language": escaped(matter.language),
            "title": orFalse(try matter.title.map { try view.html($0.content) } ?? ""),
            "plainTitle": escaped(title),
            "style": try templates.file("style.css") + Chart.stylesheet,
            "authors": orFalse(matter.authors.map(escaped).joined(separator: ", ")),
            "date": orFalse(escaped(matter.date ?? "")),
            "abstract": orFalse(try matter.abstract.map { try view.html($0.content) } ?? ""),
            "parameters": matter.parameters.map { ["name": escaped($0.name), "value": escaped($0.value.text)] },
            "hasParameters": !matter.parameters.isEmpty,
            "warnings": warnings.map(escaped),
            "failure": orFalse(failure.map { escaped($0.text) } ?? ""),
            "contents": try contents(view),
            "hasContents": try contents(view).count > 2,
            "elements": try notebook.parts.map(view.element) + view.endMatter(),
            "runs": runs,
            "hasRuns": !transcript.runs.isEmpty,
            "datasets": datasets,
            "record": try ReportRecord(self).template(),
            "engineVersion": transcript.runs.first.map { "\($0.engineVersion)" } ?? "",
        ])
    }
}

private extension Report {
    /// The headings a reader can go to: the two upper levels there are.
    func contents(_ view: HTMLView<some MathRenderer>) throws -> [[String: String]] {
        let top = notebook.headings.map(\.level).min() ?? 1
        return try notebook.headings.filter { $0.level <= top + 1 }.map { heading in
            ["id": escaped(heading.id), "text": try view.wordsHTML(heading.content), "depth": "\(heading.level - top)"]
        }
    }

    /// The runs as rows; where the same run was asked for twice, the first row bears the id.
    var runs: [[String: Any]] {
        var seen: Set<String> = []
        return transcript.runs.map { run in
            [
                "id": orFalse(seen.insert(run.digest).inserted ? "run-\(run.digest.prefix(12))" : ""), "trial": escaped(run.trial), "seed": "\(run.seed)", "batchSize": "\(run.batchSize)",
                "epochs": "\(run.epochs)", "optimizer": escaped(run.optimizer), "weights": String((run.weightsDigest ?? "").prefix(12)),
                "outcome": run.divergedAtStep.map { "diverged at step \($0)" } ?? "",
            ]
        }
    }

    /// The data sets the runs rest on, each once.
    var datasets: [[String: String]] {
        var seen: Set<String> = []
        return transcript.runs.filter { seen.insert($0.datasetDigest).inserted }
            .map { ["name": escaped($0.dataset), "digest": $0.datasetDigest] }
    }
}
