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
        /// All runs of the notebook, and which of them are its own, in the order they were asked for, at least one.
        fileprivate var all: RunRecords
        fileprivate var places: [Int]
        /// What asked for them, each once.
        var origins: [Transcript.Origin]
        /// Their seeds: a run that is asked for twice is one of another trial the second time.
        fileprivate var seeds: Set<UInt64>
        /// What names the runs of a trial with too many to list each; `nil` for others.
        fileprivate(set) var table: RunTable?
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
        // The trials of the last experiment, by what all their runs share.
        var known: [TrialKey: [Int]] = [:]
        for (number, (run, origin)) in zip(transcript.runs, transcript.runOrigins).enumerated() {
            if experiments.last?.part != origin.part || experiments.isEmpty {
                experiments.append(RunGroup(id: "experiment.\(experiments.count + 1)", part: origin.part, trials: []))
                known = [:]
            }
            let last = experiments.count - 1, key = TrialKey(run)
            let place = known[key]?.first { !experiments[last].trials[$0].seeds.contains(run.seed) }
            if let place {
                experiments[last].trials[place].take(number, run.seed, origin)
            } else {
                known[key, default: []].append(experiments[last].trials.count)
                trialCount += 1
                experiments[last].trials.append(
                    SeededRuns(
                        id: "trial.\(trialCount)", name: run.trial, all: transcript.runs, places: [number],
                        origins: [origin], seeds: [run.seed]))
            }
        }
        for experiment in experiments.indices {
            for trial in experiments[experiment].trials.indices { experiments[experiment].trials[trial].fold() }
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

extension RunGroup.SeededRuns {
    /// In the order they were asked for, at least one.
    var runs: LazyMapCollection<[Int], RunRecord> { places.lazy.map { [all] in all[$0] } }

    /// Names the runs where there are too many to list each.
    fileprivate mutating func fold() {
        if places.count > RunTable.limit { table = RunTable(runs, hasRows: false) }
    }

    /// Takes in this trial's run of another seed.
    fileprivate mutating func take(_ place: Int, _ seed: UInt64, _ origin: Transcript.Origin) {
        places.append(place)
        seeds.insert(seed)
        if origins.last != origin { origins.append(origin) }
    }
}
