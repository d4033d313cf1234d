internal import Document
internal import Notebook
internal import Outputs
internal import Store

extension ReportRecord {
    /// The record of `report`, drawn in that way; `files` holds the digest of each file the front matter names.
    package init(_ report: Report, drawing: Drawing? = nil) {
        let matter = report.notebook.frontMatter
        (title, titleMarkdown) = (report.title, report.linkTitle.markdown)
        authors = matter.authors.map(\.name)
        date = matter.date
        notebook = report.notebook.name
        source = report.notebook.source
        includedFiles =
            report.notebook.includedFiles.isEmpty
            ? nil : report.notebook.includedFiles.map { IncludedFileRecord(path: $0.path, text: $0.text) }
        images =
            report.images.isEmpty
            ? nil : report.images.sorted { $0.key < $1.key }.map { File(name: $0.key, digest: $0.value.digest) }
        parameters = matter.parameters.map {
            ParameterRecord(
                name: $0.name, type: $0.value.typeName, value: $0.value.text, items: $0.value.items,
                isOverridden: $0.isOverridden)
        }
        files = report.files
        warnings = report.warnings
        failure = report.failure?.text
        values = report.notebook.inlines.enumerated().map { index, inline in
            InlineValue(
                line: inline.position.line, expression: inline.expression, value: report.transcript.inlines[index])
        }
        quotes = report.quotes.isEmpty ? nil : report.quotes
        blocks = report.notebook.blocks.map { block in
            Block(
                line: block.fenceLine, label: block.options.label, name: report.names[Numbering.key(block)],
                caption: block.options.caption?.source,
                outputs: (report.transcript.blocks[block.index] ?? []).enumerated().compactMap { number, output in
                    var content = Content(output) {
                        block.options.outputIsMarkdown
                            ? nil : PrintedText($0, block, number, of: report.notebook.name)
                    }
                    guard let file = report.dataFile(block, number) else { return content }
                    content?.dataFile = File(name: file.name, digest: SHA256.digest(file.bytes))
                    return content
                })
        }
        trials = TrialRecord.gathered(report.transcript.runs)
        self.drawing = drawing
    }

    /// What links to its page are called.
    package var linkTitle: PageTitle { PageTitle(title, markdown: titleMarkdown) }

    /// As pages carry it: the runs of a trial with very many are only named by one digest, and tables of which a file has
    /// all rows end as on the page.
    package func onPage(of report: Report) -> ReportRecord {
        var record = self
        for trial in trials.indices { record.trials[trial].runTable?.rows = nil }
        for block in blocks.indices {
            for (place, content) in blocks[block].outputs.enumerated() where content.dataFile != nil {
                record.blocks[block].outputs[place].table = content.table?.first(report.shownRows)
            }
        }
        return record
    }
}

extension ReportRecord.TrialRecord {
    /// Runs gathered by all but their seeds, in the order they were reported.
    static func gathered(_ runs: RunRecords) -> [ReportRecord.TrialRecord] {
        var trials: [(record: ReportRecord.TrialRecord, runs: [Int], seen: Set<SHA256Digest>)] = []
        var places: [ReportRecord.TrialRecord: Int] = [:]
        var number = 0
        for series in runs.series {
            let run = series.first
            let trial = ReportRecord.TrialRecord(
                name: run.trial, layers: run.layers, optimizer: run.optimizer, batchSize: run.batchSize,
                epochs: run.epochs, dataset: run.dataset,
                datasetDigest: run.datasetDigest, engineVersion: run.engineVersion, runs: [])
            let place = places[trial] ?? trials.count
            if place == trials.count { trials.append((trial, [], [])) }
            places[trial] = place
            for index in 0..<series.count {
                if trials[place].seen.insert(series.key(at: index)).inserted { trials[place].runs.append(number) }
                number += 1
            }
        }
        return trials.map { trial in
            var record = trial.record
            let own = trial.runs.lazy.map { runs[$0] }
            if own.count > RunTable.limit {
                record.runTable = RunTable(own, hasRows: true)
            } else {
                record.runs = own.map { run in
                    ReportRecord.Run(
                        seed: run.seed, digest: run.digest, weightsDigest: run.weightsDigest,
                        divergedAtStep: run.divergedAtStep, outcome: run.outcome)
                }
            }
            return record
        }
    }

    /// A trial is a key while runs are gathered, and layers are long.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(batchSize)
        hasher.combine(datasetDigest)
    }
}
