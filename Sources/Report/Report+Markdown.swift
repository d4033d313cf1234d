package import Notebook
internal import Outputs

/// A Markdown report and the charts that stand beside it.
package struct MarkdownReport: Hashable, Sendable {
    package var text: String
    /// Charts and pictures by name, which the text links to.
    package var files: [String: [UInt8]]

    /// The name of a block's first chart, without its ending; others have a hyphen and their number behind it.
    package static func chartName(_ block: Block, of notebook: String) -> String {
        "\(notebook)-\(block.options.label ?? "block-\(block.index + 1)")"
    }

    /// The name of the copy of a picture that is at `path`, relative to the notebook.
    package static func pictureName(_ path: String, of notebook: String) -> String {
        "\(notebook)-" + path.split(separator: "/").filter { $0 != ".." && $0 != "." }.joined(separator: "-")
    }
}

private extension Report {
    /// An experiment for the methods section: what all its trials share, and a row for each.
    func view(_ experiment: Experiment) -> [String: Any] {
        let shared = experiment.sharedSettings
        func view(_ setting: RunRecord.Setting) -> [String: String] {
            ["name": escapedMarkdown(setting.name), "value": escapedMarkdown(setting.value)]
        }
        return [
            "place": escapedMarkdown(experiment.place(in: self)),
            "settings": shared.map(view),
            "trials": experiment.trials.map { trial in
                [
                    "name": escapedMarkdown(trial.name),
                    "settings": trial.runs[0].settings.filter { !shared.contains($0) }.map {
                        escapedMarkdown("\($0.name): \($0.value)")
                    }.joined(separator: "; "),
                    "runs": trial.runs.map {
                        "\($0.seed) `\($0.digest.prefix(12))`"
                            + ($0.divergedAtStep.map { " diverged at step \($0)" } ?? "")
                    }.joined(separator: ", "),
                ]
            },
        ]
    }
}

extension Report {
    /// The report as Markdown for GitHub: the author's own source, with values, tables and charts put in.
    package func markdown(_ templates: Templates) throws -> MarkdownReport {
        var writer = MarkdownWriter(report: self)
        let parts = notebook.parts.map { writer.text($0) } + writer.endMatter()
        let body = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        let matter = notebook.frontMatter
        let text = try templates.render(
            "page.md",
            [
                "title": orFalse(escapedMarkdown(matter.title.map { words($0) } ?? "")),
                "authors": orFalse(escapedMarkdown(matter.authors.joined(separator: ", "))),
                "date": orFalse(escapedMarkdown(matter.date ?? "")),
                "abstract": orFalse(matter.abstract.map { writer.text($0) } ?? ""),
                "warnings": warnings.map(escapedMarkdown),
                "failure": orFalse(failure?.text ?? ""),
                "body": body,
                "parameters": orFalse(
                    matter.parameters.map { "\(escapedMarkdown($0.name)) = \(escapedMarkdown($0.value.words))" }.joined(
                        separator: ", ")),
                "hasClaims": !claims.isEmpty,
                "claims": claims.map { claim in
                    let statement = escapedMarkdown(claim.statement)
                    return [
                        "verdict": claim.verdict,
                        "statement": claim.label.map { "[\(statement)](#\($0))" } ?? statement,
                    ]
                },
                "page": "\(notebook.name).json",
                "experiments": provenance.experiments.map(view),
                "runCount": orFalse(transcript.runs.isEmpty ? "" : counted(transcript.runs.count, "training run")),
                "datasets": Set(transcript.runs.map { "\($0.dataset) `\($0.datasetDigest.prefix(12))`" }).sorted()
                    .joined(separator: ", "),
                "conditions": orFalse(escapedMarkdown(transcript.conditions.joined(separator: " "))),
                "engineVersion": transcript.runs.first.map { "\($0.engineVersion)" } ?? "",
            ])
        return MarkdownReport(text: text, files: writer.files)
    }
}
