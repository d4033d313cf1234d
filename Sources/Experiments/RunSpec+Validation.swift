/// The checks of a run before it starts.
extension RunSpec {
    /// Throws if this run cannot be carried out: an impossible model, no data, a batch that never fills, a
    /// hyperparameter out of range.
    public func validate() throws(ModelError) {
        try dataset.validate()
        try layers.validate(for: dataset, loss: loss)
        guard dataset.trainCount > 0 else { throw .emptyData(name: dataset.name, part: "training") }
        if dataset.testCount == 0, !dataset.source.hasTestPart {
            throw .run(
                name: "the number of test samples of \(dataset.name)", value: "0",
                expected: "some: .split(test: 0.2) sets a fifth of the samples aside")
        }
        guard dataset.testCount > 0 else { throw .emptyData(name: dataset.name, part: "test") }
        guard epochs >= 0 else { throw .epochs(epochs) }
        guard batchSize > 0 else { throw .batchSize(batchSize) }
        guard epochs <= Limits.count else {
            throw .run(name: "epochs", value: "\(epochs)", expected: "at most \(Limits.count)")
        }
        guard epochs == 0 || batchSize <= dataset.trainCount else {
            throw .batchLargerThanData(batchSize: batchSize, samples: dataset.trainCount)
        }
        try layers.checkNumbers(input: dataset.shape, samples: batchSize)
        try optimizer.validate()
        try options.validate(layers: layers.count, of: dataset)
        if dataset.predictsNumbers, options.earlyStopping?.monitor == .accuracy {
            throw .run(
                name: "the monitor of EarlyStopping", value: ".accuracy",
                expected: ".loss: \(dataset.name) has numbers to predict, which have no accuracy")
        }
        let hasProbabilities = !loss.isDistance
        for metric in options.metrics { try metric.validate(for: dataset, hasProbabilities: hasProbabilities) }
        try validateProbes()
        try initialWeights?.validate(for: layers, of: dataset)
        if case .huber(let delta) = loss, !(delta > 0 && Float(delta).isFinite) {
            throw .run(name: "Huber's delta", value: "\(delta)", expected: SettingRange.positive.expected(delta))
        }
        if case .crossEntropy(let smoothing) = loss, !(smoothing >= 0 && smoothing < 1) {
            throw .run(name: "label smoothing", value: "\(smoothing)", expected: "at least 0 and below 1")
        }
    }

    /// Throws for a probe of what no layer gives, or of more than can be kept.
    private func validateProbes() throws(ModelError) {
        let summaries = try layers.summaries(input: dataset.shape)
        for probe in options.probes {
            guard let layer = probe.layer else { continue }
            let shape = summaries[layer - 1].outputShape, width = shape.last ?? 0
            if case .unit(_, let unit, _) = probe, !(0..<width).contains(unit) {
                throw .run(
                    name: "a probe's unit", value: "\(unit)", expected: "0 to \(width - 1), the units of layer \(layer)"
                )
            }
            let most = Limits.keptOutputs / shape.saturatedProduct
            if case .outputs(_, let samples) = probe, samples > most {
                throw .run(
                    name: "a probe's number of samples", value: "\(samples)",
                    expected:
                        "at most \(most): layer \(layer) gives \(shape.saturatedProduct) numbers for each, and a run keeps \(Limits.keptOutputs)"
                )
            }
            let computed = layers[..<layer].contains { ![Flatten.type, Reshape.type].contains($0.type) }
            guard computed else {
                throw .run(
                    name: "a probe's layer", value: "\(layer)",
                    expected: "one that computes something: it only shapes the samples")
            }
        }
    }

    /// Steps of one epoch; the last may be on a smaller batch.
    public var stepsPerEpoch: Int { (dataset.trainCount - 1) / batchSize + 1 }

    /// Steps of the whole run, unless it is stopped before; none where it has no epochs.
    public var steps: Int { epochs == 0 ? 0 : options.updates ?? epochs * stepsPerEpoch }

    /// The epochs these steps take, the last of them perhaps in part.
    public var epochCount: Int { (steps + stepsPerEpoch - 1) / stepsPerEpoch }

    /// Whether the test set decides something of the training, so that its numbers flatter: nothing else is there to be
    /// watched.
    public var isChosenByTest: Bool {
        dataset.validationCount == 0 && (options.earlyStopping != nil || optimizer.schedule?.plateau != nil)
    }
}
