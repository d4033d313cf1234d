internal import Experiments
internal import Outputs
internal import Synchronization

/// Gathers the events of runs that train side by side into the progress of the whole.
final class TrainingProgress: Sendable {
    private struct State {
        /// How many runs train, and their work together; the others came from the store.
        var training: Int
        var all: Double
        /// What of that work is done.
        var samples = 0.0
        var done: [Double]
        var losses: [Double?]
        var runsDone = 0
        var lastSaid: ContinuousClock.Instant?
    }

    private let specs: WantedSpecs
    /// Samples each run trains on, all epochs together, or is only evaluated on: what its share of the work is measured
    /// by.
    private let work: [Double]
    private let onProgress: @Sendable (Progress) -> Void
    private let started = ContinuousClock.now
    private let state: Mutex<State>

    init(_ specs: WantedSpecs, onProgress: @escaping @Sendable (Progress) -> Void) {
        self.onProgress = onProgress
        self.specs = specs
        work = specs.map { Double(max(1, $0.epochs) * $0.dataset.trainCount) }
        state = Mutex(
            State(
                training: specs.count, all: work.reduce(0, +), done: specs.map { _ in 0 },
                losses: specs.map { _ in nil }))
    }

    /// Only these runs train.
    func begin(_ runs: [Int]) {
        let all = runs.reduce(0) { $0 + work[$1] }
        state.withLock { ($0.training, $0.all) = (runs.count, all) }
    }

    /// Takes note of an event, and says how far the work has come, at most ten times a second but at each run's end.
    func note(_ event: TrainingEvent, ofRun index: Int) {
        let progress = state.withLock { state -> Progress? in
            let now = ContinuousClock.now
            var epoch = specs[index].epochs
            var isDue = false
            switch event {
            case .step(let done, let steps, let current, let stepLoss):
                advance(index, to: Double(done) / Double(max(1, steps)), &state)
                (epoch, state.losses[index]) = (current, stepLoss)
            case .epoch(let record): (epoch, state.losses[index]) = (record.number, record.trainLoss)
            case .finished:
                advance(index, to: 1, &state)
                state.runsDone += 1
                isDue = true
            }
            guard isDue || state.lastSaid.map({ now - $0 > .milliseconds(100) }) ?? true else { return nil }
            state.lastSaid = now
            return self.progress(state, index, epoch, seconds: (now - started) / .seconds(1))
        }
        if let progress { onProgress(progress) }
    }
}

extension TrainingProgress {
    /// A sum that goes along, as there may be a million runs.
    private func advance(_ index: Int, to done: Double, _ state: inout State) {
        state.samples += (done - state.done[index]) * work[index]
        state.done[index] = done
    }

    private func progress(_ state: State, _ index: Int, _ epoch: Int, seconds: Double) -> Progress {
        let (samples, all) = (state.samples, max(1, state.all))
        let speed = seconds > 0 ? samples / seconds : 0
        return Progress(
            activity: "\(specs.trial(of: index)), seed \(specs[index].seed)", fraction: samples / all,
            runsDone: state.runsDone, runs: state.training, epoch: epoch, loss: state.losses[index],
            speed: speed > 0 ? speed : nil, secondsLeft: speed > 0 ? (all - samples) / speed : nil)
    }
}
