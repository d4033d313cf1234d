internal import Datasets
package import Experiments
internal import FoundationEssentials
internal import Store
internal import Synchronization
internal import Spelling

/// The part of a list of runs that one process carries out. The store says what is done: a run is looked up when its turn
/// comes, and what is finished is kept at once. Nothing is downloaded.
package struct ListTask: Sendable {
    /// What came of it.
    package enum Ending: Sendable {
        /// All results are kept.
        case kept
        /// Some runs cannot be carried out; all others are kept.
        case failed
        /// Results cannot be kept here; it stopped when that was found out.
        case unwritable
    }

    private let list: RunList
    private let task: TaskNumber
    private let store: String
    private let jobs: Int
    private let checkpointInterval: Double
    private let locator: DatasetLocator
    /// Where the reasons of failures are kept, beside the list, under the digests of the runs.
    private let failures: String

    /// The runs of `task` among those at `path`, to be kept in the folder `store`; `environment` says where data is, where
    /// the list does not. The state of runs that take longer than `checkpointInterval` seconds is kept.
    /// - Throws: `UnreadableFile`, `RunListError`.
    package init(
        path: String, task: TaskNumber, store: String, jobs: Int,
        checkpointInterval: Double = Checkpoints.usualInterval,
        environment: [String: String]
    ) throws {
        self.checkpointInterval = checkpointInterval
        list = try RunList(path: path)
        (self.task, self.jobs) = (task, jobs)
        self.store = absolutePath(store)
        failures =
            (absolutePath(path).parentPath ?? "") + "/failures"
        guard FileManager.default.changeCurrentDirectoryPath(list.header.folder) else {
            throw RunListError.noFolder(list.header.folder)
        }
        var variables = environment
        if variables[EnvironmentVariable.data] ?? "" == "" { variables[EnvironmentVariable.data] = list.header.data }
        variables[EnvironmentVariable.mirrors] = ""
        locator = DatasetLocator(environment: variables)
    }

    /// Carries them out; events name runs by their digests, and come from several threads. What is wrong is told to
    /// `onProblem`, a sentence each.
    package func carryOut(
        onEvent: @escaping @Sendable (_ run: String, TrainingEvent) -> Void,
        onProblem: @escaping @Sendable (String) -> Void
    ) -> Ending {
        let state = Atomic<Int>(0)
        @Sendable func worsen(to ending: Ending) { state.bitwiseOr(ending == .unwritable ? 2 : 1, ordering: .relaxed) }
        let isFull: @Sendable () -> Bool = { state.load(ordering: .relaxed) & 2 != 0 }
        let results = RunStore(folder: store, appends: true, checkpointInterval: checkpointInterval) { error in
            onProblem("\(error)")
            if case .keepsNothing = error { worsen(to: .unwritable) }
        }
        let entries = list.entries(of: task) { problem in
            onProblem(problem)
            worsen(to: .failed)
        }
        for group in groups(entries) where !isFull() {
            carryOut(group, results, isFull, onEvent) { runs, error in
                for run in runs where !isFull() {
                    note(error, run)
                    onProblem("run \(run): \(error)")
                    worsen(to: .failed)
                }
            }
        }
        let all = state.load(ordering: .relaxed)
        return all & 2 != 0 ? .unwritable : all == 0 ? .kept : .failed
    }
}

private extension ListTask {
    typealias Group = [(digest: String, entry: RunList.Entry)]

    /// Runs on one data set share its samples; those whose weights are kept come first, as others may begin with them.
    func groups(_ entries: [RunList.Entry]) -> [Group] {
        var places: [Dataset: Int] = [:], groups: [Group] = []
        // What was read from JSON can be written as JSON.
        let digests = try! entries.map(\.spec).digests()
        for (entry, digest) in zip(entries, digests) {
            let place = places[entry.spec.dataset] ?? groups.count
            if place == groups.count {
                places[entry.spec.dataset] = place
                groups.append([])
            }
            groups[place].append((digest, entry))
        }
        return groups.flatMap { group in
            [group.filter(\.entry.keepsWeights), group.filter { !$0.entry.keepsWeights }].filter { !$0.isEmpty }
        }
    }

    func carryOut(
        _ group: Group, _ results: RunStore, _ isFull: @escaping @Sendable () -> Bool,
        _ onEvent: @escaping @Sendable (String, TrainingEvent) -> Void, onFailure: ([String], any Error) -> Void
    ) {
        let samples: LoadedDataset
        let missing = group.filter { !isKept($0, results) }
        guard !missing.isEmpty else { return }
        do { samples = try load(missing[0].entry.spec.dataset, locator: locator) } catch {
            return onFailure(missing.map(\.digest), error)
        }
        do { try carryOut(missing, on: samples, results, isFull, onEvent) } catch {
            // What failed together is tried one by one: what can be is kept by then, or is kept now.
            for one in missing where !isFull() && !isKept(one, results) {
                do { try carryOut([one], on: samples, results, isFull, onEvent) } catch {
                    onFailure([one.digest], error)
                }
            }
        }
    }

    func carryOut(
        _ group: Group, on samples: LoadedDataset, _ results: RunStore, _ isFull: @escaping @Sendable () -> Bool,
        _ onEvent: @escaping @Sendable (String, TrainingEvent) -> Void
    ) throws {
        // Runs may begin with one on other data.
        let find: (Dataset) throws -> LoadedDataset = {
            $0 == samples.dataset ? samples : try load($0, locator: locator)
        }
        let specs = group.map(\.entry.spec), digests = group.map(\.digest)
        if group[0].entry.keepsWeights {
            _ = try finalWeights(of: specs, store: results, jobs: jobs, samples: find, isCancelled: isFull)
        } else {
            _ = try execute(
                specs, store: results, jobs: jobs, samples: find, onEvent: { onEvent(digests[$0], $1) },
                isCancelled: isFull)
        }
    }

    func isKept(_ run: (digest: String, entry: RunList.Entry), _ results: RunStore) -> Bool {
        results.result(run.digest) != nil && (!run.entry.keepsWeights || results.holdsWeights(run.digest))
    }

    /// Says why a run cannot be, for whoever waits for its result.
    func note(_ error: any Error, _ digest: String) {
        try? writeAtomically(Array("\(error)\n".utf8), to: "\(failures)/\(digest)")
    }
}
