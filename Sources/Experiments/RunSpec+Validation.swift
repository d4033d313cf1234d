/// The checks of a run before it starts.
extension RunSpec {
    /// Throws if this run cannot be carried out: an impossible model, no data, a batch that never fills, a hyperparameter out of range.
    public func validate() throws(ModelError) {
        try layers.validate(for: dataset)
        guard dataset.trainCount > 0 else { throw .emptyData(name: dataset.name, part: "training") }
        guard dataset.testCount > 0 else { throw .emptyData(name: dataset.name, part: "test") }
        guard epochs > 0 else { throw .epochs(epochs) }
        guard batchSize > 0 else { throw .batchSize(batchSize) }
        guard batchSize <= dataset.trainCount else { throw .batchLargerThanData(batchSize: batchSize, samples: dataset.trainCount) }
        try optimizer.validate()
    }

    /// Steps of one epoch; the last may be on a smaller batch.
    public var stepsPerEpoch: Int { (dataset.trainCount + batchSize - 1) / batchSize }
}

extension Optimizer {
    /// Throws if a hyperparameter is not a number, or out of range.
    public func validate() throws(ModelError) {
        switch self {
        case .sgd(let rate, let momentum, _):
            try check(rate, "learning rate", rate > 0, "a number above 0")
            try check(momentum, "momentum", (0...1).contains(momentum), "a number from 0 to 1")
        case .adam(let rate, let beta1, let beta2, let epsilon):
            try check(rate, "learning rate", rate > 0, "a number above 0")
            try check(beta1, "beta1", beta1 >= 0 && beta1 < 1, "at least 0 and below 1")
            try check(beta2, "beta2", beta2 >= 0 && beta2 < 1, "at least 0 and below 1")
            try check(epsilon, "epsilon", epsilon > 0, "a number above 0")
        }
    }

    private func check(_ value: Double, _ name: String, _ holds: Bool, _ expected: String) throws(ModelError) {
        guard holds, value.isFinite else { throw .optimizer(name: name, value: value, expected: expected) }
    }
}
