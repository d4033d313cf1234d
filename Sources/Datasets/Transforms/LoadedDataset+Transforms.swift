package import Experiments

/// What is done to samples after they are read.
extension LoadedDataset {
    /// The samples as `dataset` names them: those of its source, with its transforms applied one after the other.
    /// Throws ``DatasetError/tooFew(part:count:asked:)`` for a part with fewer samples than a transform asks for,
    /// ``DatasetError/noGroups(column:known:)``.
    func transformed(to dataset: Dataset) throws -> LoadedDataset {
        var loaded = self
        for transform in dataset.transforms where !transform.isFitted { try loaded.apply(transform) }
        // What is fitted on the training part waits for what is left of it.
        for transform in dataset.transforms where transform.isFitted { try loaded.apply(transform) }
        loaded.dataset = dataset
        return loaded
    }
}

extension LoadedDataset {
    /// The training samples of whole groups of a column, at most so many, in an order drawn by `seed`.
    /// Throws ``DatasetError/noGroups(column:known:)``.
    package func groupedSelection(_ column: String, count: Int, seed: UInt64, of part: DataPart) throws -> [Int] {
        guard let groups = train.groups[column] else {
            throw DatasetError.noGroups(column: column, known: train.groups.keys.sorted())
        }
        let stream = part == .test ? Selection.testStream : Selection.stream
        return Selection(groups: groups, count: count, seed: seed, stream: stream).numbers
    }
}

private extension DatasetTransform {
    /// Whether its numbers come from the training part.
    var isFitted: Bool {
        switch self {
        case .imputed, .scaled: true
        default: false
        }
    }
}

private extension LoadedDataset {
    mutating func apply(_ transform: DatasetTransform) throws {
        switch transform {
        case .validation(let count, let stratified, let seed):
            let chosen = try Selection(train.labels, count: count, stratified: stratified, seed: seed, of: .train)
                .numbers
            setAside(chosen, as: .validation)
        case .groupedValidation(let count, let column, let seed):
            setAside(try groupedSelection(column, count: count, seed: seed, of: .validation), as: .validation)
        case .test(let count, _, let column?, let seed):
            setAside(try groupedSelection(column, count: count, seed: seed, of: .test), as: .test)
        case .test(let count, let stratified, nil, let seed):
            let chosen = try Selection(
                train.labels, count: count, stratified: stratified, seed: seed, of: .train,
                stream: Selection.testStream
            ).numbers
            setAside(chosen, as: .test)
        case .subset(let part, let count, let stratified, let seed):
            self[part] = self[part].picked(
                try Selection(self[part].labels, count: count, stratified: stratified, seed: seed, of: part).numbers)
        case .labelNoise(let fraction, let seed):
            train.labels = noisy(train.labels, fraction, seed)
        case .reconstruction:
            dataset.task = .reconstruction
            for part in DataPart.allCases { (self[part].targets, self[part].originals) = ([], []) }
        case .images(let part, let change):
            if dataset.task == .reconstruction, self[part].originals.isEmpty {
                self[part].originals = self[part].pixels
            }
            self[part].pixels = ImageChanges(shape: dataset.shape).applied(change, to: self[part].pixels)
        case .imputed(let imputation):
            let columns = FeatureColumns(train.features, width: dataset.shape.reduce(1, *))
            let values = columns.values(imputation)
            for part in DataPart.allCases { self[part].features.replaceMissing(by: values) }
        case .scaled(let scaling):
            let ranges = FeatureColumns(train.features, width: dataset.shape.reduce(1, *)).ranges(scaling)
            for part in DataPart.allCases { self[part].features.scale(by: ranges) }
        }
    }

    /// Moves training samples to the end of another part.
    mutating func setAside(_ numbers: [Int], as part: DataPart) {
        var isChosen = [Bool](repeating: false, count: train.count)
        for number in numbers { isChosen[number] = true }
        self[part] = self[part].followed(by: train.picked(numbers))
        train = train.picked(train.labels.indices.filter { !isChosen[$0] })
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
