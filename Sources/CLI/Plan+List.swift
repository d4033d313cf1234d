internal import Engine
internal import Experiments
internal import Foundation
internal import Notebook
internal import Outputs

extension Plan {
    /// The runs that would be trained.
    var missing: [RunRecord] { runs.filter { !$0.isReused } }

    /// The list of the runs that would be trained, for `bnbook execute --list`; those that others begin with, and whose
    /// weights are not kept, come first.
    /// - Throws: for a run that this bnbook cannot read.
    func list(_ results: RunStore) throws -> [UInt8] {
        try Self.list(of: listed(results), folder: notebook.folder)
    }

    /// The runs to be carried out next, in JSON.
    func listed(_ results: RunStore) throws -> [ListedRun] {
        let own = missing.map { ListedRun(digest: $0.digest, json: $0.specification, keepsWeights: false) }
        let bases = try own.reduce(into: [ListedRun]()) { bases, run in
            // Only its JSON names what a run begins with.
            guard run.json.contains("\"initialWeights\":") else { return }
            bases += try RunSpec(json: Array(run.json.utf8)).bases(results)
        }
        var seen: Set<String> = []
        return (bases + own).filter { seen.insert($0.digest).inserted }
    }

    /// A list of runs of the notebook in `folder`.
    static func list(of wanted: [ListedRun], folder: String) throws -> [UInt8] {
        let environment = ProcessInfo.processInfo.environment
        return try RunList.bytes(
            folder: absolute(folder), data: environment["BNBOOK_DATA"].flatMap { $0.isEmpty ? nil : absolute($0) },
            wanted.map { ($0.json, $0.keepsWeights) })
    }

    private static func absolute(_ path: String) -> String {
        let full = URL(filePath: path.isEmpty ? "." : path).standardizedFileURL.path(percentEncoded: false)
        return full.count > 1 && full.hasSuffix("/") ? String(full.dropLast()) : full
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
