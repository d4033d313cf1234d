internal import Engine
internal import Foundation
internal import Notebook
internal import Outputs
internal import Runner
internal import Spelling

/// Waiting for jobs that an engine was given.
extension ClusterTraining {
    /// What jobs have brought.
    enum Gain {
        case results
        /// Runs that take longer than a task may have come further.
        case states
        case nothing
    }

    /// Waits for jobs, and says what that brought of these runs.
    func wait(for sweeps: [Sweep], _ runs: Set<String>, _ results: RunStore, _ notebook: Notebook) -> Gain {
        let begun = runs.reduce(0) { $0 + results.steps($1) }
        for sweep in sweeps { wait(for: sweep, results, notebook) }
        Supervisor.shared.sayAtTheEnd(RenderCommand.farewell)
        let left = sweeps.reduce(into: Set()) { $0.formUnion($1.missing(results).intersection(runs)) }
        if left.count < runs.count { return .results }
        return left.reduce(0) { $0 + results.steps($1) } > begun ? .states : .nothing
    }

    /// Until all its runs are kept, or its job has gone and nothing came for a while.
    func wait(for sweep: Sweep, _ results: RunStore, _ notebook: Notebook) {
        let display = console.progress(of: notebook)
        defer { display.finish() }
        var left = sweep.missing(results), changed = ContinuousClock.now, asked: ContinuousClock.Instant?
        var gone: ContinuousClock.Instant?, looking = 0.0
        while !left.isEmpty {
            show(sweep.digests.count - left.count, sweep.digests.count, sweep.name, display)
            let failed = Set(sweep.failures.map(\.digest))
            if gone != nil, left.isSubset(of: failed) { break }
            if let gone, ContinuousClock.now - gone > .seconds(engine.patience) { break }
            let isStill = ContinuousClock.now - changed > .seconds(engine.poll / 3)
            if gone == nil, isStill, asked.map({ ContinuousClock.now - $0 > .seconds(engine.poll) }) ?? true {
                asked = .now
                left = sweep.missing(results)
                if sweep.isAlive() == false { gone = .now }
            }
            if gone == nil, sweep.record.alive == nil { gone = .now }
            // A million runs are looked through less often.
            usleep(UInt32(max(min(1, engine.poll / 10), 9 * looking) * 1e6))
            let start = ContinuousClock.now, now = sweep.unfinished(left, results)
            looking = (ContinuousClock.now - start) / .seconds(1)
            if now.count < left.count { (left, changed) = (now, .now) }
        }
    }

    func show(_ done: Int, _ all: Int, _ name: String, _ display: ProgressDisplay) {
        let fraction = Double(done) / Double(max(all, 1))
        display.take(.progress(Outputs.Progress(activity: name, fraction: fraction, runsDone: done, runs: all)))
    }

    func tell(_ sweeps: [Sweep]) {
        let cancels = sweeps.compactMap(\.record.cancel)
        guard sweeps.contains(where: { $0.record.alive != nil }) else { return }
        Supervisor.shared.sayAtTheEnd(
            "bnbook: \(sweeps.map(\.name).joined(separator: ", ")) goes on; the same command goes on from there"
                + (cancels.isEmpty ? "" : "; to cancel: \(cancels.joined(separator: "; "))"))
    }

    func words(_ notebooks: [String], _ runs: Int, _ sweeps: [Sweep]) -> String {
        let cancels = sweeps.compactMap(\.record.cancel)
        return
            "\(notebooks.eachOnce(by: \.self).joined(separator: ", ")): \(counted(runs, "run")) in \(sweeps.map { "\($0.name) (\(counted($0.record.tasks, "task")))" }.joined(separator: ", ")); the same command goes on from there"
            + (cancels.isEmpty ? "" : "; to cancel: \(cancels.joined(separator: "; "))")
    }
}
