internal import Spelling

/// That runs of a trial ended in losses that are no numbers, which an estimate over them then is not either.
package struct Divergence: Codable, Hashable, Sendable {
    /// The trial's name.
    package var trial: String
    /// How many of its runs.
    package var count: Int
    /// Of how many.
    package var runs: Int
    /// The epoch in which the first of them did.
    package var epoch: Int

    /// That of these runs; `nil` where none diverged.
    init?(trial: String, _ runs: [RunResult]) {
        let epochs = runs.compactMap(\.divergedInEpoch)
        guard let first = epochs.min() else { return nil }
        (self.trial, count, self.runs, epoch) = (trial, epochs.count, runs.count, first)
    }
}

extension Divergence: CustomStringConvertible {
    /// "2 of 5 runs of Wild diverged, the first in epoch 3".
    package var description: String {
        let which = count == 1 ? "in" : "the first in"
        return "\(count) of \(counted(runs, "run")) of \(trial) diverged, \(which) epoch \(epoch)"
    }
}

extension RunResult {
    /// The epoch in which the loss came to be no number; `nil` for a run that came to its end.
    var divergedInEpoch: Int? {
        if divergedAtStep != nil { return epochs.count + 1 }
        return hasDiverged ? finalEpoch?.number : nil
    }
}
