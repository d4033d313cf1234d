/// Batch normalization folded into the layer before it: what a trained network computes, with fewer layers.
extension Model {
    /// The model without each `BatchNormalization` that directly follows a `Dense`, `Conv2D` or `Conv1D` without activation,
    /// which has a bias then; so inside of residual blocks too, and every other layer stays. With
    /// `result.weights(of: "BN", folded: true)` it computes what the trained model does in inference, where ghost
    /// batches, noise and renormalization play no part.
    public var folded: Model { Model("\(name) (folded)", layers: layers.folded) }
}

extension Array where Element == Layer {
    /// The layers of the folded model.
    package var folded: [Layer] { foldings.map(\.folded) }

    /// What each layer of the folded model is made of.
    package var foldings: [Folding] {
        reduce(into: []) { foldings, layer in
            if case .batchNormalization(let normalization) = layer, foldings.last?.layer.takesNormalization == true {
                foldings[foldings.count - 1].normalizations.append(normalization)
            } else {
                foldings.append(Folding(layer: layer))
            }
        }
    }
}

/// A layer, and the normalizations behind it that are folded into it.
package struct Folding {
    /// The layer as it was.
    package let layer: Layer
    /// Those that directly follow it, the nearest first.
    package fileprivate(set) var normalizations: [BatchNormalization] = []

    /// The layer that takes the place of them all.
    package var folded: Layer {
        switch layer {
        case .dense(var dense) where !normalizations.isEmpty:
            dense.useBias = true
            return .dense(dense)
        case .conv2D(var convolution) where !normalizations.isEmpty:
            convolution.useBias = true
            return .conv2D(convolution)
        case .conv1D(var convolution) where !normalizations.isEmpty:
            convolution.useBias = true
            return .conv1D(convolution)
        case .residual(var block):
            (block.layers, block.shortcut) = (block.layers.folded, block.shortcut.folded)
            return .residual(block)
        default: return layer
        }
    }

    /// Those inside of a block one by one, the main path first; for any other layer the folding itself.
    package var leaves: [Folding] {
        guard case .residual(let block) = layer else { return [self] }
        return (block.layers.foldings + block.shortcut.foldings).flatMap(\.leaves)
    }
}

extension Layer {
    /// The layers inside of a block one by one, the main path first; for any other layer itself.
    package var leaves: [Layer] {
        guard case .residual(let block) = self else { return [self] }
        return (block.layers + block.shortcut).flatMap(\.leaves)
    }
}

private extension Layer {
    /// Whether a normalization behind it can be folded into it.
    var takesNormalization: Bool {
        switch self {
        case .dense(let layer): layer.activation == .linear
        case .conv2D(let layer): layer.activation == .linear
        case .conv1D(let layer): layer.activation == .linear
        default: false
        }
    }
}
