internal import Document
package import Outputs

/// What two records of a report have in common, and what not.
package struct ReportComparison: Sendable {
    /// One thing that is not the same.
    package struct Difference: Sendable {
        /// "tbl-accuracy, row "Baseline", Test loss".
        package var place: String
        /// As it was; `nil` for what was not there.
        package var old: Value?
        /// As it is; `nil` for what is gone.
        package var new: Value?

        /// Both as they are shown, or with every digit where they look the same; "nothing" for what is not there.
        package var texts: (old: String, new: String) {
            let shown = (old?.textWithUnit ?? "nothing", new?.textWithUnit ?? "nothing")
            guard shown.0 == shown.1 else { return shown }
            return (old.map(exactText) ?? shown.0, new.map(exactText) ?? shown.1)
        }

        private func exactText(_ value: Value) -> String {
            guard let number = value.number else { return value.textWithUnit }
            return "\(number)" + (value.halfWidth.map { " ± \($0)" } ?? "") + (value.count.map { " (n = \($0))" } ?? "")
        }
    }

    package private(set) var differences: [Difference] = []
    /// How many values are the same.
    package private(set) var sameCount = 0
    /// How many values were left out, since they are measured times.
    package private(set) var volatileCount = 0

    /// Compares every inline value, printed line, table cell, plotted number, claim and run, to the last bit.
    package init(_ old: ReportRecord, _ new: ReportRecord) {
        compareBlocks(old.blocks, new.blocks)
        for (_, old, new) in paired(old.values, new.values) {
            compare((old ?? new).map { "line \($0.line), `\($0.expression)`" } ?? "", old?.value, new?.value)
        }
        compareRuns(old.trials, new.trials)
    }
}

extension ReportComparison {
    mutating func compare(_ place: String, _ old: Value?, _ new: Value?) {
        if old?.isVolatile == true || new?.isVolatile == true { volatileCount += 1; return }
        if let old, let new, old.isSame(as: new) {
            sameCount += 1
        } else if old != nil || new != nil {
            differences.append(Difference(place: place, old: old, new: new))
        }
    }

    mutating func compare(_ place: String, _ old: String?, _ new: String?) {
        compare(place, old.map { Value($0) }, new.map { Value($0) })
    }
}

/// The elements of two lists side by side, with their place; the longer one's rest stands alone.
func paired<Element>(_ old: [Element], _ new: [Element]) -> [(index: Int, old: Element?, new: Element?)] {
    (0..<max(old.count, new.count)).map { ($0, $0 < old.count ? old[$0] : nil, $0 < new.count ? new[$0] : nil) }
}

private extension ReportComparison {
    mutating func compareRuns(_ old: [ReportRecord.TrialRecord], _ new: [ReportRecord.TrialRecord]) {
        func weights(_ trials: [ReportRecord.TrialRecord]) -> [(place: String, weights: String)] {
            trials.flatMap { trial -> [(place: String, weights: String)] in
                let place = "\(trial.name), batch size \(trial.batchSize)"
                if let table = trial.runTable { return [("runs of \(place): table", String(table.digest.prefix(16)))] }
                return trial.runs.map { run in
                    let end = run.divergedAtStep.map { " diverged at step \($0)" } ?? ""
                    return (
                        "run \(place), seed \(run.seed): weights", String((run.weightsDigest ?? "").prefix(16)) + end
                    )
                }
            }
        }
        for (_, old, new) in paired(weights(old), weights(new)) {
            if let old, let new, old.place != new.place {
                compare(old.place, old.weights, nil); compare(new.place, nil, new.weights)
            } else {
                compare(old?.place ?? new?.place ?? "", old?.weights, new?.weights)
            }
        }
    }
}

private extension Value {
    /// Whether both are the same to the last bit.
    func isSame(as other: Value) -> Bool {
        text == other.text && unit == other.unit && count == other.count
            && number?.bitPattern == other.number?.bitPattern
            && halfWidth?.bitPattern == other.halfWidth?.bitPattern && isBest == other.isBest
            && series?.map(\.bitPattern) == other.series?.map(\.bitPattern)
    }
}
