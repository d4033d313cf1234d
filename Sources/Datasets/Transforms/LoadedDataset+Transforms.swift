internal import Experiments

/// What is done to samples after they are read.
extension LoadedDataset {
    /// The samples as `dataset` names them: those of its source, with its transforms applied one after the other.
    /// Throws ``DatasetError/tooFew(part:count:asked:)`` for a part with fewer samples than a transform asks for.
    func transformed(to dataset: Dataset) throws -> LoadedDataset {
        var loaded = self
        for transform in dataset.transforms { try loaded.apply(transform) }
        loaded.dataset = dataset
        return loaded
    }
}

private extension LoadedDataset {
    mutating func apply(_ transform: DatasetTransform) throws {
        switch transform {
        case .validation(let count, let stratified, let seed):
            let chosen = try Selection(train.labels, count: count, stratified: stratified, seed: seed, of: .train)
                .numbers
            let isChosen = Set(chosen)
            validation = validation.followed(by: train.picked(chosen))
            train = train.picked(train.labels.indices.filter { !isChosen.contains($0) })
        case .subset(let part, let count, let stratified, let seed):
            self[part] = self[part].picked(
                try Selection(self[part].labels, count: count, stratified: stratified, seed: seed, of: part).numbers)
        case .labelNoise(let fraction, let seed):
            train.labels = noisy(train.labels, fraction, seed)
        case .images(let part, let change):
            self[part].pixels = ImageChanges(height: dataset.shape[0], width: dataset.shape[1]).applied(
                change, to: self[part].pixels)
        }
    }

    subscript(part: DataPart) -> Samples {
        get {
            switch part {
            case .train: train
            case .validation: validation
            case .test: test
            }
        }
        set {
            switch part {
            case .train: train = newValue
            case .validation: validation = newValue
            case .test: test = newValue
            }
        }
    }

    func noisy(_ labels: [UInt8], _ fraction: Double, _ seed: UInt64) -> [UInt8] {
        var labels = labels
        let order = Selection.shuffled(labels.count, seed: seed, stream: Selection.noiseStream)
        guard dataset.classes > 1 else { return labels }
        for place in order.prefix(Int((Double(labels.count) * fraction).rounded())) {
            var random = CounterRandom(seed: seed, stream: Selection.noiseStream + 1, index: UInt64(place))
            labels[place] = UInt8((Int(labels[place]) + 1 + random.below(dataset.classes - 1)) % dataset.classes)
        }
        return labels
    }
}
