/// Why a model or a run cannot be trained, as facts; the wording is in `description`. Layers are counted from 1.
public enum ModelError: Error, Hashable, Sendable {
    case noLayers
    /// The layer takes one vector per sample.
    case notAVector(layer: Int, type: String, shape: [Int])
    case units(layer: Int, units: Int)
    case setting(layer: Int, type: String, name: String, value: Double, expected: String)
    case softmaxBeforeTheEnd(layer: Int, type: String, count: Int)
    case noSoftmax(layer: Int, type: String)
    case outputs(layer: Int, shape: [Int], classes: Int)
    case emptyData(name: String, part: String)
    case epochs(Int)
    case batchSize(Int)
    case batchLargerThanData(batchSize: Int, samples: Int)
    case optimizer(name: String, value: Double, expected: String)
}

extension ModelError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noLayers:
            "the model has no layers; expected at least Flatten() and Dense(10, activation: .softmax)"
        case .notAVector(let layer, let type, let shape):
            "layer \(layer), \(type), takes one vector per sample, but its input has the shape \(shape); put Flatten() before it"
        case .units(let layer, let units):
            "layer \(layer), Dense, has \(units) units; expected at least 1"
        case .setting(let layer, let type, let name, let value, let expected):
            "layer \(layer), \(type), has \(name) \(value); expected \(expected)"
        case .softmaxBeforeTheEnd(let layer, let type, let count):
            "layer \(layer), \(type), applies softmax, but \(count == 1 ? "another layer follows" : "\(count) layers follow"); softmax ends a model"
        case .noSoftmax(let layer, let type):
            "the last layer, \(layer), is \(type) without softmax; expected Dense(…, activation: .softmax) or Activation(.softmax)"
        case .outputs(let layer, let shape, let classes):
            "the last layer, \(layer), has the output shape \(shape), but the data set has \(classes) classes; expected [\(classes)]"
        case .emptyData(let name, let part):
            "the data set \(name) has no \(part) samples"
        case .epochs(let epochs):
            "epochs is \(epochs); expected at least 1"
        case .batchSize(let size):
            "the batch size is \(size); expected at least 1"
        case .batchLargerThanData(let size, let samples):
            "the batch size \(size) is larger than the data set, which has \(samples) training samples"
        case .optimizer(let name, let value, let expected):
            "the optimizer's \(name) is \(value); expected \(expected)"
        }
    }
}
