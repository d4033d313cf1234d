/// The checks of a run before it starts.
extension RunSpec {
    /// Throws if this run cannot be carried out: an impossible model, no data, a batch that never fills, a hyperparameter out of range.
    public func validate() throws(ModelError) {
        try layers.validate(for: dataset, loss: loss)
        guard dataset.trainCount > 0 else { throw .emptyData(name: dataset.name, part: "training") }
        guard dataset.testCount > 0 else { throw .emptyData(name: dataset.name, part: "test") }
        guard epochs > 0 else { throw .epochs(epochs) }
        guard batchSize > 0 else { throw .batchSize(batchSize) }
        guard batchSize <= dataset.trainCount else { throw .batchLargerThanData(batchSize: batchSize, samples: dataset.trainCount) }
        try optimizer.validate()
        if case .crossEntropy(let smoothing) = loss, !(smoothing >= 0 && smoothing < 1) {
            throw .run(name: "label smoothing", value: "\(smoothing)", expected: "at least 0 and below 1")
        }
    }

    /// Steps of one epoch; the last may be on a smaller batch.
    public var stepsPerEpoch: Int { (dataset.trainCount + batchSize - 1) / batchSize }
}
