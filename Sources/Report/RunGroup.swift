internal import Document
internal import Notebook
internal import Outputs

/// The runs that one part of a notebook asked for, gathered into trials: what the numbers that rest on them lead to.
struct RunGroup {
    /// Runs that differ in nothing but their seeds.
    struct SeededRuns {
        /// Unique on the page.
        var id: String
        var name: String
        /// In the order they were asked for, at least one.
        var runs: [RunRecord]
        /// What asked for each of them.
        var origins: [Transcript.Origin]
    }

    /// The id of the section that lists all experiments.
    static let sectionID = "page.methods"

    /// Unique on the page.
    var id: String
    /// What asked for the runs; `nil` where that is not known.
    var part: Output.Part?
    var trials: [SeededRuns]

    /// The experiments of a run, in the order they were made.
    static func all(of transcript: Transcript) -> [RunGroup] {
        var experiments: [RunGroup] = []
        var trialCount = 0
        for (run, origin) in zip(transcript.runs, transcript.runOrigins) {
            if experiments.last?.part != origin.part || experiments.isEmpty {
                experiments.append(RunGroup(id: "experiment.\(experiments.count + 1)", part: origin.part, trials: []))
            }
            let last = experiments.count - 1
            if let place = experiments[last].trials.firstIndex(where: { $0.takes(run) }) {
                experiments[last].trials[place].runs.append(run)
                experiments[last].trials[place].origins.append(origin)
            } else {
                trialCount += 1
                experiments[last].trials.append(
                    SeededRuns(id: "trial.\(trialCount)", name: run.trial, runs: [run], origins: [origin]))
            }
        }
        return experiments
    }

    /// What was in force in every trial.
    var sharedSettings: [RunRecord.Setting] {
        (trials.first?.runs[0].settings ?? []).filter { setting in
            trials.allSatisfy { $0.runs[0].settings.contains(setting) }
        }
    }

    /// The names of the settings in which trials differ, in the order they are first given.
    var differingSettings: [String] {
        let shared = Set(sharedSettings.map(\.name))
        var names: [String] = []
        for setting in trials.flatMap({ $0.runs[0].settings })
        where !shared.contains(setting.name) && !names.contains(setting.name) {
            names.append(setting.name)
        }
        return names
    }

    /// Where its block is, in words: "Table 1", "line 42".
    func place(in report: Report) -> String {
        switch part {
        case .block(let index)?:
            let block = report.notebook.blocks[index]
            return report.names[Numbering.key(block)] ?? "the block on line \(block.fenceLine) of the notebook"
        case .inline(let index)?: return "line \(report.notebook.inlines[index].position.line) of the notebook"
        case nil: return "the notebook"
        }
    }

    /// The label of its block, if it has one.
    func label(in report: Report) -> String? {
        guard case .block(let index)? = part else { return nil }
        return report.notebook.blocks[index].options.label
    }
}

private extension RunGroup.SeededRuns {
    /// Whether `run` is this trial with another seed.
    func takes(_ run: RunRecord) -> Bool {
        let first = runs[0]
        return run.trial == first.trial && run.layers == first.layers && run.optimizer == first.optimizer
            && run.batchSize == first.batchSize
            && run.epochs == first.epochs && run.datasetDigest == first.datasetDigest
            && !runs.contains { $0.seed == run.seed }
    }
}
