internal import CKernels
internal import Datasets

/// Samples for training: images with the places of their nonzero pixels marked, as four fifths of MNIST are zeros,
/// which no sum needs; or rows of floats.
///
/// Borrows the samples' memory for as long as its maker's closure runs.
final class Images: @unchecked Sendable {
    let count: Int
    /// Numbers in one sample.
    let inputs: Int
    private let bytes: UnsafePointer<UInt8>
    private let features: UnsafePointer<Float>?
    private let labels: UnsafePointer<UInt8>
    private let targets: UnsafePointer<Float>?
    /// Numbers to predict of one sample; 0 where samples have classes.
    let targetCount: Int
    private let nonzeroMask: UnsafeMutablePointer<UInt64>
    private let byteToFloat: UnsafeMutablePointer<Float>

    private init(
        count: Int, inputs: Int, bytes: UnsafePointer<UInt8>, features: UnsafePointer<Float>?,
        labels: UnsafePointer<UInt8>, targets: UnsafePointer<Float>?, targetCount: Int
    ) {
        self.count = count
        self.inputs = inputs
        self.bytes = bytes
        self.features = features
        self.labels = labels
        self.targets = targets
        self.targetCount = targetCount
        nonzeroMask = .allocate(capacity: features == nil ? max(1, count * bn_words(inputs)) : 1)
        byteToFloat = .allocate(capacity: 256)
        if features == nil { bn_nonzeroMask(count, inputs, bytes, nonzeroMask) }
        bn_byteToFloat(byteToFloat)
    }

    deinit {
        nonzeroMask.deallocate()
        byteToFloat.deallocate()
    }

    static func with<Result>(_ samples: Samples, inputs: Int, _ body: (Images) throws -> Result) rethrows -> Result {
        try samples.pixels.withUnsafeBufferPointer { bytes in
            try samples.labels.withUnsafeBufferPointer { labels in
                try samples.features.withUnsafeBufferPointer { features in
                    try samples.targets.withUnsafeBufferPointer { targets in
                        // An empty array may have no address; nothing is read from there.
                        let nothing = UnsafePointer<UInt8>(bitPattern: 1)!
                        return try body(
                            Images(
                                count: samples.count, inputs: inputs, bytes: bytes.baseAddress ?? nothing,
                                features: samples.features.isEmpty ? nil : features.baseAddress,
                                labels: labels.baseAddress ?? nothing,
                                targets: samples.targets.isEmpty ? nil : targets.baseAddress,
                                targetCount: samples.targets.count / max(samples.count, 1)))
                    }
                }
            }
        }
    }

    /// Whether the samples are rows of floats.
    var holdsFeatures: Bool { features != nil }

    /// The label of one sample.
    func label(_ sample: Int) -> UInt8 { labels[sample] }

    /// The samples from this one on, as they lie in memory.
    func batch(from sample: Int) -> Batch {
        Batch(
            images: view(
                bytes + (holdsFeatures ? 0 : sample * inputs),
                nonzeroMask + (holdsFeatures ? 0 : sample * bn_words(inputs))),
            features: features.map { $0 + sample * inputs }, labels: labels + sample,
            targets: targets.map { $0 + sample * targetCount })
    }

    /// Copies these samples and their labels side by side.
    func gather(_ numbers: UnsafePointer<UInt32>, count: Int, into memory: BatchMemory, at row: Int) {
        for index in 0..<count { memory.labels[row + index] = labels[Int(numbers[index])] }
        if let targets, let place = memory.targets {
            for index in 0..<count {
                (place + (row + index) * targetCount).update(
                    from: targets + Int(numbers[index]) * targetCount, count: targetCount)
            }
        }
        guard let features, let place = memory.features else {
            return bn_gather(
                Int32(count), batch(from: 0).images, numbers, memory.bytes + row * inputs,
                memory.nonzeroMask + row * bn_words(inputs))
        }
        for index in 0..<count {
            (place + (row + index) * inputs).update(from: features + Int(numbers[index]) * inputs, count: inputs)
        }
    }

    /// Changes gathered images, from this row on, and marks them anew.
    func augment(
        _ numbers: UnsafePointer<UInt32>, count: Int, in memory: BatchMemory, at row: Int, by augmenter: Augmenter,
        epoch: Int
    ) {
        for index in 0..<count {
            let image = memory.bytes + (row + index) * inputs
            augmenter.apply(to: image, sample: numbers[index], epoch: epoch)
            bn_nonzeroMask(1, inputs, image, memory.nonzeroMask + (row + index) * bn_words(inputs))
        }
    }

    /// Gathered samples as a batch.
    func batch(in memory: BatchMemory) -> Batch {
        Batch(
            images: view(memory.bytes, memory.nonzeroMask), features: memory.features.map { UnsafePointer($0) },
            labels: UnsafePointer(memory.labels), targets: memory.targets.map { UnsafePointer($0) })
    }

    private func view(_ bytes: UnsafePointer<UInt8>, _ nonzeroMask: UnsafePointer<UInt64>) -> BNImages {
        BNImages(bytes: bytes, nonzeroMask: nonzeroMask, byteToFloat: byteToFloat, inputs: inputs)
    }
}

/// Samples side by side in memory, with their labels.
struct Batch {
    let images: BNImages
    /// The samples as floats, where they are no images.
    let features: UnsafePointer<Float>?
    let labels: UnsafePointer<UInt8>
    /// The numbers to predict, [samples, targets], or the labels as 0 and 1; `nil` where samples have classes.
    let targets: UnsafePointer<Float>?
}

/// Room for gathered samples.
final class BatchMemory {
    let bytes: UnsafeMutablePointer<UInt8>
    let nonzeroMask: UnsafeMutablePointer<UInt64>
    let features: UnsafeMutablePointer<Float>?
    let labels: UnsafeMutablePointer<UInt8>
    let targets: UnsafeMutablePointer<Float>?

    init(capacity: Int, inputs: Int, holdsFeatures: Bool, targets targetCount: Int) {
        bytes = .allocate(capacity: holdsFeatures ? 1 : capacity * inputs)
        nonzeroMask = .allocate(capacity: holdsFeatures ? 1 : capacity * bn_words(inputs))
        features = holdsFeatures ? .allocate(capacity: capacity * inputs) : nil
        labels = .allocate(capacity: capacity)
        targets = targetCount == 0 ? nil : .allocate(capacity: capacity * targetCount)
    }

    deinit {
        bytes.deallocate()
        nonzeroMask.deallocate()
        features?.deallocate()
        labels.deallocate()
        targets?.deallocate()
    }
}
