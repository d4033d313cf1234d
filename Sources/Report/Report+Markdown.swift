internal import Notebook
internal import Outputs

/// A Markdown report and the charts that stand beside it.
package struct MarkdownReport: Hashable, Sendable {
    package var text: String
    /// Charts and pictures by name, which the text links to.
    package var files: [String: [UInt8]]
}

extension Report {
    /// The report as Markdown for GitHub: the author's own source, with values, tables and charts put in.
    package func markdown(_ templates: Templates) throws -> MarkdownReport {
        var writer = MarkdownWriter(report: self)
        let parts = notebook.parts.map { writer.text($0) } + writer.endMatter()
        let body = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        let matter = notebook.frontMatter
        let text = try templates.render("page.md", [
            "title": orFalse(escapedMarkdown(matter.title.map { words($0.content) } ?? "")),
            "authors": orFalse(escapedMarkdown(matter.authors.joined(separator: ", "))),
            "date": orFalse(escapedMarkdown(matter.date ?? "")),
            "abstract": orFalse(matter.abstract.map { writer.text($0) } ?? ""),
            "warnings": warnings.map(escapedMarkdown),
            "failure": orFalse(failure?.text ?? ""),
            "body": body,
            "runCount": orFalse(transcript.runs.isEmpty ? "" : "\(transcript.runs.count) training run\(transcript.runs.count == 1 ? "" : "s")"),
            "datasets": Set(transcript.runs.map { "\($0.dataset) `\($0.datasetDigest.prefix(12))`" }).sorted().joined(separator: ", "),
            "engineVersion": transcript.runs.first.map { "\($0.engineVersion)" } ?? "",
        ])
        return MarkdownReport(text: text, files: writer.files)
    }
}
