internal import Engine
internal import Foundation
internal import Notebook
internal import Runner
internal import Store

/// Runs that were handed to an engine: a folder in the store, which is all that is known of them.
struct Sweep {
    /// What `sweep.json` says.
    struct Record: Codable, Equatable {
        var engine: String
        /// The engine's name of it; empty for one that ended with its submission.
        var job: String
        var tasks: Int
        /// The lines that ask whether it is alive, and end it; `nil` where there are none.
        var alive: String?
        var cancel: String?
    }

    let folder: String
    let record: Record
    /// The names of its runs in the store, and of those whose weights are wanted.
    let digests: Set<String>
    let weights: Set<String>

    var list: String { "\(folder)/runs.jsonl" }

    /// "job 4711 of slurm".
    var name: String { record.job.isEmpty ? record.engine : "job \(record.job) of \(record.engine)" }

    /// The runs that are not kept yet.
    func missing(_ results: RunStore) -> Set<String> {
        digests.filter { !results.holds($0) || weights.contains($0) && !results.holdsWeights($0) }
    }

    /// Those of `runs` that no task has finished yet; what others keep in files of their own is not looked for.
    func unfinished(_ runs: Set<String>, _ results: RunStore) -> Set<String> {
        runs.filter { !results.holdsAppended($0) || weights.contains($0) && !results.holdsWeights($0) }
    }

    /// Why runs cannot be carried out, by their names.
    var failures: [(digest: String, reason: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/failures")) ?? []
        return names.filter(digests.contains).sorted().map { name in
            let text = (try? String(contentsOfFile: "\(folder)/failures/\(name)", encoding: .utf8)) ?? ""
            return (name, text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    /// The last lines that its tasks wrote.
    var lastWords: String {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/logs")) ?? []).sorted()
        let texts = names.map { (try? String(contentsOfFile: "\(folder)/logs/\($0)", encoding: .utf8)) ?? "" }
        return texts.last { !$0.isEmpty }?.split(separator: "\n").suffix(5).map { "  \($0)" }.joined(separator: "\n")
            ?? ""
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Whether the engine has something left to do for it; `nil` where it does not say.
    func isAlive() -> Bool? {
        guard let line = record.alive else { return false }
        return answer(to: line).map { !$0.allSatisfy(\.isWhitespace) }
    }

    /// How many tasks run and how many wait; `nil` where the engine does not say.
    func tasks() -> (running: Int, queued: Int)? {
        guard let lines = record.alive.flatMap(answer)?.split(separator: "\n") else { return nil }
        let running = lines.count { ["R", "RUNNING"].contains($0.split(separator: " ").last ?? "") }
        return (running, lines.count - running)
    }

    /// What the engine says, which may be nothing at all.
    private func answer(to line: String) -> String? {
        guard let outcome = try? ShellCommand(line, timeout: 20).run(), outcome.isSuccess else { return nil }
        return outcome.output
    }
}

extension Sweep {
    /// Those of a store that were handed over.
    static func all(in store: String) -> [Sweep] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(store)/sweeps")) ?? []
        return names.sorted().compactMap { Sweep(folder: "\(store)/sweeps/\($0)") }
    }

    init?(folder: String) {
        guard let json = FileManager.default.contents(atPath: "\(folder)/sweep.json"),
            let record = try? JSONDecoder().decode(Record.self, from: json),
            let names = try? String(contentsOfFile: "\(folder)/digests", encoding: .utf8)
        else { return nil }
        let lines = names.split(separator: "\n").map { $0.split(separator: " ") }
        self.init(
            folder: folder, record: record, digests: Set(lines.map { String($0[0]) }),
            weights: Set(lines.filter { $0.count > 1 }.map { String($0[0]) }))
    }
}
