/// Shapes and parameter counts of a stack of layers, found without running it.
extension Array where Element == Layer {
    /// One summary per layer for samples of this shape, or the first layer that cannot be.
    public func summaries(input: [Int]) throws(ModelError) -> [LayerSummary] {
        try checkShape(input)
        return try summaries(input: input, inside: [])
    }

    /// The same for the layers of a block that stands at these numbers.
    func summaries(input: [Int], inside block: [Int]) throws(ModelError) -> [LayerSummary] {
        guard !isEmpty else { throw .noLayers }
        var shape = input
        var summaries: [LayerSummary] = []
        for (index, layer) in enumerated() {
            let place = LayerPlace(block + [index + 1], type: layer.type)
            if layer.appliesSoftmax, index + 1 < count || !block.isEmpty {
                throw .softmaxBeforeTheEnd(place, count: Swift.max(count - index - 1, 1))
            }
            summaries.append(try layer.definition.checkedSummary(input: shape, at: place))
            shape = summaries[index].outputShape
        }
        return summaries
    }

    /// The place of the last layer that computes something: others may shape what it gives.
    package var lastComputing: Int {
        lastIndex { ![Flatten.type, Reshape.type].contains($0.type) } ?? count - 1
    }

    /// How many numbers each layer works with for one sample of this shape: its output, and beside it.
    func batchNumbers(input: [Int]) -> [Int] {
        guard let summaries = try? summaries(input: input) else { return [] }
        return zip(self, zip([input] + summaries.map(\.outputShape), summaries)).map { layer, shapes in
            [layer.definition.workspace(input: shapes.0), shapes.1.outputShape.paddedProduct].saturatedSum
        }
    }

    /// Throws where a layer works with more numbers for a batch of so many samples than a run can hold.
    func checkNumbers(input: [Int], samples: Int) throws(ModelError) {
        if [input.paddedProduct, samples].saturatedProduct > Limits.numbers {
            throw .run(
                name: "the batch size", value: "\(samples)",
                expected: "at most \(Limits.numbers / input.paddedProduct) for samples of the shape \(input)")
        }
        for (index, numbers) in batchNumbers(input: input).enumerated()
        where [numbers, samples].saturatedProduct > Limits.numbers {
            throw .tooLarge(
                LayerPlace([index + 1], type: self[index].type), what: "numbers for a batch of \(samples)",
                limit: Limits.numbers)
        }
    }

    /// Throws unless these layers give what the data set's task and this loss need: shapes fit, and the last layer gives
    /// a value for each class, label or target, or one for two classes; a softmax for the cross-entropy, sigmoids for
    /// the binary one.
    public func validate(for dataset: Dataset, loss: Loss = .crossEntropy()) throws(ModelError) {
        guard let output = try summaries(input: dataset.shape).last else { throw .noLayers }
        let place = LayerPlace([count], type: output.type), last = self[count - 1]
        if !dataset.allows(loss) { throw .loss(loss, task: dataset.task) }
        if loss.needsSoftmax, !last.appliesSoftmax { throw .noSoftmax(place) }
        if loss.needsSigmoid, self[lastComputing].definition.lastActivation != .sigmoid { throw .noSigmoid(place) }
        if last.appliesSoftmax, loss.isDistance, dataset.predictsNumbers || loss != .meanSquaredError {
            throw .softmaxForNumbers(place)
        }
        if dataset.task == .reconstruction {
            if dataset.reconstructedShapes.contains(output.outputShape) { return }
            throw .reconstruction(place, shape: output.outputShape, expected: dataset.reconstructedShapes)
        }
        let isOneUnitForTwo = loss.needsSigmoid && dataset.task == .classification && dataset.classes == 2
        guard output.outputShape == [dataset.outputs] || isOneUnitForTwo && output.outputShape == [1] else {
            if case .classification = dataset.task {
                throw .outputs(place, shape: output.outputShape, classes: dataset.classes)
            }
            throw .targets(place, shape: output.outputShape, count: dataset.outputs, task: dataset.task)
        }
    }
}

private extension Dataset {
    /// Whether the loss measures what is to be predicted.
    func allows(_ loss: Loss) -> Bool {
        switch task {
        case .classification: true
        case .multilabel: !loss.needsSoftmax
        case .regression: loss.isDistance
        case .reconstruction: loss.isDistance || loss.needsSigmoid && source.isImages
        }
    }

    /// What outputs for a sample may be shaped like: as it is, as an image of one channel, or in one row.
    var reconstructedShapes: [[Int]] {
        let shapes = [shape] + (shape.count == 2 && source.isImages ? [shape + [1]] : [])
        return shape.count > 1 ? shapes + [[outputs]] : shapes
    }
}

private extension LayerDefinition {
    func checkedSummary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try check(at: place)
        let summary = try summary(input: input, at: place)
        guard [summary.trainable, summary.nonTrainable].saturatedSum <= Limits.numbers else {
            throw .tooLarge(place, what: "weights", limit: Limits.numbers)
        }
        guard summary.outputShape.saturatedProduct <= Limits.numbers else {
            throw .tooLarge(place, what: "outputs for a sample", limit: Limits.numbers)
        }
        return summary
    }
}

/// Throws for the shape of a sample that cannot be.
func checkShape(_ shape: [Int]) throws(ModelError) {
    guard !shape.isEmpty, shape.allSatisfy((1...Limits.extent).contains), shape.paddedProduct <= Limits.numbers else {
        throw .run(
            name: "a sample's shape", value: "\(shape)",
            expected: "sides from 1 to \(Limits.extent), and at most \(Limits.numbers) numbers in all")
    }
}
