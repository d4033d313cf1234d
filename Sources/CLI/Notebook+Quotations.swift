internal import Document
internal import Foundation
internal import Notebook
internal import Report
internal import Runner
internal import Spelling

extension Notebook {
    /// What is taken from other notebooks and is not there: the notebook, a label, an inline value. `others` gives the
    /// notebook at a path.
    func quotationProblems(_ others: (String) -> Notebook?) -> [Diagnostic] {
        quotations.compactMap { quotation in
            guard let other = others(path(ofQuoted: quotation)) else { return missing(quotation) }
            switch quotation.item {
            case .label(let label): return problem(quotation, label, in: other.labels, "nothing labelled \"\(label)\"")
            case .value(let expression):
                if let cell = quotation.cell {
                    return problem(quotation, cell.table, in: other.labels, "nothing labelled \"\(cell.table)\"")
                }
                return problem(
                    quotation, expression, in: other.inlines.map(\.expression), "no inline value `\(expression)`")
            }
        }
    }

    /// All that references lead to.
    private var labels: [String] { anchors.filter(isLabel).sorted() }

    private func missing(_ quotation: Quotation) -> Diagnostic {
        let file = "\(quotation.notebook).md"
        let isThere = FileManager.default.fileExists(atPath: path(ofQuoted: quotation))
        let message =
            isThere ? "\"\(file)\" cannot be read" : "there is no notebook \"\(file)\" beside the notebook"
        return diagnostic(
            at: quotation.position, message, hint: isThere ? nil : NotebookFolder.at(folder).nearest(to: file))
    }

    private func problem(_ quotation: Quotation, _ name: String, in known: [String], _ what: String) -> Diagnostic? {
        if known.contains(name) { return nil }
        let expected = known.isEmpty ? "it has none" : expectedOne(of: known)
        return diagnostic(
            at: quotation.position, "\"\(quotation.notebook).md\" has \(what); \(expected)",
            hint: suggestion(for: name, among: known))
    }
}

extension Renderer {
    /// What the text takes from other notebooks, whose outputs are those that are kept, else those of a run, in a fresh
    /// render always those of one; what they take in turn is not asked for, so that two may take from each other.
    /// - Throws: `Diagnostics` of another notebook that cannot be read or fails, and of what it does not show.
    func quotes(of notebook: Notebook, _ memory: inout RenderMemory) throws -> [ReportRecord.Quote] {
        var reports: [String: Report] = [:], problems: [Diagnostic] = [], quotes: [ReportRecord.Quote] = []
        for quotation in notebook.quotations where !quotes.contains(where: { $0.key == quotation.key }) {
            let path = notebook.path(ofQuoted: quotation)
            let known = reports[path]
            let report =
                if let known { known } else { try self.report(of: path, for: quotation, of: notebook, &memory) }
            reports[path] = report
            if let quote = report.quote(quotation) {
                quotes.append(quote)
            } else {
                let lack = report.lack(of: quotation)
                let expected = lack.flatMap { $0.known.isEmpty ? nil : "; \(expectedOne(of: $0.known))" } ?? ""
                problems.append(
                    notebook.diagnostic(
                        at: quotation.position,
                        (lack?.message ?? "\"\(quotation.notebook).md\" does not show \(quotation.key)") + expected,
                        hint: lack.flatMap { suggestion(for: $0.name, among: $0.known) }))
            }
        }
        if !problems.isEmpty { throw Diagnostics(problems) }
        return quotes
    }

    /// What the notebooks beside this one are called whose titles hold values: as a run says where they are rendered too,
    /// else as their reports have it.
    func titles(beside notebook: Notebook, _ memory: inout RenderMemory) -> [String: PageTitle] {
        let rendered = Set(series.notebooks)
        return series.titledByValues(beside: notebook.path).reduce(into: [:]) { titles, path in
            if memory.titles[path] == nil {
                memory.titles[path] = .some(rendered.contains(path) ? title(of: path, &memory) : titleOfReport(path))
            }
            titles[path] = memory.titles[path] ?? nil
        }
    }

    /// What a run of the notebook at `path` says that it is called; `nil` for one that fails, which is said when it is
    /// rendered.
    private func title(of path: String, _ memory: inout RenderMemory) -> PageTitle? {
        guard var report = try? report(of: path, &memory) else { return nil }
        report.quote((try? quotes(of: report.notebook, &memory)) ?? [])
        return report.linkTitle
    }

    private func titleOfReport(_ path: String) -> PageTitle? {
        let page = "\(output.path)/\(series.page(of: path))"
        return ["json", "html"].lazy.compactMap { try? PublishedReport(path: "\(page).\($0)") }.first?.record.linkTitle
    }

    /// What a run of the notebook at `path` shows.
    /// - Throws: `Diagnostics` of one that cannot be read or fails.
    private func report(of path: String, _ memory: inout RenderMemory) throws -> Report {
        let other = try NotebookReader(
            installation: installation, overrides: reader.overrides, isSafe: reader.isSafe,
            console: Console(isQuiet: true)
        ).notebook(at: path)
        let report = try NotebookRun(
            installation: installation, store: Installation.store(for: path), jobs: jobs,
            isFresh: memory.makesFresh(path, isFresh), bounds: bounds, console: console, cancellation: cancellation,
            listener: { _ in }
        ).outcome(of: other).report
        if let failure = report.failure { throw Diagnostics([failure]) }
        return report
    }

    private func report(
        of path: String, for quotation: Quotation, of notebook: Notebook, _ memory: inout RenderMemory
    ) throws -> Report {
        do { return try report(of: path, &memory) } catch let found as Diagnostics {
            let own = notebook.diagnostic(
                at: quotation.position, "nothing can be taken from \"\(quotation.notebook).md\", which fails")
            throw Diagnostics(found.all + [own])
        }
    }
}
