internal import Experiments

/// What is watched from epoch to epoch: when to stop, when to take a smaller learning rate, and which weights were the
/// best.
struct EarlyStoppingMonitor {
    private let stopping: EarlyStopping?
    private let plateau: LearningRateSchedule?
    private let leastFactor: Double
    private var best = Best()
    private var bestOfPlateau = Best()
    private(set) var bestWeights: [[Float]] = []
    private(set) var bestEpoch: Int?
    /// What plateaus have made of the learning rate.
    private(set) var factor = 1.0
    private(set) var isOver = false

    private struct Best {
        /// Smaller is better.
        var value = Double.infinity
        var waited = 0

        /// Whether `value` is better by more than `delta`.
        mutating func note(_ new: Double, _ delta: Double) -> Bool {
            guard new < value - delta else {
                waited += 1
                return false
            }
            (value, waited) = (new, 0)
            return true
        }
    }

    init(_ spec: RunSpec) {
        stopping = spec.options.earlyStopping
        plateau = spec.optimizer.schedule?.plateau
        guard case .reduceOnPlateau(_, _, _, let least)? = plateau else {
            leastFactor = 0
            return
        }
        leastFactor = least / spec.optimizer.rule.learningRate
    }

    /// Looks at an epoch's validation, or where there is none its test.
    mutating func note(_ epoch: Epoch, _ network: Network) { note(epoch) { network.parameters.map(\.values) } }

    /// Looks at the epochs of an earlier try again, whose best weights are known.
    mutating func take(_ epochs: [Epoch], bestWeights: [[Float]]) {
        for epoch in epochs { note(epoch) { [] } }
        self.bestWeights = bestWeights
    }

    private mutating func note(_ epoch: Epoch, weights: () -> [[Float]]) {
        let loss = epoch.validationLoss ?? epoch.testLoss, accuracy = epoch.validationAccuracy ?? epoch.testAccuracy
        if let stopping {
            if best.note(stopping.monitor == .loss ? loss : -accuracy, stopping.minimumDelta) {
                bestEpoch = epoch.number
                if stopping.restoresBestWeights { bestWeights = weights() }
            }
            // Keras stops after `patience` epochs without improvement, and at once for 0.
            isOver = best.waited > 0 && best.waited >= stopping.patience
        }
        if case .reduceOnPlateau(let by, let patience, let delta, _)? = plateau, !bestOfPlateau.note(loss, delta),
            bestOfPlateau.waited >= patience
        {
            factor = max(factor * by, leastFactor)
            bestOfPlateau.waited = 0
        }
    }

    func restore(_ network: Network) {
        for (matrix, values) in zip(network.parameters, bestWeights) { matrix.values = values }
    }
}
