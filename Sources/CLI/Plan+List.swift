internal import Engine
internal import Experiments
internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Spelling
internal import Store

extension Plan {
    /// The runs that would be trained.
    var missing: RunRecords { runs.filter { !$0.isReused } }

    /// The list of the runs that would be trained, for `bnbook execute --list`; those that others begin with, and whose
    /// weights are not kept, come first.
    /// - Throws: for a run that this bnbook cannot read.
    func list(_ results: RunStore) throws -> [UInt8] {
        try Self.list(of: listed(results), folder: notebook.folder)
    }

    /// The runs to be carried out next, in JSON.
    func listed(_ results: RunStore) throws -> [ListedRun] {
        let own = missing.map { ListedRun(digest: $0.digest, json: $0.specification, keepsWeights: false) }
        var plain: Set<String> = []
        let bases = try own.reduce(into: [ListedRun]()) { bases, run in
            // Only its JSON names what a run begins with; those that differ in their seeds alone begin alike.
            guard plain.insert(SpecificationText(run.json).text).inserted else { return }
            guard run.json.contains("\"initialWeights\":") else { return }
            bases += try RunSpec(json: Array(run.json.utf8)).bases(results)
        }
        return (bases + own).eachOnce(by: \.digest)
    }

    /// A list of runs of the notebook in `folder`.
    static func list(of wanted: [ListedRun], folder: String) throws -> [UInt8] {
        let environment = ProcessInfo.processInfo.environment
        return try RunList.bytes(
            folder: absolutePath(folder),
            data: environment[EnvironmentVariable.data].flatMap { $0.isEmpty ? nil : absolutePath($0) },
            wanted.map { ($0.json, $0.keepsWeights) })
    }

    /// Where runs that would be trained are already, a line for each job.
    func jobs(store: String, _ console: Console) -> [String] {
        let place = absolutePath(store)
        let missing = Set(missing.map(\.digest))
        let results = RunStore(folder: store, onStoreError: console.storeError)
        return Sweep.all(in: place).compactMap { sweep -> String? in
            let own = sweep.missing(results).intersection(missing).count
            if own == 0 { return nil }
            let tasks = sweep.tasks().map { " (\(counted($0.running, "task")) running, \($0.queued) queued)" } ?? ""
            let cancel = sweep.record.cancel.map { "; to cancel: \($0)" } ?? ""
            return "  \(counted(own, "run")) with \(sweep.name)\(tasks)\(cancel)"
        }
    }
}

/// A run that is to be carried out.
struct ListedRun: Hashable {
    /// Its name in the store.
    var digest: String
    /// Its specification.
    var json: String
    /// Whether its weights are to be kept, since others begin with them.
    var keepsWeights: Bool
}

private extension RunSpec {
    /// What must be there before this run can begin, the first first: a chain where a run begins with one that begins with
    /// another.
    func bases(_ results: RunStore) throws -> [ListedRun] {
        switch initialWeights?.source {
        case .run(let base)?, .foldedRun(let base)?:
            let digest = try base.digest()
            if results.holdsWeights(digest) { return [] }
            return try base.bases(results)
                + [ListedRun(digest: digest, json: base.json(), keepsWeights: true)]
        case .file?, nil: return []
        }
    }
}
