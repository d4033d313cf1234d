internal import Notebook
internal import NumberFormats
internal import Outputs
internal import Spelling

extension Report {
    /// What the methods section at the end says, from the records of the runs; `nil` where nothing was trained. `page` is
    /// the file that it stands in, where that is not the report's own page.
    func methods(page: String? = nil) -> TemplateValue? {
        guard let first = transcript.runs.first else { return nil }
        return [
            "runCount": .text(counted(runCount, "training run")),
            "engineVersion": "\(first.engineVersion)",
            "page": .text(page ?? "\(notebook.name).html"),
            "hasVolatile": .flag(hasVolatileValues),
            "conditions": .ifAny(conditions.joined(separator: " ")),
            "datasets": .list(datasets),
            "experiments": .list(provenance.experiments.map(view)),
        ]
    }
}

extension Report {
    /// What the numbers are conditional on, and what the notebook was allowed beyond what every notebook may.
    var conditions: [String] {
        transcript.conditions + foreignWords + permissionWords
    }

    private var foreignWords: [String] {
        if foreignRuns == 0 { return [] }
        let runs = "\(foreignRuns) of its \(counted(runCount, "training run"))"
        return [
            "\(runs) came with a store that another machine wrote, or a bnbook that did not sign results yet, and it is not known that they were carried out on the one that made this report."
        ]
    }

    /// In a sentence; in the methods, or at the page's top where there are none.
    var permissionWords: [String] {
        let permissions = notebook.frontMatter.permissions
        if permissions.isEmpty { return [] }
        return ["The notebook’s program was allowed: \(permissions.words.joined(separator: ", "))."]
    }
}

private extension Report {
    /// The data sets the runs rest on, each once.
    var datasets: [TemplateValue] {
        var seen: Set<String> = []
        return transcript.runs.series.map(\.first).filter { seen.insert($0.datasetDigest).inserted }
            .map { ["name": .text($0.dataset), "digest": .text($0.datasetDigest)] }
    }

    var hasVolatileValues: Bool {
        let cells = shownOutputs.flatMap { _, output in
            switch output {
            case .value(let value): [value]
            case .table(let table): table.rows.flatMap(\.self)
            default: [Value]()
            }
        }
        return (cells + transcript.inlines.values).contains(where: \.isVolatile)
    }

    /// An experiment: what all its trials share, a row for each trial with what differs, and its runs, folded.
    func view(_ experiment: RunGroup) -> TemplateValue {
        let shared = experiment.sharedSettings
        let columns = experiment.differingSettings
        let hasOutcome = experiment.trials.contains { !$0.divergedAtSteps.isEmpty }
        return [
            "id": .text(experiment.id), "place": .text(experiment.place(in: self)),
            "block": .ifAny(experiment.label(in: self)),
            "settings": .list(shared.map { ["name": .text($0.name), "value": .text($0.value)] }),
            "columns": .list(columns.map { ["name": .text($0)] }),
            "hasOutcome": .flag(hasOutcome),
            "runCount": .text(counted(experiment.trials.reduce(0) { $0 + $1.runs.count }, "run")),
            "trials": .list(experiment.trials.map { view($0, columns, hasOutcome: hasOutcome) }),
        ]
    }

    func view(_ trial: RunGroup.SeededRuns, _ columns: [String], hasOutcome: Bool) -> TemplateValue {
        let settings = trial.runs[0].settings
        return [
            "id": .text(trial.id), "name": .text(trial.name), "runCount": "\(trial.runs.count)",
            "cells": .list(
                columns.map { name in ["value": .text(settings.first { $0.name == name }?.value ?? "–")] }),
            "hasOutcome": .flag(hasOutcome), "outcome": .text(trial.outcome),
            "folded": .ifAny(trial.foldedWords),
            "runs": .list(
                (trial.table == nil ? Array(trial.runs) : []).map { run in
                    [
                        "id": "run.\(run.digest.prefix(12)).\(trial.id)", "seed": "\(run.seed)",
                        "trial": .text(trial.name), "digest": "\(run.digest.prefix(12))",
                        "weights": "\((run.weightsDigest ?? "").prefix(12))",
                    ]
                }),
        ]
    }
}

extension RunGroup.SeededRuns {
    /// "20,000 runs, the first of seed 0 and the last of seed 19,999; the SHA-256 of their table is …"; `nil` where each is
    /// listed.
    var foldedWords: String? {
        guard let table else { return nil }
        let count = NumberFormat.grouped.string(Double(runs.count))
        return
            "\(count) runs, the first of seed \(runs[0].seed), the last of seed \(runs[runs.count - 1].seed); the JSON report holds their table, whose SHA-256 is \(table.digest)"
    }
}

private extension RunGroup.SeededRuns {
    /// "finished", "diverged at step 214", "2 of 5 diverged, the first at step 214".
    var outcome: String {
        guard let step = divergedAtSteps.min() else { return "finished" }
        return runs.count == 1
            ? "diverged at step \(step)"
            : "\(divergedAtSteps.count) of \(runs.count) diverged, the first at step \(step)"
    }
}
