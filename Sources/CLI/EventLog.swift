internal import Engine
internal import Experiments
internal import Foundation
internal import Synchronization

/// The events of runs, one JSON object a line on standard output, whole also where several runs train at once.
final class EventLog: Sendable {
    private let state = Mutex(State())

    private struct State {
        var finished: Set<String> = []
        var reason: String?
    }

    /// Why an event could not be written; `nil` where all were. The runs go on.
    var failure: String? { state.withLock(\.reason) }

    /// Says an event of the run of that digest; that it finished, once.
    func say(_ event: TrainingEvent, of digest: String) {
        guard let line = try? event.json(run: digest) else { return }
        state.withLock { state in
            if case .finished = event, !state.finished.insert(digest).inserted { return }
            if state.reason == nil { state.reason = Console.write(line + "\n", to: STDOUT_FILENO) }
        }
    }
}
