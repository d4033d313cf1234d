/// Shapes and parameter counts of a stack of layers, found without running it.
extension Array where Element == Layer {
    /// One summary per layer for samples of this shape, or the first layer that cannot be.
    public func summaries(input: [Int]) throws(ModelError) -> [LayerSummary] {
        guard !isEmpty else { throw .noLayers }
        var shape = input
        var summaries: [LayerSummary] = []
        for (index, layer) in enumerated() {
            if layer.appliesSoftmax && index + 1 < count {
                throw .softmaxBeforeTheEnd(layer: index + 1, type: layer.type, count: count - index - 1)
            }
            summaries.append(try layer.summary(input: shape, number: index + 1))
            shape = summaries[index].outputShape
        }
        return summaries
    }

    /// Throws unless these layers classify the data set's samples: shapes fit, and the last layer gives a softmax over its classes.
    public func validate(for dataset: Dataset) throws(ModelError) {
        guard let output = try summaries(input: dataset.shape).last else { throw .noLayers }
        guard self[count - 1].appliesSoftmax else { throw .noSoftmax(layer: count, type: output.type) }
        guard output.outputShape == [dataset.classes] else {
            throw .outputs(layer: count, shape: output.outputShape, classes: dataset.classes)
        }
    }
}

extension Layer {
    /// Whether the layer ends in a softmax.
    public var appliesSoftmax: Bool {
        switch self {
        case .dense(let dense): dense.activation == .softmax
        case .activation(let activation): activation.function == .softmax
        case .flatten, .batchNormalization, .dropout: false
        }
    }
}

private extension Layer {
    func summary(input: [Int], number: Int) throws(ModelError) -> LayerSummary {
        if case .flatten = self { return summary([input.reduce(1, *)]) }
        guard input.count == 1 else { throw .notAVector(layer: number, type: type, shape: input) }
        switch self {
        case .flatten, .activation: return summary(input)
        case .dense(let dense):
            guard dense.units > 0 else { throw .units(layer: number, units: dense.units) }
            return summary([dense.units], trainable: (input[0] + (dense.useBias ? 1 : 0)) * dense.units)
        case .batchNormalization(let layer):
            try check(layer.momentum, "momentum", in: 0...1, number)
            guard layer.epsilon > 0, layer.epsilon.isFinite else {
                throw .setting(layer: number, type: type, name: "epsilon", value: layer.epsilon, expected: "a number above 0")
            }
            let learned = (layer.center ? 1 : 0) + (layer.scale ? 1 : 0)
            return summary(input, trainable: learned * input[0], nonTrainable: 2 * input[0])
        case .dropout(let dropout):
            guard dropout.rate >= 0, dropout.rate < 1 else {
                throw .setting(layer: number, type: type, name: "rate", value: dropout.rate, expected: "at least 0 and below 1")
            }
            return summary(input)
        }
    }

    func summary(_ shape: [Int], trainable: Int = 0, nonTrainable: Int = 0) -> LayerSummary {
        LayerSummary(type: type, outputShape: shape, trainable: trainable, nonTrainable: nonTrainable)
    }

    func check(_ value: Double, _ name: String, in range: ClosedRange<Double>, _ number: Int) throws(ModelError) {
        guard range.contains(value) else {
            throw .setting(layer: number, type: type, name: name, value: value, expected: "a number from 0 to 1")
        }
    }
}
