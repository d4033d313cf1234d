internal import Foundation
internal import Outputs
internal import Runner
internal import Store

/// What of a store the notebooks that are there used when they were last rendered.
struct StoreUse {
    let store: Store
    let entries: [Store.Entry]
    /// The notebooks' paths by kind and key of what they use.
    private let users: [String: [String]]

    init(folder: String, console: Console) {
        store = Store(folder: folder, onStoreError: console.storeError)
        entries = Store.kinds.flatMap(store.entries)
        var users: [String: [String]] = [:]
        for run in OutputCache(folder: folder, onStoreError: console.storeError).lastRuns()
        where FileManager.default.fileExists(atPath: run.path) {
            var names: Set = [
                "outputs \(run.dependencies.key)", "programs \(run.program)",
                "notebooks \(OutputCache.key(run.path))",
            ]
            for run in run.runs {
                names.formUnion(["runs \(run.digest)", "weights \(run.digest)", "checkpoints \(run.digest)"])
            }
            names.formUnion(run.formulas.map { "mathml \($0)" })
            for object in Program.objects(ofProgram: run.program, in: store) {
                names.formUnion(["objects \(object)", "checks \(object)"])
            }
            for name in names { users[name, default: []].append(run.path) }
        }
        self.users = users
    }

    /// The present notebooks whose last render used the entry. Digests of data sets are small, and used by all.
    func notebooks(using entry: Store.Entry) -> [String] {
        switch entry.kind {
        case "data": return ["all"]
        case Store.segments:
            return Set(store.keys(ofSegment: entry.path).flatMap { users["runs \($0)"] ?? [] }).sorted()
        default: return users["\(entry.kind) \(entry.key)"] ?? []
        }
    }
}
