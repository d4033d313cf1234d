internal import Experiments
internal import Synchronization

/// Gathers the events of runs that train side by side into the progress of the whole.
final class TrainingProgress: Sendable {
    private struct State {
        /// The runs that train; the others came from the store.
        var training: [Int]
        var done: [Double]
        var losses: [Double?]
        var runsDone = 0
        var lastSaid: ContinuousClock.Instant?
    }

    private let trials: [String]
    private let specs: [RunSpec]
    /// Samples each run trains on, all epochs together, or is only evaluated on: what its share of the work is measured
    /// by.
    private let work: [Double]
    private let started = ContinuousClock.now
    private let state: Mutex<State>

    init(trials: [String], specs: [RunSpec]) {
        self.trials = trials
        self.specs = specs
        work = specs.map { Double(max(1, $0.epochs) * $0.dataset.trainCount) }
        state = Mutex(State(training: Array(specs.indices), done: specs.map { _ in 0 }, losses: specs.map { _ in nil }))
    }

    /// Only these runs train.
    func begin(_ runs: [Int]) { state.withLock { $0.training = runs } }

    /// Takes note of an event, and says how far the work has come, at most ten times a second but at each run's end.
    func note(_ event: TrainingEvent, ofRun index: Int) {
        let progress = state.withLock { state -> Progress? in
            let now = ContinuousClock.now
            var epoch = specs[index].epochs
            var isDue = false
            switch event {
            case .step(let done, let steps, let current, let stepLoss):
                state.done[index] = Double(done) / Double(max(1, steps))
                (epoch, state.losses[index]) = (current, stepLoss)
            case .epoch(let record): (epoch, state.losses[index]) = (record.number, record.trainLoss)
            case .finished:
                state.done[index] = 1
                state.runsDone += 1
                isDue = true
            }
            guard isDue || state.lastSaid.map({ now - $0 > .milliseconds(100) }) ?? true else { return nil }
            state.lastSaid = now
            return self.progress(state, index, epoch, seconds: (now - started) / .seconds(1))
        }
        if let progress { OutputWriter.emit(.progress(progress)) }
    }
}

extension TrainingProgress {
    private func progress(_ state: State, _ index: Int, _ epoch: Int, seconds: Double) -> Progress {
        let samples = state.training.reduce(0) { $0 + state.done[$1] * work[$1] }
        let all = state.training.reduce(0) { $0 + work[$1] }
        let speed = seconds > 0 ? samples / seconds : 0
        return Progress(
            activity: "\(trials[index]), seed \(specs[index].seed)", fraction: samples / all, runsDone: state.runsDone,
            runs: state.training.count,
            epoch: epoch, loss: state.losses[index], speed: speed > 0 ? speed : nil,
            secondsLeft: speed > 0 ? (all - samples) / speed : nil)
    }
}
