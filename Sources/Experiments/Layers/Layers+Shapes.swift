/// Shapes and parameter counts of a stack of layers, found without running it.
extension Array where Element == Layer {
    /// One summary per layer for samples of this shape, or the first layer that cannot be.
    public func summaries(input: [Int]) throws(ModelError) -> [LayerSummary] { try summaries(input: input, inside: []) }

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

    /// Throws unless these layers classify the data set's samples under this loss: shapes fit, and the last layer gives
    /// a value for each class, a softmax over them for the cross-entropy.
    public func validate(for dataset: Dataset, loss: Loss = .crossEntropy()) throws(ModelError) {
        guard let output = try summaries(input: dataset.shape).last else { throw .noLayers }
        let place = LayerPlace([count], type: output.type)
        if loss.needsSoftmax, !self[count - 1].appliesSoftmax { throw .noSoftmax(place) }
        guard output.outputShape == [dataset.classes] else {
            throw .outputs(place, shape: output.outputShape, classes: dataset.classes)
        }
    }
}

private extension LayerDefinition {
    func checkedSummary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try check(at: place)
        return try summary(input: input, at: place)
    }
}
