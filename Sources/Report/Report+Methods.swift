internal import Notebook
internal import Outputs
internal import Spelling

extension Report {
    /// What the methods section at the page's end says, from the records of the runs; `nil` where nothing was trained.
    var methods: TemplateValue? {
        guard let first = transcript.runs.first else { return nil }
        return [
            "runCount": .text(counted(transcript.runs.count, "training run")),
            "engineVersion": "\(first.engineVersion)",
            "page": "\(notebook.name).html",
            "hasVolatile": .flag(hasVolatileValues),
            "conditions": .ifAny(transcript.conditions.joined(separator: " ")),
            "datasets": .list(datasets),
            "experiments": .list(provenance.experiments.map(view)),
        ]
    }
}

private extension Report {
    /// The data sets the runs rest on, each once.
    var datasets: [TemplateValue] {
        var seen: Set<String> = []
        return transcript.runs.filter { seen.insert($0.datasetDigest).inserted }
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

    func view(_ experiment: RunGroup) -> TemplateValue {
        let shared = experiment.sharedSettings
        return [
            "id": .text(experiment.id), "place": .text(experiment.place(in: self)),
            "block": .ifAny(experiment.label(in: self)),
            "settings": .list(shared.map(view)),
            "trials": .list(experiment.trials.map { view($0, without: shared) }),
        ]
    }

    func view(_ setting: RunRecord.Setting) -> TemplateValue {
        ["name": .text(setting.name), "value": .text(setting.value)]
    }

    func view(_ trial: RunGroup.SeededRuns, without shared: [RunRecord.Setting]) -> TemplateValue {
        [
            "id": .text(trial.id), "name": .text(trial.name),
            "settings": .list(trial.runs[0].settings.filter { !shared.contains($0) }.map(view)),
            "runs": .list(
                trial.runs.map { run in
                    [
                        "id": "run.\(run.digest.prefix(12)).\(trial.id)", "seed": "\(run.seed)",
                        "digest": "\(run.digest.prefix(12))", "weights": "\((run.weightsDigest ?? "").prefix(12))",
                        "outcome": run.divergedAtStep.map { "diverged at step \($0)" } ?? "finished",
                    ]
                }),
        ]
    }
}
