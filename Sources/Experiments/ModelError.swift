internal import Spelling

/// Why a model or a run cannot be trained, as facts; the wording is in `description`. Layers are counted from 1.
public enum ModelError: Error, Hashable, Sendable {
    /// There is nothing between the model's braces.
    case noLayers
    /// The layer takes inputs of another rank or size.
    case shape(LayerPlace, takes: String, shape: [Int], remedy: String)
    /// A setting of the layer.
    case setting(LayerPlace, name: String, value: String, expected: String)
    /// The layer has more of something than a run can hold.
    case tooLarge(LayerPlace, what: String, limit: Int)
    /// Without padding the layer's window does not fit into the image.
    case windowTooLarge(LayerPlace, window: [Int], shape: [Int])
    /// A residual block whose layers and shortcut give other shapes.
    case branchShapeMismatch(LayerPlace, main: [Int], shortcut: [Int])
    /// So many layers follow it.
    case softmaxBeforeTheEnd(LayerPlace, count: Int)
    /// The last layer gives no probabilities.
    case noSoftmax(LayerPlace)
    /// The last layer's output is not one number for each class.
    case outputs(LayerPlace, shape: [Int], classes: Int)
    /// The last layer gives no numbers between 0 and 1, each by itself.
    case noSigmoid(LayerPlace)
    /// The last layer's outputs add up to 1, and numbers are to be predicted.
    case softmaxForNumbers(LayerPlace)
    /// The loss does not measure what the data set has to be predicted.
    case loss(Loss, task: Dataset.Task)
    /// The last layer's output is not one number for each target or label.
    case targets(LayerPlace, shape: [Int], count: Int, task: Dataset.Task)
    /// The last layer's output has not the shape of the samples that are to be reconstructed.
    case reconstruction(LayerPlace, shape: [Int], expected: [[Int]])
    /// A part of the data set holds no sample.
    case emptyData(name: String, part: String)
    /// Below 0.
    case epochs(Int)
    /// Below 1.
    case batchSize(Int)
    /// There is not one whole batch.
    case batchLargerThanData(batchSize: Int, samples: Int)
    /// A setting of the optimizer.
    case optimizer(name: String, value: String, expected: String)
    /// A layer, counted from 1, has other weights than in the run that is begun from.
    case initialWeights(layer: Int, here: String, saved: String, expected: String)
    /// A setting of the run.
    case run(name: String, value: String, expected: String)
}

extension ModelError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noLayers:
            "the model has no layers; expected at least Flatten() and Dense(10, activation: .softmax)"
        case .shape(let place, let takes, let shape, let remedy):
            "\(place), takes \(takes), but its input has the shape \(shape); \(remedy)"
        case .setting(let place, let name, let value, let expected):
            "\(place), has \(name) \(value); expected \(expected)"
        case .tooLarge(let place, let what, let limit):
            "\(place), has more \(what) than the \(limit) that a layer can have"
        case .windowTooLarge(let place, let window, let shape):
            "\(place), has a window of \(extents(window)), which does not fit into its input of \(extents(shape.prefix(window.count)))"
        case .branchShapeMismatch(let place, let main, let shortcut):
            "\(place), adds the shape \(main) of its layers to \(shortcut) of its shortcut; expected the same shape of both"
        case .softmaxBeforeTheEnd(let place, let count):
            "\(place), applies softmax, but \(count == 1 ? "another layer follows" : "\(count) layers follow"); softmax ends a model"
        case .noSoftmax(let place):
            "the last layer, \(number(place)), is \(place.type) without softmax; expected Dense(…, activation: .softmax) or Activation(.softmax)"
        case .outputs(let place, let shape, let classes):
            "the last layer, \(number(place)), has the output shape \(shape), but the data set has \(classes) classes; expected [\(classes)]"
                + (shape.count > 1 ? ": put Flatten() before the first Dense" : "")
        case .noSigmoid(let place):
            "the last layer, \(number(place)), is \(place.type) without sigmoid; expected Dense(…, activation: .sigmoid) or Activation(.sigmoid) for .binaryCrossentropy"
        case .softmaxForNumbers(let place):
            "the last layer, \(number(place)), is \(place.type) with softmax, whose outputs add up to 1; expected a linear layer, such as Dense(1), for this loss"
        case .loss(let loss, .regression(let names)):
            "the loss is the \(loss), but numbers are to be predicted (\(names.prefix(4).joined(separator: ", "))); expected .meanSquaredError, .meanAbsoluteError or .huber(delta:)"
        case .loss(let loss, .reconstruction):
            "the loss is the \(loss), but the samples are to be reconstructed; expected .meanSquaredError, .meanAbsoluteError or .huber(delta:), or .binaryCrossentropy for images, whose pixels lie between 0 and 1"
        case .loss(let loss, _):
            "the loss is the \(loss), but a sample may have several labels; expected .binaryCrossentropy"
        case .targets(let place, let shape, let count, let task):
            "the last layer, \(number(place)), has the output shape \(shape), but the data set has \(count) \(task.noun)\(count == 1 ? "" : "s") to predict; expected [\(count)]"
                + (shape.count > 1 ? ": put Flatten() before the first Dense" : "")
        case .reconstruction(let place, let shape, let expected):
            "the last layer, \(number(place)), has the output shape \(shape), but samples of the shape \(expected[0]) are to be reconstructed; expected \(listed(expected.map { "\($0)" }, "or"))"
        case .emptyData(let name, let part):
            "the data set \(name) has no \(part) samples"
        case .epochs(let epochs):
            "epochs is \(epochs); expected at least 0"
        case .batchSize(let size):
            "the batch size is \(size); expected at least 1"
        case .batchLargerThanData(let size, let samples):
            "the batch size \(size) is larger than the data set, which has \(samples) training samples"
        case .optimizer(let name, let value, let expected):
            "the optimizer's \(name) is \(value); expected \(expected)"
        case .initialWeights(let layer, let here, let saved, let expected):
            "layer \(layer) is \(here), but in the run that it starts from it is \(saved); expected \(expected)"
        case .run(let name, let value, let expected):
            "\(name) is \(value); expected \(expected)"
        }
    }

    /// "7 × 7".
    private func extents(_ extents: some Sequence<Int>) -> String { extents.map(String.init).joined(separator: " × ") }

    private func number(_ place: LayerPlace) -> String { place.numbers.map(String.init).joined(separator: ".") }
}

private extension Dataset.Task {
    var noun: String { if case .regression = self { "number" } else { "label" } }
}
