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
        fileprivate var seeds: Set<UInt64> = []
        /// Of each that diverged the step at which it did.
        fileprivate(set) var divergedAtSteps: [Int] = []
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
        var gathering = RunGathering(runs: transcript.runs)
        var origins = transcript.runOrigins[...]
        for series in transcript.runs.series {
            gathering.take(series, origins.prefix(series.count))
            origins = origins.dropFirst(series.count)
        }
        return gathering.folded
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
    fileprivate mutating func take(_ place: Int, _ seed: UInt64, _ divergedAtStep: Int?, _ origin: Transcript.Origin) {
        places.append(place)
        seeds.insert(seed)
        if let divergedAtStep { divergedAtSteps.append(divergedAtStep) }
        if origins.last != origin { origins.append(origin) }
    }
}

/// Runs on their way into groups.
private struct RunGathering {
    /// All of them.
    let runs: RunRecords
    private var groups: [RunGroup] = []
    private var runCount = 0
    private var trialCount = 0
    /// The trials of the last group, by what all their runs share.
    private var known: [TrialKey: [Int]] = [:]

    init(runs: RunRecords) { self.runs = runs }

    /// The groups, with a name for the runs of each trial that has too many to list.
    var folded: [RunGroup] {
        var groups = groups
        for group in groups.indices {
            for trial in groups[group].trials.indices { groups[group].trials[trial].fold() }
        }
        return groups
    }

    /// Takes in runs that differ in their seeds alone, and what asked for each.
    mutating func take(_ series: RunSeries, _ origins: ArraySlice<Transcript.Origin>) {
        let key = TrialKey(series.first)
        for (index, origin) in origins.enumerated() {
            if groups.isEmpty || groups[groups.count - 1].part != origin.part {
                groups.append(RunGroup(id: "experiment.\(groups.count + 1)", part: origin.part, trials: []))
                known = [:]
            }
            let seed = series.seed(at: index), place = trial(of: key, series.first.trial, without: seed)
            groups[groups.count - 1].trials[place].take(runCount, seed, series.divergedAtStep(at: index), origin)
            runCount += 1
        }
    }

    /// The first trial of the last group that has no run of that seed, which is a new one where all have.
    private mutating func trial(of key: TrialKey, _ name: String, without seed: UInt64) -> Int {
        let group = groups.count - 1
        if let place = known[key]?.first(where: { !groups[group].trials[$0].seeds.contains(seed) }) { return place }
        let place = groups[group].trials.count
        known[key, default: []].append(place)
        trialCount += 1
        groups[group].trials.append(
            RunGroup.SeededRuns(id: "trial.\(trialCount)", name: name, all: runs, places: [], origins: []))
        return place
    }
}
