internal import Outputs

/// What the trials of an experiment ran with, each thing once: above the table what all share, in it only what differs.
struct TrialTable {
    /// What all trials share.
    var shared: [RunRecord.Setting]
    /// The settings that differ within a group, in the order they are first given.
    var columns: [String]
    /// At least one; several where their rows share much of what differs.
    var groups: [Group]

    /// Rows that share something.
    struct Group {
        /// What they share, beyond what all do; empty where there is but one group.
        var settings: [RunRecord.Setting]
        var rows: [Row]
    }

    /// A trial, or trials that differ in how many samples there were alone.
    struct Row {
        var trials: [RunGroup.SeededRuns]
        /// What stands in each of the columns; empty where the trial has no such setting.
        var cells: [String]
        /// What tells each of several trials from the others, "40"; empty for one.
        var sizes: [String]
    }

    init(_ experiment: RunGroup) {
        let merged = MergedTrial.all(experiment.trials)
        var names: [String] = []
        for name in merged.flatMap({ $0.settings.map(\.name) }) where !names.contains(name) { names.append(name) }
        let clauses = names.map { name in merged.map { $0.clauses(of: name) } }
        let common = zip(names, clauses).map { $0 == "Data" ? Self.beginning(of: $1) : Self.common(to: $1) }
        shared = zip(names, common).filter { !$1.isEmpty }.map { .init($0, $1.joined(separator: "; ")) }
        let own = zip(clauses, zip(names, common)).map { rows, shared in
            rows.map { row in
                let (name, common) = shared
                let own = name == "Data" ? Array(row.dropFirst(common.count)) : row.filter { !common.contains($0) }
                return own.joined(separator: "; ")
            }
        }
        let differing = names.indices.filter { own[$0].contains { !$0.isEmpty } }
        let division = RowDivision.best(differing.map { own[$0] }, rows: merged.count)
        let (outer, inner) = (
            division.shared.map { differing[$0] },
            differing.filter { index in
                !division.shared.contains { differing[$0] == index }
            }
        )
        columns = inner.map { names[$0] }
        let all = division.groups.map { rows in
            Group(
                settings: outer.map { RunRecord.Setting(names[$0], own[$0][rows[0]]) }.filter { !$0.value.isEmpty },
                rows: rows.map { row in
                    Row(trials: merged[row].trials, cells: inner.map { own[$0][row] }, sizes: merged[row].sizes)
                })
        }
        // Those without a title come first: below others they would stand under theirs.
        groups = all.filter(\.settings.isEmpty) + all.filter { !$0.settings.isEmpty }
    }

    /// What all lists hold, in the order of the first.
    private static func common(to rows: [[String]]) -> [String] {
        (rows.first ?? []).filter { clause in rows.allSatisfy { $0.contains(clause) } }
    }

    /// What all lists begin with: what is done to data is done in an order.
    private static func beginning(of rows: [[String]]) -> [String] {
        (rows.first ?? []).enumerated().prefix { place, clause in
            rows.allSatisfy { place < $0.count && $0[place] == clause }
        }.map(\.element)
    }
}

/// Which rows of a table stand together, as they share what would stand in each of them otherwise.
private struct RowDivision {
    /// The rows of each group, in order.
    var groups: [[Int]]
    /// The columns in which the rows of every group are alike.
    var shared: [Int] = []

    /// The one that saves a reader the most letters; all rows in one group where none saves many.
    static func best(_ columns: [[String]], rows: Int) -> RowDivision {
        var best = RowDivision(groups: [Array(0..<rows)])
        var most = worthAGroup
        for column in columns {
            var (places, groups) = ([String: Int](), [[Int]]())
            for row in 0..<rows {
                let place = places[column[row]] ?? groups.count
                if place == groups.count { groups.append([]) }
                places[column[row]] = place
                groups[place].append(row)
            }
            guard groups.count > 1, groups.count * 2 <= rows else { continue }
            let shared = columns.indices.filter { index in
                groups.allSatisfy { rows in rows.allSatisfy { columns[index][$0] == columns[index][rows[0]] } }
            }
            let saved = shared.reduce(0) { sum, index in
                sum + groups.reduce(0) { $0 + columns[index][$1[0]].count * ($1.count - 1) }
            }
            if saved > most { (most, best) = (saved, RowDivision(groups: groups, shared: shared)) }
        }
        return best
    }
}

/// So many letters less are worth the titles of groups.
private let worthAGroup = 200
