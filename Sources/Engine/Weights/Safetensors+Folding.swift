package import Experiments

/// The weights of a folded model, from those of the trained one.
extension Safetensors {
    /// The weights of `layers.folded`, where these are those of `layers`: kernel · γ / √(σ² + ε), and (bias − μ) · γ /
    /// √(σ² + ε) + β.
    package func folded(_ layers: [Layer]) -> Safetensors {
        var own = weights(of: layers)[...], names = WeightNames(), folded: [Tensor] = []
        for (index, folding) in layers.foldings.enumerated() {
            for leaf in folding.leaves {
                var weights = own.removeFirst()
                for normalization in leaf.normalizations { weights.fold(normalization, own.removeFirst()) }
                folded += leaf.folded.weightNames.map { word in
                    let tensor = weights[word]!
                    return Tensor(
                        name: names.next(word, ofLayer: index + 1), shape: tensor.shape, values: tensor.values)
                }
            }
        }
        return Safetensors(folded)
    }
}

private extension Safetensors {
    /// By Keras's names, for each of these layers in order, those inside of blocks among them.
    func weights(of layers: [Layer]) -> [[WeightName: Tensor]] {
        let byName = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) })
        var names = WeightNames()
        return layers.enumerated().flatMap { index, layer in
            layer.leaves.map { leaf in
                Dictionary(
                    uniqueKeysWithValues: leaf.weightNames.map { ($0, byName[names.next($0, ofLayer: index + 1)]!) })
            }
        }
    }
}

private extension [WeightName: Safetensors.Tensor] {
    /// Folds a normalization of these weights into the layer before it, whose weights they are here.
    mutating func fold(_ layer: BatchNormalization, _ weights: [WeightName: Safetensors.Tensor]) {
        let (mean, variance) = (weights[.movingMean]!.values, weights[.movingVariance]!.values), width = mean.count
        func values(_ tensor: Safetensors.Tensor?, orElse value: Float) -> [Float] {
            tensor?.values ?? [Float](repeating: value, count: width)
        }
        let (gamma, beta, bias) = (
            values(weights[.gamma], orElse: 1), values(weights[.beta], orElse: 0), values(self[.bias], orElse: 0)
        )
        let factors = (0..<width).map { gamma[$0] / (variance[$0] + Float(layer.epsilon)).squareRoot() }
        self[.kernel]!.values = self[.kernel]!.values.enumerated().map { $1 * factors[$0 % width] }
        self[.bias] = Safetensors.Tensor(
            name: "bias", shape: [width], values: (0..<width).map { (bias[$0] - mean[$0]) * factors[$0] + beta[$0] })
    }
}

private extension Layer {
    var weightNames: [WeightName] { (definition as? any WeightedLayer)?.weightNames ?? [] }
}
