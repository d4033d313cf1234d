internal import Outputs

extension ReportComparison {
    /// What the numbers of two reports follow from, where it differs; a change that several trials share is one.
    static func settings(_ old: ReportRecord, _ new: ReportRecord) -> [Difference] {
        var found: [Difference] = []
        func note(_ place: String, _ old: String?, _ new: String?) {
            guard old != new else { return }
            found.append(
                Difference(kind: .setting, place: place, old: old.map { Value($0) }, new: new.map { Value($0) }))
        }
        for (old, new) in matched(old.parameters, new.parameters, by: \.name) {
            note("parameter \((new ?? old)?.name ?? "")", old?.value, new?.value)
        }
        for (old, new) in matched(old.files, new.files, by: \.name) {
            note("file \((new ?? old)?.name ?? "")", old?.shortDigest, new?.shortDigest)
        }
        if let old = old.drawing, let new = new.drawing { note("bnbook", old.version, new.version) }
        for change in TrialChange.all(old.trials, new.trials) { note(change.place, change.old, change.new) }
        return found
    }
}

/// A setting that is another in some trials.
private struct TrialChange: Hashable {
    var setting: String
    var old: String?
    var new: String?
    var trials: [String] = []

    /// "epochs of Baseline and Wide".
    var place: String {
        let names = trials.count > 4 ? "\(trials.count) trials" : trials.joined(separator: ", ")
        return "\(setting) of \(names)"
    }

    /// Those between two reports, each once, in the order found.
    static func all(_ old: [ReportRecord.TrialRecord], _ new: [ReportRecord.TrialRecord]) -> [TrialChange] {
        var changes: [TrialChange] = []
        for (old, new) in matched(named(old), named(new), by: \.name) {
            guard let old, let new else {
                changes.append(
                    TrialChange(
                        setting: "runs", old: old.map { "\($0.trial.runCount)" },
                        new: new.map { "\($0.trial.runCount)" },
                        trials: [new?.name ?? old?.name ?? ""]))
                continue
            }
            for (before, after) in zip(old.trial.settings, new.trial.settings) where before.value != after.value {
                let change = TrialChange(setting: after.name, old: before.value, new: after.value)
                let known = changes.firstIndex {
                    ($0.setting, $0.old, $0.new) == (change.setting, change.old, change.new)
                }
                if known == nil { changes.append(change) }
                changes[known ?? changes.count - 1].trials.append(new.name)
            }
        }
        return changes
    }

    /// Trials by their names, and their batch sizes where names are no longer enough.
    private static func named(_ trials: [ReportRecord.TrialRecord]) -> [(name: String, trial: ReportRecord.TrialRecord)]
    {
        let counts = Dictionary(grouping: trials, by: \.name).mapValues(\.count)
        return trials.map { trial in
            (counts[trial.name] == 1 ? trial.name : "\(trial.name), batch size \(trial.batchSize)", trial)
        }
    }
}

private extension ReportRecord.TrialRecord {
    /// The number of runs.
    var runCount: Int { runTable?.count ?? runs.count }

    /// All that its runs share, by names that a reader knows.
    var settings: [(name: String, value: String)] {
        [
            ("layers", layers.joined(separator: "; ")), ("optimizer", optimizer), ("batch size", "\(batchSize)"),
            ("epochs", "\(epochs)"), ("data", dataset), ("data's digest", String(datasetDigest.prefix(16))),
            ("engine version", "\(engineVersion)"), ("runs", "\(runCount)"),
        ]
    }
}

private extension ReportRecord.File {
    /// Sixteen digits tell two versions of a file apart.
    var shortDigest: String { String(digest.prefix(16)) }
}
