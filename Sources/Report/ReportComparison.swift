internal import Document
package import Outputs
internal import Spelling

/// What two records of a report have in common, and what not.
package struct ReportComparison: Sendable {
    /// One thing that is not the same.
    package struct Difference: Sendable {
        /// What kind of thing it is.
        package var kind = Kind.value
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

    /// Kinds of things that may differ, in the order a reader wants to know of them.
    package enum Kind: Int, Comparable, Sendable {
        /// What the numbers follow from: parameters, settings of trials, data, versions.
        case setting
        /// A claim's verdict.
        case verdict
        /// What the page says at its top.
        case warning
        /// A number or word that the text or a table shows.
        case value
        /// A number that a chart draws.
        case point
        /// What a verdict rests on, and what a run ended with.
        case detail
        /// Titles, statements and looks.
        case words

        package static func < (first: Kind, second: Kind) -> Bool { first.rawValue < second.rawValue }
    }

    /// In the order of their kinds, those of one kind in the order of the newer report.
    package private(set) var differences: [Difference] = []
    /// How many values are the same.
    package private(set) var sameCount = 0
    /// How many values were left out, since they are measured times.
    package private(set) var volatileCount = 0

    /// Compares every inline value, printed line, table cell, plotted number, claim and run, and what is taken from other
    /// reports, to the last bit; and what they follow from, which is not counted among them.
    package init(_ old: ReportRecord, _ new: ReportRecord) {
        compareBlocks(old.blocks, new.blocks)
        for (old, new) in matched(old.values, new.values, by: \.expression) {
            compare((new ?? old).map { "line \($0.line), `\($0.expression)`" } ?? "", old?.value, new?.value)
        }
        for (old, new) in matched(old.quotes ?? [], new.quotes ?? [], by: \.key) {
            let place = "taken from another report, `\((new ?? old)?.key ?? "")`"
            // Of what has a label its words, such as a claim's verdict.
            compare(
                place, old?.value ?? old?.words.map { Value($0) }, new?.value ?? new?.words.map { Value($0) })
        }
        compareRuns(old.trials, new.trials)
        differences += Self.settings(old, new)
        for (old, new) in matched(old.warnings, new.warnings, by: \.self) where old == nil || new == nil {
            differences.append(
                Difference(kind: .warning, place: "warning", old: old.map { Value($0) }, new: new.map { Value($0) }))
        }
        differences = differences.enumerated().sorted {
            ($0.element.kind.rawValue, $0.offset) < ($1.element.kind.rawValue, $1.offset)
        }.map(\.element)
    }

    /// How many values are not the same.
    package var movedCount: Int { differences.count { $0.kind >= .value && $0.kind < .words } }
    /// How many claims have another verdict.
    package var flippedCount: Int { differences.count { $0.kind == .verdict } }
}

extension ReportComparison {
    mutating func compare(_ place: String, _ old: Value?, _ new: Value?, _ kind: Kind = .value) {
        if old?.isVolatile == true || new?.isVolatile == true { volatileCount += 1; return }
        if let old, let new, old.isSame(as: new) {
            sameCount += 1
            // A number that stays may be overtaken.
            if old.isBest != new.isBest { compare("\(place), mark of the best", old.mark, new.mark, .words) }
        } else if old != nil || new != nil {
            differences.append(Difference(kind: kind, place: place, old: old, new: new))
        }
    }

    mutating func compare(_ place: String, _ old: String?, _ new: String?, _ kind: Kind = .value) {
        compare(place, old.map { Value($0) }, new.map { Value($0) }, kind)
    }
}

/// The elements of two lists that have the same key, each beside the other, the first with the first; in the order of the
/// newer list, and what is gone at its end.
func matched<Element, Key: Hashable>(_ old: [Element], _ new: [Element], by key: (Element) -> Key) -> [(
    old: Element?, new: Element?
)] {
    var places = Dictionary(grouping: old.indices, by: { key(old[$0]) }).mapValues { $0[...] }
    var pairs: [(old: Element?, new: Element?)] = []
    for element in new {
        let place = places[key(element)]?.popFirst()
        pairs.append((place.map { old[$0] }, element))
    }
    return pairs + places.values.joined().sorted().map { (old[$0], nil) }
}

/// The elements of two lists side by side, with their place; the longer one's rest stands alone.
func paired<Element>(_ old: [Element], _ new: [Element]) -> [(index: Int, old: Element?, new: Element?)] {
    (0..<max(old.count, new.count)).map { ($0, $0 < old.count ? old[$0] : nil, $0 < new.count ? new[$0] : nil) }
}

private extension ReportComparison {
    mutating func compareRuns(_ old: [ReportRecord.TrialRecord], _ new: [ReportRecord.TrialRecord]) {
        for (old, new) in matched(old, new, by: \.place) { compareRuns(old, new) }
    }

    /// The runs of a trial one by one where few differ, else all in one line.
    mutating func compareRuns(_ old: ReportRecord.TrialRecord?, _ new: ReportRecord.TrialRecord?) {
        let place = (new ?? old)?.place ?? ""
        let (before, after) = (old?.runTable, new?.runTable)
        if before != nil || after != nil {
            // How many there are is among the settings.
            guard old?.runCount == new?.runCount else { return }
            let digests = [before, after].map { $0.map { String($0.digest.prefix(16)) } }
            return compare("runs of \(place): table", digests[0], digests[1], .detail)
        }
        let pairs = matched(old?.runs ?? [], new?.runs ?? [], by: \.seed)
        let others = pairs.filter { $0.old?.shownWeights != $0.new?.shownWeights }
        guard others.count > mostRunsListed else {
            for (old, new) in pairs {
                compare(
                    "run \(place), seed \((new ?? old)?.seed ?? 0): weights", old?.shownWeights, new?.shownWeights,
                    .detail)
            }
            return
        }
        compare(
            "runs of \(place): weights", old?.countedRuns,
            new.map { "\($0.countedRuns), \(others.count) of all with others" }, .detail)
    }
}

/// Where more runs of a trial differ, one line stands for all of them.
private let mostRunsListed = 20

private extension ReportRecord.TrialRecord {
    var place: String { "\(name), batch size \(batchSize)" }
    var runCount: Int { runTable?.count ?? runs.count }
    var countedRuns: String { counted(runCount, "run") }
}

private extension ReportRecord.Run {
    /// The digest of the weights, and where the run diverged.
    var shownWeights: String {
        String((weightsDigest ?? "").prefix(16)) + (divergedAtStep.map { " diverged at step \($0)" } ?? "")
    }
}

private extension Value {
    /// Whether it is marked as the best of its column, in words.
    var mark: String { isBest == true ? "yes" : "no" }

    /// Whether both are the same to the last bit.
    func isSame(as other: Value) -> Bool {
        text == other.text && unit == other.unit && count == other.count
            && number?.bitPattern == other.number?.bitPattern
            && halfWidth?.bitPattern == other.halfWidth?.bitPattern
            && series?.map(\.bitPattern) == other.series?.map(\.bitPattern)
    }
}
