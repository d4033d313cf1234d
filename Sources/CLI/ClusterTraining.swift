internal import Engine
internal import Experiments
internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Runner
internal import Store

/// Lets an engine carry out the runs that a notebook needs, round by round. The store says what is done; the engine is
/// asked only whether waiting is still worth it, and no answer means wait.
struct ClusterTraining {
    let engine: ClusterEngine
    let options: String
    /// Whether to end when the runs are handed over.
    let isDetached: Bool
    let installation: Installation
    let bounds: NotebookBounds
    let console: Console

    /// What is to be done with a notebook.
    enum Ending {
        /// A render would train nothing, or so little that it is done here.
        case ready
        /// Its runs are with the engine.
        case waiting
        /// It cannot be rendered.
        case failed(any Error)
    }

    /// A notebook, what it needs, and what of that comes next.
    private struct Need {
        let place: Int
        let plan: Plan
        let runs: [ListedRun]
    }

    /// Comes back when of each of these notebooks, which are in one folder, it is known what is to be done; the runs that they
    /// need are handed over together.
    /// - Throws: `ClusterError` where waiting is not worth it, `SubmissionError`, `StoreError`.
    func train(_ notebooks: [Notebook], store: String) throws -> [Ending] {
        let place = absolutePath(store)
        let results = RunStore(folder: store, onStoreError: console.storeError)
        var endings = notebooks.map { _ in Ending?.none }
        var fruitless = 0, round = 0
        while true {
            let needs = needs(of: notebooks, &endings, results, store: store)
            let runs = needs.flatMap(\.runs).eachOnce, digests = Set(runs.map(\.digest))
            var sweeps = Sweep.all(in: place).filter { !$0.digests.isDisjoint(with: digests) }
            let known = sweeps.reduce(into: Set()) { $0.formUnion($1.digests) }
            let others = runs.filter { !known.contains($0.digest) }
            var costs = try RunCosts(needs.lazy.flatMap(\.plan.runs), results)
            let seconds = try others.reduce(0) { $0 + (try costs.seconds(of: $1.json)) }
            if runs.isEmpty || sweeps.isEmpty && seconds < engine.worthwhile { return endings.map { $0 ?? .ready } }
            for need in needs {
                do { try checkData(need.runs, need.plan) } catch { endings[need.place] = .failed(error) }
            }
            if needs.contains(where: { endings[$0.place] != nil }) { continue }
            if !others.isEmpty {
                let submission = Submission(
                    engine: engine, options: options, store: place, notebook: notebooks[0].folder, runs: others,
                    tasks: tasks(others.count, seconds, round))
                sweeps.append(try submit(submission, results, notebooks[0]))
            }
            tell(sweeps)
            if isDetached, sweeps.contains(where: { $0.record.alive != nil }) {
                console.say(words(needs.map(\.plan.notebook.path), digests.count, sweeps))
                return endings.map { $0 ?? .waiting }
            }
            let gain = wait(for: sweeps, digests, results, notebooks[0])
            for (index, error) in failures(of: needs, in: sweeps, results) { endings[index] = .failed(error) }
            fruitless = gain == .nothing ? fruitless + 1 : 0
            defer { for sweep in sweeps { sweep.remove() } }
            if endings.contains(where: { $0 == nil }), fruitless == 2 || gain != .results && !isWritable(place) {
                throw ClusterError.nothingKept(
                    sweeps.map(\.name).joined(separator: ", "), isFull: !isWritable(place),
                    words: sweeps.map(\.lastWords).joined(separator: "\n"))
            }
            round += 1
        }
    }
}

private extension ClusterTraining {
    /// What those notebooks need that have not come to their end; some come to it here.
    private func needs(of notebooks: [Notebook], _ endings: inout [Ending?], _ results: RunStore, store: String)
        -> [Need]
    {
        notebooks.indices.filter { endings[$0] == nil }.compactMap { index -> Need? in
            do {
                let plan = try Plan(
                    of: notebooks[index], installation: installation, store: store, bounds: bounds, console: console)
                let need = Need(place: index, plan: plan, runs: try next(plan, results))
                if need.runs.isEmpty { endings[index] = .ready }
                return need.runs.isEmpty ? nil : need
            } catch {
                endings[index] = .failed(error)
                return nil
            }
        }
    }

    /// What is to be carried out now: where others begin with runs whose weights are not kept, those first.
    func next(_ plan: Plan, _ results: RunStore) throws -> [ListedRun] {
        let runs = try plan.listed(results), bases = runs.filter(\.keepsWeights)
        return bases.isEmpty ? runs : bases
    }

    /// Tasks of the engine's length, and shorter ones where an earlier round was ended.
    func tasks(_ runs: Int, _ seconds: Double, _ round: Int) -> Int {
        var most = min(engine.tasks, runs)
        if let line = engine.most, let outcome = try? ShellCommand(line, timeout: 20).run(),
            let bound = Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines))
        {
            most = min(most, bound)
        }
        let length = engine.length / Double(1 << min(round, 6))
        return max(1, min(most, Int((seconds / Double(engine.cores) / length).rounded(.up))))
    }

    /// Rows that a notebook made are in no file that another machine could read.
    func checkData(_ runs: [ListedRun], _ plan: Plan) throws {
        var seen: Set<String> = []
        let made = try runs.first { run in
            guard seen.insert(SpecificationText(run.json).text).inserted else { return false }
            return try RunSpec(json: Array(run.json.utf8)).dataset.source == .rows
        }
        guard let run = made else { return }
        throw plan.diagnostic(
            "run \(run.digest.prefix(8)) learns from rows that the notebook made, which are in no file; expected a data set that \(engine.name) can read, or a render without --on"
        )
    }

    func submit(_ submission: Submission, _ results: RunStore, _ notebook: Notebook) throws -> Sweep {
        let display = console.progress(of: notebook)
        defer { display.finish() }
        let all = submission.runs.count
        var looked = ContinuousClock.now
        return try submission.submit {
            guard ContinuousClock.now - looked > .seconds(1) else { return }
            looked = .now
            show(submission.runs.count { results.holdsAppended($0.digest) }, all, engine.name, display)
        }
    }

    /// The notebooks with runs that cannot be, by their places.
    private func failures(of needs: [Need], in sweeps: [Sweep], _ results: RunStore) -> [(Int, any Error)] {
        let reasons = sweeps.flatMap { sweep in
            let left = sweep.missing(results)
            return sweep.failures.filter { left.contains($0.digest) }
        }
        return needs.compactMap { need in
            let own = Set(need.runs.map(\.digest)), found = reasons.filter { own.contains($0.digest) }
            guard let failure = found.first else { return nil }
            let others = found.count > 1 ? " (and \(found.count - 1) others)" : ""
            return (
                need.place,
                need.plan.diagnostic(
                    "run \(failure.digest.prefix(8)) cannot be carried out: \(failure.reason)\(others)")
            )
        }
    }

    /// Whether something can be put into the store: handing runs over again would help nobody where it is full.
    func isWritable(_ store: String) -> Bool {
        let path = "\(store)/sweeps/probe"
        defer { try? FileManager.default.removeItem(atPath: path) }
        do { try writeAtomically([UInt8](repeating: 0, count: 1 << 16), to: path) } catch { return false }
        return true
    }
}

private extension [ListedRun] {
    /// A run that several notebooks ask for is one run, whose weights are kept where one of them wants them.
    var eachOnce: [ListedRun] {
        let wanted = Set(filter(\.keepsWeights).map(\.digest))
        return eachOnce(by: \.digest).map {
            ListedRun(digest: $0.digest, json: $0.json, keepsWeights: wanted.contains($0.digest))
        }
    }
}
