internal import Document
internal import Notebook
internal import Outputs
internal import Spelling

/// What each number of a report rests on: the trials whose runs went into it, or may have. Found by following names
/// through the code, statement by statement, so nothing is left out: what a value could have been computed from is
/// among its trials.
struct Provenance {
    /// The experiments of the report, whose trials are numbered one after another.
    let experiments: [RunGroup]
    private let trials: [RunGroup.SeededRuns]
    private var origins: [String: Set<Int>] = [:]
    private var blockOrigins: [Int: Set<Int>] = [:]

    init(_ notebook: Notebook, _ transcript: Transcript) {
        experiments = RunGroup.all(of: transcript)
        trials = experiments.flatMap(\.trials)
        guard !trials.isEmpty else { return }
        let statements = notebook.blocks.filter(\.options.eval).flatMap {
            Statement.all(of: $0, starts: transcript.statements[$0.index] ?? [])
        }
        // Shared code runs where a block first uses it.
        let shared = notebook.sharedCode.flatMap { Statement.all(ofShared: $0.text) }
        let variables = statements.reduce(into: Set<String>()) { $0.formUnion($1.names.variables) }
            .union(shared.flatMap(\.names.values))
        // Names may be used before they are declared, and variables changed after: what is known grows until nothing is
        // added.
        var before: [String: Set<Int>]
        repeat {
            before = origins
            for statement in statements + shared {
                let rests = trials(of: statement, transcript)
                if let block = statement.block { blockOrigins[block, default: []].formUnion(rests) }
                let changed = statement.names.declared.union(variables.intersection(statement.names.used.map(\.name)))
                for name in changed where !rests.isEmpty { origins[name, default: []].formUnion(rests) }
            }
        } while origins != before
    }

    /// What the outputs of a block rest on.
    func link(ofBlock index: Int) -> Link? { link(blockOrigins[index] ?? []) }

    /// What an inline value rests on.
    func link(ofExpression expression: String) -> Link? { link(trials(SwiftNames(expression))) }

    /// The trial of that name among those that a block's outputs rest on, where there is but one.
    func link(ofTrial name: String, inBlock index: Int) -> Link? {
        let named = (blockOrigins[index] ?? []).filter { trials[$0].name == name }
        return named.count == 1 ? link(named) : nil
    }

    /// Where a reader finds the runs behind something.
    struct Link: Hashable {
        /// An id on the page.
        var target: String
        /// "10 runs: Baseline, Batch normalization".
        var words: String
        /// The number of runs.
        var count: Int
    }
}

private extension Provenance {
    func link(_ indices: Set<Int>) -> Link? {
        guard let first = indices.min() else { return nil }
        let found = indices.sorted().map { trials[$0] }
        let homes = experiments.filter { experiment in
            experiment.trials.contains { trial in found.contains { $0.id == trial.id } }
        }
        let target = indices.count == 1 ? trials[first].id : homes.count == 1 ? homes[0].id : RunGroup.sectionID
        let names = found.count > 4 ? "\(found.count) trials" : found.map(\.name).joined(separator: ", ")
        let count = found.reduce(0) { $0 + $1.runs.count }
        return Link(target: target, words: "\(counted(count, "run")): \(names)", count: count)
    }

    /// The runs that a statement asked for, and those behind the names it uses.
    func trials(of statement: Statement, _ transcript: Transcript) -> Set<Int> {
        let asked = trials.indices.filter { index in
            guard let block = statement.block else { return false }
            return trials[index].origins.contains { $0.part == .block(block) && statement.lines.contains($0.line) }
        }
        return trials(statement.names).union(asked)
    }

    func trials(_ names: SwiftNames) -> Set<Int> {
        names.used.reduce(into: Set()) { found, use in
            guard let all = origins[use.name] else { return }
            let named = all.filter { trials[$0].name == use.key }
            found.formUnion(named.isEmpty ? all : named)
        }
    }
}

/// A statement or declaration at the top level of a block, or of what the folder's notebooks share.
private struct Statement {
    /// `nil` in shared code.
    var block: Int?
    /// Its lines in the block, 1 for the first.
    var lines: Range<Int>
    var names: SwiftNames

    /// The statements of a block, which begin where the run said so, and the declarations among them, which it passes
    /// in silence.
    static func all(of block: Block, starts: [Int]) -> [Statement] {
        all(in: block.code, block.index, starts: starts, declaring: SwiftNames.declaring)
    }

    /// The declarations of shared code.
    static func all(ofShared code: String) -> [Statement] {
        all(in: code, nil, starts: [], declaring: SwiftNames.declaring.union(["let", "var"]))
    }

    private static func all(in code: String, _ block: Int?, starts: [Int], declaring: Set<String>) -> [Statement] {
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        let declarations = lines.indices.filter { index in
            lines[index].first.map { !$0.isWhitespace } == true
                && lines[index].split { !$0.isLetter }.prefix(3).contains { declaring.contains(String($0)) }
        }.map { $0 + 1 }
        let bounds = Set(starts + declarations + [1]).filter { $0 <= lines.count }.sorted() + [lines.count + 1]
        return zip(bounds, bounds.dropFirst()).map { start, end in
            Statement(
                block: block, lines: start..<end,
                names: SwiftNames(lines[(start - 1)..<(end - 1)].joined(separator: "\n")))
        }
    }
}
