internal import Foundation
internal import Notebook
internal import Runner
internal import Store

/// A list of runs on its way to an engine.
struct Submission {
    let engine: ClusterEngine
    /// What `--with` adds.
    let options: String
    /// The folder of the store, and that of the notebook.
    let store: String
    let notebook: String
    let runs: [ListedRun]
    let tasks: Int

    /// Hands the runs over, where nobody else has meanwhile; `onWait` is called as that goes on. Whoever asks for the same
    /// runs finds them by their folder.
    /// - Throws: `SubmissionError` where the engine takes them after none of four tries, `StoreError` where their list
    ///   cannot be written.
    func submit(onWait: () -> Void) throws -> Sweep {
        let names = runs.map { $0.digest + ($0.keepsWeights ? " weights" : "") }.sorted().joined(separator: "\n") + "\n"
        let key = SHA256.digest(names), folder = "\(store)/sweeps/\(key)"
        let held = lock(key, onWait)
        defer { withExtendedLifetime(held) {} }
        if let other = Sweep(folder: folder) { return other }
        try? FileManager.default.removeItem(atPath: folder)
        try writeAtomically(try Plan.list(of: runs, folder: notebook), to: "\(folder)/runs.jsonl")
        try writeAtomically(Array(names.utf8), to: "\(folder)/digests")
        try writeAtomically(Array(script(folder).utf8), to: "\(folder)/task.sh", isExecutable: true)
        try FileManager.default.createDirectory(atPath: "\(folder)/logs", withIntermediateDirectories: true)
        let line = filled(engine.submit, folder)
        var outcome = try ShellCommand(line).run(onWait: onWait)
        for pause in [engine.poll / 6, engine.poll, 4 * engine.poll] where !outcome.isSuccess && engine.alive != nil {
            usleep(UInt32(pause * 1e6))
            outcome = try ShellCommand(line).run(onWait: onWait)
        }
        if !outcome.isSuccess, engine.alive != nil {
            throw SubmissionError(engine: engine.name, line: line, words: outcome.errors)
        }
        let printed = outcome.output.split(separator: "\n").last ?? ""
        let job = engine.alive == nil ? "" : String(printed.prefix { !$0.isWhitespace && $0 != ";" })
        let record = Sweep.Record(
            engine: engine.name, job: job, tasks: tasks, alive: engine.alive.map { filled($0, folder, job: job) },
            cancel: engine.cancel.map { filled($0, folder, job: job) })
        try writeAtomically([UInt8](try JSONEncoder().encode(record)), to: "\(folder)/sweep.json")
        guard let sweep = Sweep(folder: folder) else {
            throw StoreError.unwritable(folder, reason: "it cannot be read again")
        }
        return sweep
    }
}

private extension Submission {
    /// Waits until nobody else is handing over the same runs.
    func lock(_ key: String, _ onWait: () -> Void) -> EntryLock {
        let locks = Store(folder: store) { _ in }
        while true {
            if let lock = locks.lock("locks", key) { return lock }
            onWait()
            usleep(100_000)
        }
    }

    func script(_ folder: String) -> String {
        let worker = engine.worker ?? "/proc/self/exe"
        let program =
            engine.worker == nil ? URL(filePath: worker).resolvingSymlinksInPath().path(percentEncoded: false) : worker
        return """
            #!/bin/sh
            # Written by bnbook: one task of the runs in runs.jsonl.
            exec \(engine.launch) \(ShellCommand.quoted(program)) execute --list \(ShellCommand.quoted("\(folder)/runs.jsonl")) \\
                --task "$((\(engine.index)))/\(tasks)" --store \(ShellCommand.quoted(store)) --jobs \(engine.cores)

            """
    }

    func filled(_ line: String, _ folder: String, job: String = "") -> String {
        let values = [
            "script": ShellCommand.quoted("\(folder)/task.sh"), "tasks": "\(tasks)", "last": "\(tasks - 1)",
            "indices": (0..<tasks).map(String.init).joined(separator: " "), "limit": "\(engine.limit ?? tasks)",
            "cores": "\(engine.cores)", "logs": ShellCommand.quoted("\(folder)/logs"), "job": ShellCommand.quoted(job),
            "options": [engine.options, options].filter { !$0.isEmpty }.joined(separator: " "),
        ]
        return values.sorted { $0.key < $1.key }.reduce(line) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}

/// An engine did not take the runs.
struct SubmissionError: Error, CustomStringConvertible {
    let engine: String
    let line: String
    let words: String

    var description: String {
        "\(engine) does not take the runs: \(words.trimmingCharacters(in: .whitespacesAndNewlines))\n  \(line)"
    }
}
