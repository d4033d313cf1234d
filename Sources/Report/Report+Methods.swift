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

    /// An experiment: what all its trials share, rows with what differs, and its runs, folded.
    func view(_ experiment: RunGroup) -> TemplateValue {
        let table = TrialTable(experiment)
        let hasOutcome = experiment.trials.contains { !$0.divergedAtSteps.isEmpty }
        return [
            "id": .text(experiment.id), "place": .text(experiment.place(in: self)),
            "block": .ifAny(experiment.label(in: self)),
            "settings": .list(table.shared.map(view)),
            "columns": .list(table.columns.map { ["name": .text($0)] }),
            "columnCount": "\(table.columns.count + (hasOutcome ? 3 : 2))",
            "hasOutcome": .flag(hasOutcome),
            "runCount": .text(counted(experiment.trials.reduce(0) { $0 + $1.runs.count }, "run")),
            "groups": .list(
                table.groups.map { group in
                    [
                        "hasSettings": .flag(!group.settings.isEmpty), "settings": .list(group.settings.map(view)),
                        "rows": .list(group.rows.map { view($0, hasOutcome: hasOutcome) }),
                    ]
                }),
            "trials": .list(table.groups.flatMap(\.rows).flatMap(\.namedTrials).map(view)),
        ]
    }

    func view(_ setting: RunRecord.Setting) -> TemplateValue {
        ["name": .text(setting.name), "value": .text(setting.value)]
    }

    func view(_ row: TrialTable.Row, hasOutcome: Bool) -> TemplateValue {
        [
            "id": .text(row.trials[0].id), "name": .text(row.trials[0].name),
            "otherIDs": .list(row.trials.dropFirst().map { .text($0.id) }), "runCount": .text(row.runCount),
            "cells": .list(row.cells.map { ["value": .text($0.isEmpty ? "–" : $0)] }),
            "hasOutcome": .flag(hasOutcome), "outcome": .text(row.outcome),
        ]
    }

    func view(_ named: (name: String, trial: RunGroup.SeededRuns)) -> TemplateValue {
        let (name, trial) = named
        return [
            "name": .text(name), "folded": .ifAny(trial.foldedWords), "hasRuns": .flag(trial.table == nil),
            "runs": .list(
                (trial.table == nil ? Array(trial.runs) : []).map { run in
                    [
                        "id": "run.\(run.digest.prefix(12)).\(trial.id)", "seed": "\(run.seed)",
                        "trial": .text(name), "digest": "\(run.digest.prefix(12))",
                        "weights": "\((run.weightsDigest ?? "").prefix(12))",
                    ]
                }),
        ]
    }
}

extension TrialTable.Row {
    /// Each trial with what tells it from the others: "Baseline, 40".
    var namedTrials: [(name: String, trial: RunGroup.SeededRuns)] {
        trials.enumerated().map { index, trial in
            (sizes.isEmpty ? trial.name : "\(trial.name), \(sizes[index])", trial)
        }
    }
}

private extension TrialTable.Row {
    /// "5", or for trials of as many runs each "4 × 5".
    var runCount: String {
        let counts = Set(trials.map(\.runs.count))
        guard trials.count > 1, counts.count == 1, let count = counts.first else {
            return "\(trials.reduce(0) { $0 + $1.runs.count })"
        }
        return "\(trials.count) × \(count)"
    }

    /// What came of the trials, each thing once.
    var outcome: String {
        Set(trials.map(\.outcome)).count == 1 ? trials[0].outcome : trials.map(\.outcome).joined(separator: " / ")
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
