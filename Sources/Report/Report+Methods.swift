internal import Notebook
internal import Outputs

extension Report {
    /// What the methods section at the page's end says, from the records of the runs; `nil` where nothing was trained.
    var methods: Any? {
        guard let first = transcript.runs.first else { return nil }
        return [
            "runCount": counted(transcript.runs.count, "training run"),
            "engineVersion": "\(first.engineVersion)",
            "page": escaped("\(notebook.name).html"),
            "hasVolatile": hasVolatileValues,
            "conditions": orFalse(escaped(transcript.conditions.joined(separator: " "))),
            "datasets": datasets,
            "experiments": provenance.experiments.map(view),
        ] as [String: Any]
    }
}

private extension Report {
    /// The data sets the runs rest on, each once.
    var datasets: [[String: String]] {
        var seen: Set<String> = []
        return transcript.runs.filter { seen.insert($0.datasetDigest).inserted }
            .map { ["name": escaped($0.dataset), "digest": $0.datasetDigest] }
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

    func view(_ experiment: Experiment) -> [String: Any] {
        let shared = experiment.sharedSettings
        return [
            "id": experiment.id, "place": escaped(experiment.place(in: self)),
            "block": orFalse(escaped(experiment.label(in: self) ?? "")),
            "settings": shared.map(view), "trials": experiment.trials.map { view($0, without: shared) },
        ]
    }

    func view(_ setting: RunRecord.Setting) -> [String: String] {
        ["name": escaped(setting.name), "value": escaped(setting.value)]
    }

    func view(_ trial: Experiment.Trial, without shared: [RunRecord.Setting]) -> [String: Any] {
        [
            "id": trial.id, "name": escaped(trial.name),
            "settings": trial.runs[0].settings.filter { !shared.contains($0) }.map(view),
            "runs": trial.runs.map { run in
                [
                    "id": "run.\(run.digest.prefix(12)).\(trial.id)", "seed": "\(run.seed)",
                    "digest": String(run.digest.prefix(12)),
                    "weights": String((run.weightsDigest ?? "").prefix(12)),
                    "outcome": run.divergedAtStep.map { "diverged at step \($0)" } ?? "finished",
                ]
            },
        ]
    }
}

/// "1 training run", "2 training runs".
package func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
