package import Notebook
internal import Outputs
internal import Spelling
internal import Statistics

/// A Markdown report and the charts that stand beside it.
package struct MarkdownReport: Hashable, Sendable {
    /// The Markdown, ending in a line's end.
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
    func view(_ experiment: RunGroup) -> TemplateValue {
        let table = TrialTable(experiment)
        func view(_ setting: RunRecord.Setting) -> TemplateValue {
            ["name": .text(setting.name), "value": .text(setting.value)]
        }
        return [
            "place": .text(experiment.place(in: self)),
            "settings": .list(table.shared.map(view)),
            "groups": .list(
                table.groups.map { group in
                    [
                        "hasSettings": .flag(!group.settings.isEmpty), "settings": .list(group.settings.map(view)),
                        "trials": .list(group.rows.map { self.view($0, table.columns) }),
                    ]
                }),
        ]
    }

    func view(_ row: TrialTable.Row, _ columns: [String]) -> TemplateValue {
        let runs = row.namedTrials.map { name, trial in
            let runs =
                trial.foldedWords.map { [$0] }
                ?? trial.runs.map {
                    "\($0.seed) `\($0.digest.prefix(12))`"
                        + ($0.divergedAtStep.map { " diverged at step \($0)" } ?? "")
                }
            return (row.trials.count == 1 ? "" : escapedMarkdown(name) + ": ") + runs.joined(separator: ", ")
        }
        let own = zip(columns, row.cells).filter { !$1.isEmpty }.map { "\($0): \($1)" }
        return [
            "name": .text(row.trials[0].name), "settings": .text(own.joined(separator: "; ")),
            "runs": .markup(runs.joined(separator: "; ")),
        ]
    }
}

extension Report {
    /// The report as Markdown for GitHub: the author's own source, with values, tables and charts put in.
    /// The first page of a book has the book's contents at its end.
    package func markdown(_ templates: Templates, book: BookContents? = nil) throws -> MarkdownReport {
        var writer = MarkdownWriter(report: self)
        var parts = writer.texts(PartTree.trees(notebook.parts)) + writer.endMatter()
        if let book, book.isLanding { parts.append(book.markdown(wording)) }
        let body = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        let matter = notebook.frontMatter
        func title(_ text: MarkdownText) -> String {
            markdown(text.inlines, forOthers: true) ?? escapedMarkdown(words(text))
        }
        let text = try templates.render(
            "page.md",
            [
                "title": .ifAny(markup: matter.title.map(title)),
                "subtitle": .ifAny(markup: matter.subtitle.map(title)),
                "authors": .ifAny(matter.authorNames),
                "affiliations": .list(matter.authorLines.map { .text($0) }),
                "date": .ifAny(matter.date),
                "abstract": .ifAny(markup: matter.abstract.map { writer.text($0) }),
                "warnings": .list(warnings.map { .text($0) }),
                "failure": .ifAny(markup: failure?.text),
                "body": .markup(body),
                "parameters": .ifAny(
                    matter.parameters.map { "\($0.name) = \($0.value.words)" }.joined(separator: ", ")),
                "hasClaims": .flag(!claims.isEmpty),
                "claims": .list(
                    claims.map { claim in
                        let statement = escapedMarkdown(claim.statement)
                        return [
                            "verdict": .text(claim.verdict.rawValue),
                            "verdictText": .text(wording.verdict(claim.verdict)),
                            "statement": .markup(claim.label.map { "[\(statement)](#\($0))" } ?? statement),
                        ]
                    }),
                "page": .markup("\(notebook.name).json"),
                "experiments": .list(provenance.experiments.map(view)),
                "runCount": transcript.runs.isEmpty ? .none : .text(counted(runCount, "training run")),
                "datasets": .markup(
                    Set(transcript.runs.map { "\($0.dataset) `\($0.datasetDigest.prefix(12))`" }).sorted()
                        .joined(separator: ", ")),
                "conditions": .ifAny(conditions.joined(separator: " ")),
                "engineVersion": .text(transcript.runs.first.map { "\($0.engineVersion)" } ?? ""),
            ].merging(wording.templateValues(matter.language)) { own, _ in own })
        return MarkdownReport(text: text, files: writer.files)
    }
}
