/// Batch normalization folded into the layer before it, as a trained network can have it: the same function with fewer layers.
internal import CKernels
internal import Experiments

struct FoldedLayers {
    /// The layers, without each normalization that directly follows a Dense or Conv2D without activation.
    private(set) var layers: [Layer] = []
    /// The weights of `layers`, in the order of a network's `trainable`.
    private(set) var weights: [[Float]] = []
    /// Moving averages of the normalizations that are left.
    private(set) var averages: [[Float]] = []

    /// The folded form of a trained network of these layers.
    init(_ all: [Layer], _ network: Network) {
        let normalizations = network.stages.compactMap { $0 as? BatchNormalizationStage }
        var next = normalizations.makeIterator()
        for (index, layer) in all.enumerated() {
            let own = zip(network.weightLayers, network.trainable).filter { $0.0 == index + 1 }.map(\.1.values.values)
            guard case .batchNormalization(let normalization) = layer, let stage = next.next() else {
                layers.append(layer)
                weights += own
                continue
            }
            if let last = layers.last?.withBias, !layers.isEmpty {
                fold(normalization, stage, into: last, hasBias: layers[layers.count - 1] == last)
            } else {
                layers.append(layer)
                weights += own
                averages += stage.averages.map(\.values)
            }
        }
    }

    /// kernel · γ / √(σ² + ε), and (bias − μ) · γ / √(σ² + ε) + β.
    private mutating func fold(_ layer: BatchNormalization, _ stage: BatchNormalizationStage, into last: Layer, hasBias: Bool) {
        let (mean, variance) = (stage.movingMean.values, stage.movingVariance.values), width = mean.count
        let (gamma, beta) = (stage.gamma.values.values, stage.beta.values.values)
        let factors = (0..<width).map { gamma[$0] / (variance[$0] + Float(layer.epsilon)).squareRoot() }
        let bias = hasBias ? weights.removeLast() : [Float](repeating: 0, count: width)
        let kernel = weights.removeLast()
        weights.append(kernel.enumerated().map { $1 * factors[$0 % width] })
        weights.append((0..<width).map { (bias[$0] - mean[$0]) * factors[$0] + beta[$0] })
        layers[layers.count - 1] = last
    }
}

private extension Layer {
    /// The layer with a bias, if a normalization behind it can be folded into it.
    var withBias: Layer? {
        switch self {
        case .dense(var layer) where layer.activation == .linear:
            layer.useBias = true
            return .dense(layer)
        case .conv2D(var layer) where layer.activation == .linear:
            layer.useBias = true
            return .conv2D(layer)
        default: return nil
        }
    }
}
