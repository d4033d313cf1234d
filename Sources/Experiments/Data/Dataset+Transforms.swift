extension Dataset {
    /// The same with so many training samples set aside: as test set, of a table in one file, and for validation, which
    /// early stopping and schedules then watch, not the test set. Stratified, each class has its share of both.
    public func split(
        test: Int? = nil, validation: Int? = nil, stratified: Bool = true, seed: UInt64 = 0
    ) -> Dataset {
        let isStratified = stratified && !task.hasTargets
        let tested =
            test.map { transformed(.test(count: $0, stratified: isStratified, groupedBy: nil, seed: seed)) } ?? self
        return validation.map {
            tested.transformed(.validation(count: $0, stratified: isStratified, seed: seed))
        } ?? tested
    }

    /// The same by fractions of the training samples that there are before, rounded: `split(test: 0.2, validation: 0.1)`.
    public func split(
        test: Double? = nil, validation: Double? = nil, stratified: Bool = true, seed: UInt64 = 0
    ) -> Dataset {
        split(test: count(test), validation: count(validation), stratified: stratified, seed: seed)
    }

    /// The features of a table, each standardized by its mean and deviation over the training part alone, whatever was
    /// split off before or is behind: scikit-learn's `StandardScaler`.
    public func standardized() -> Dataset { transformed(.scaled(.standard)) }

    /// The features of a table, each scaled to 0 … 1 by its range over the training part alone: scikit-learn's
    /// `MinMaxScaler`.
    public func minMaxScaled() -> Dataset { transformed(.scaled(.minMax)) }

    /// The same with only so many samples of a part, chosen by `seed`; all of the parts not named stay. Stratified, each class
    /// has its share; of numbers to be predicted there are no classes.
    public func subset(train: Int? = nil, test: Int? = nil, stratified: Bool = true, seed: UInt64 = 0) -> Dataset {
        let isStratified = stratified && !task.hasTargets
        return [(DataPart.train, train), (.test, test)].reduce(self) { dataset, choice in
            choice.1.map {
                dataset.transformed(.subset(part: choice.0, count: $0, stratified: isStratified, seed: seed))
            } ?? dataset
        }
    }

    /// The same with a fraction of the training labels made wrong.
    public func withLabelNoise(_ fraction: Double, seed: UInt64 = 0) -> Dataset {
        transformed(.labelNoise(fraction: fraction, seed: seed))
    }

    /// The same with the samples as what is to be predicted of them, which an autoencoder learns. Targets are the samples
    /// as they are here; images that are changed behind it are changed as networks see them alone, so that
    /// `mnist.reconstruction().with(.noised(deviation: 0.5, seed: 1), on: DataPart.allCases)` asks for the images
    /// without the noise. A table's are its features after all that is fitted on them.
    public func reconstruction() -> Dataset { transformed(.reconstruction) }

    /// The same with the images of a part changed: `mnist.with(.inverted)` is tested on white digits' negatives.
    public func with(_ change: ImageChange, on part: DataPart = .test) -> Dataset {
        transformed(.images(part: part, change))
    }

    /// The same with the images of several parts changed, each by noise of its own: that of the second part is drawn by
    /// the next seed, that of the third by the one after it.
    public func with(_ change: ImageChange, on parts: [DataPart]) -> Dataset {
        parts.enumerated().reduce(self) { $0.with(change.reseeded(by: UInt64($1.offset)), on: $1.element) }
    }

    /// What its samples are known by: the digest, and what was done to them.
    public var identity: String { ([digest] + transforms.map(\.description)).joined(separator: "; ") }

    /// So many of the training samples; a fraction that is none gives a count that none can be, and says what it was.
    package func count(_ fraction: Double?) -> Int? {
        fraction.map { $0.magnitude < 1e6 ? Int((Double(trainCount) * $0).rounded()) : -1 }
    }

    /// The same with this done to it too.
    package func transformed(_ transform: DatasetTransform) -> Dataset {
        var copy = self
        copy.transforms.append(transform)
        switch transform {
        case .test(let count, _, _, _):
            copy.trainCount &-= count
            copy.testCount &+= count
        case .validation(let count, _, _), .groupedValidation(let count, _, _):
            // A count that cannot be is found by `validate`, which adds it again.
            copy.trainCount &-= count
            copy.validationCount &+= count
        case .subset(.train, let count, _, _): copy.trainCount = count
        case .subset(.validation, let count, _, _): copy.validationCount = count
        case .subset(.test, let count, _, _): copy.testCount = count
        case .reconstruction: copy.task = .reconstruction
        case .labelNoise, .images, .imputed, .scaled: break
        }
        return copy
    }

    /// Throws for a shape, a count or a transform that cannot be.
    func validate() throws(ModelError) {
        try checkShape(shape)
        guard (1...Limits.extent).contains(outputs) else {
            throw .run(name: "the number of targets", value: "\(outputs)", expected: "1 to \(Limits.extent)")
        }
        guard (1...Limits.classes).contains(classes) else {
            throw .run(name: "the number of classes", value: "\(classes)", expected: "1 to \(Limits.classes)")
        }
        guard (task == .reconstruction) == transforms.contains(.reconstruction) else {
            throw .run(name: "the task", value: "\(task)", expected: "reconstruction together with its transform")
        }
        try validateTransforms()
        for (part, count) in [("training", trainCount), ("validation", validationCount), ("test", testCount)]
        where !(0...Limits.count).contains(count) {
            throw .run(name: "the number of \(part) samples", value: "\(count)", expected: "0 to \(Limits.count)")
        }
    }

    private func validateTransforms() throws(ModelError) {
        var counts = (train: trainCount, validation: validationCount, test: testCount)
        for transform in transforms.reversed() {
            switch transform {
            case .test(let count, _, _, _):
                counts = (counts.train &+ count, counts.validation, counts.test &- count)
                guard count > 0, count < counts.train else {
                    throw .run(
                        name: "the test split", value: "\(count)",
                        expected: counts.train > 1
                            ? "1 to \(counts.train - 1) of \(counts.train) samples, or a fraction between 0 and 1"
                            : "a part of the samples")
                }
            case .validation(let count, _, _), .groupedValidation(let count, _, _):
                counts = (counts.train &+ count, counts.validation &- count, counts.test)
                guard count > 0, count < counts.train else {
                    throw .run(
                        name: "the validation split", value: "\(count)",
                        expected: counts.train > 1
                            ? "1 to \(counts.train - 1) of \(counts.train) training samples"
                            : "a part of the training samples")
                }
            case .subset(let part, let count, _, _):
                guard (1...Limits.count).contains(count) else {
                    throw .run(
                        name: "the subset of \(part) samples", value: "\(count)",
                        expected: count < 1 ? "at least 1" : "at most \(Limits.count)")
                }
            case .labelNoise(let fraction, _):
                guard (0...1).contains(fraction) else {
                    throw .run(name: "the label noise", value: "\(fraction)", expected: "a number from 0 to 1")
                }
                guard task == .classification else {
                    throw .run(name: "label noise", value: "\(fraction)", expected: "a data set of classes for it")
                }
                guard classes > 1 else {
                    throw .run(
                        name: "the number of classes", value: "\(classes)", expected: "at least 2 for label noise")
                }
            case .reconstruction: break
            case .images(_, let change): try validate(change)
            case .imputed, .scaled:
                guard !source.isImages else {
                    throw .run(
                        name: "a scaling of features", value: "asked for images",
                        expected: "a table; pixels are divided by 255, and BatchNormalization() standardizes them")
                }
            }
        }
    }

    private func validate(_ change: ImageChange) throws(ModelError) {
        guard source.isImages, (2...3).contains(shape.count) else {
            throw .run(
                name: "a change of images", value: "asked for \(source.isImages ? "the shape \(shape)" : "no images")",
                expected: "images of bytes, [height, width] or [height, width, channels]")
        }
        switch change {
        case .inverted: break
        case .shifted(let down, let right):
            for count in [down, right] where !(-Limits.extent...Limits.extent).contains(count) {
                throw .run(name: "the shift", value: "\(count)", expected: "within ±\(Limits.extent) pixels")
            }
        case .rotated(let degrees):
            guard degrees.magnitude <= 1e6 else {
                throw .run(name: "the rotation", value: "\(degrees)", expected: "a number of degrees within ±1000000")
            }
        case .blurred(let deviation):
            guard deviation > 0, deviation <= 10 else {
                throw .run(name: "the blur", value: "\(deviation)", expected: "above 0 and at most 10")
            }
        case .noised(let deviation, _):
            guard deviation >= 0, deviation <= 1e6 else {
                throw .run(name: "the noise", value: "\(deviation)", expected: "a number from 0 to 1000000")
            }
        }
    }
}
