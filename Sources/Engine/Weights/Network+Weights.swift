internal import Experiments

/// A network's weights by name, out and in.
extension Network {
    /// All weights and moving averages, by their `WeightNames`: "2.kernel", "3.moving_mean".
    var weights: Safetensors {
        Safetensors(named.map { .init(name: $0.name, shape: $0.shape, values: $0.matrix.values) })
    }

    /// Takes the weights of the same names, but for those of fresh layers, which stay as they were drawn.
    /// - Throws: `EngineError.savedWeights` where a weight has no counterpart of its shape, or one has no place.
    func take(_ saved: Safetensors, freshLayers: [Int]) throws(EngineError) {
        let kept = Dictionary(saved.tensors.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let isFresh = { (name: String) in
            name.split(separator: ".").first.flatMap { Int($0) }.map(freshLayers.contains) ?? false
        }
        let named = named, names = named.map(\.name)
        for weight in named where !isFresh(weight.name) {
            guard let tensor = kept[weight.name] else {
                throw .missingWeights(
                    name: weight.name, shape: weight.shape,
                    saved: saved.tensors.map(\.name).filter { !names.contains($0) })
            }
            guard tensor.shape == weight.shape else {
                throw .savedWeights(name: weight.name, found: "the shape \(tensor.shape)", expected: "\(weight.shape)")
            }
            if let value = tensor.values.first(where: { !$0.isFinite }) {
                throw .savedWeights(name: weight.name, found: "the value \(value)", expected: "finite numbers")
            }
        }
        for tensor in saved.tensors where !names.contains(tensor.name) && !isFresh(tensor.name) {
            throw .unknownWeights(name: tensor.name, shape: tensor.shape, known: names)
        }
        for weight in named where !isFresh(weight.name) { weight.matrix.values = kept[weight.name]!.values }
    }

    /// Puts in weights of the same names and shapes, whatever their values.
    func put(_ weights: Safetensors) {
        let byName = Dictionary(uniqueKeysWithValues: weights.tensors.map { ($0.name, $0.values) })
        for weight in named { weight.matrix.values = byName[weight.name]! }
    }
}

private extension Network {
    struct NamedWeight {
        let name: String
        let shape: [Int]
        let matrix: Matrix
    }

    var named: [NamedWeight] {
        var names = WeightNames()
        return zip(stageLayers, stages).flatMap { layer, stage in
            let weights = stage.trainable.map { ($0.name, $0.values) } + stage.averages.map { ($0.name, $0.values) }
            return weights.map { name, matrix in
                let isMatrix = matrix.rows > 1 || name.isMatrix
                return NamedWeight(
                    name: names.next(name, ofLayer: layer),
                    shape: isMatrix ? [matrix.rows, matrix.columns] : [matrix.columns], matrix: matrix)
            }
        }
    }
}
