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
    /// Numbers to predict of one sample that stand beside it; 0 where samples have classes, or are to be reconstructed.
    let targetCount: Int
    /// Whether the samples themselves are to be predicted.
    let areReconstructed: Bool
    /// The sum over samples and numbers of the squared distance of what is to be reconstructed from the number's mean.
    let spread: Double
    /// What images were before they were changed, where that is to be reconstructed.
    private let originals: UnsafePointer<UInt8>?
    private let nonzeroMask: UnsafeMutablePointer<UInt64>
    private let byteToFloat: UnsafeMutablePointer<Float>

    private init(
        count: Int, inputs: Int, bytes: UnsafePointer<UInt8>, features: UnsafePointer<Float>?,
        labels: UnsafePointer<UInt8>, targets: UnsafePointer<Float>?, targetCount: Int,
        areReconstructed: Bool, originals: UnsafePointer<UInt8>?
    ) {
        self.count = count
        self.inputs = inputs
        self.bytes = bytes
        self.features = features
        self.labels = labels
        self.targets = targets
        self.targetCount = targetCount
        self.areReconstructed = areReconstructed
        self.originals = originals
        spread = areReconstructed ? spreadOf(count, inputs, features: features, bytes: originals ?? bytes) : 0
        nonzeroMask = .allocate(capacity: features == nil ? max(1, count * bn_words(inputs)) : 1)
        byteToFloat = .allocate(capacity: 256)
        if features == nil { bn_nonzeroMask(count, inputs, bytes, nonzeroMask) }
        bn_byteToFloat(byteToFloat)
    }

    deinit {
        nonzeroMask.deallocate()
        byteToFloat.deallocate()
    }

    static func with<Result>(
        _ samples: Samples, inputs: Int, areReconstructed: Bool = false, _ body: (Images) throws -> Result
    ) rethrows -> Result {
        try samples.pixels.withUnsafeBufferPointer { bytes in
            try samples.labels.withUnsafeBufferPointer { labels in
                try samples.features.withUnsafeBufferPointer { features in
                    try samples.targets.withUnsafeBufferPointer { targets in
                        try samples.originals.withUnsafeBufferPointer { originals in
                            // An empty array may have no address; nothing is read from there.
                            let nothing = UnsafePointer<UInt8>(bitPattern: 1)!
                            return try body(
                                Images(
                                    count: samples.count, inputs: inputs, bytes: bytes.baseAddress ?? nothing,
                                    features: samples.features.isEmpty ? nil : features.baseAddress,
                                    labels: labels.baseAddress ?? nothing,
                                    targets: samples.targets.isEmpty ? nil : targets.baseAddress,
                                    targetCount: samples.targets.count / max(samples.count, 1),
                                    areReconstructed: areReconstructed,
                                    originals: samples.originals.isEmpty ? nil : originals.baseAddress))
                        }
                    }
                }
            }
        }
    }

    /// Whether the samples are rows of floats.
    var holdsFeatures: Bool { features != nil }

    /// The label of one sample.
    func label(_ sample: Int) -> UInt8 { labels[sample] }

    /// Room for gathered samples, at most `capacity`.
    func memory(capacity: Int) -> BatchMemory {
        BatchMemory(
            capacity: capacity, inputs: inputs, holdsFeatures: holdsFeatures, targets: targetCount,
            holdsOriginals: originals != nil)
    }

    /// The samples from this one on, as they lie in memory.
    func batch(from sample: Int) -> Batch {
        batch(
            bytes + (holdsFeatures ? 0 : sample * inputs),
            nonzeroMask + (holdsFeatures ? 0 : sample * bn_words(inputs)), features.map { $0 + sample * inputs },
            labels: labels + sample, targets: targets.map { $0 + sample * targetCount },
            originals: originals.map { $0 + sample * inputs })
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
        if let originals, let place = memory.originals {
            for index in 0..<count {
                (place + (row + index) * inputs).update(from: originals + Int(numbers[index]) * inputs, count: inputs)
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

    /// Changes gathered images, from this row on, and marks them anew; what is to be reconstructed of them alike.
    func augment(
        _ numbers: UnsafePointer<UInt32>, count: Int, in memory: BatchMemory, at row: Int, by augmenter: Augmenter,
        epoch: Int
    ) {
        for index in 0..<count {
            let image = memory.bytes + (row + index) * inputs
            augmenter.apply(to: image, sample: numbers[index], epoch: epoch)
            if let originals = memory.originals {
                augmenter.apply(to: originals + (row + index) * inputs, sample: numbers[index], epoch: epoch)
            }
            bn_nonzeroMask(1, inputs, image, memory.nonzeroMask + (row + index) * bn_words(inputs))
        }
    }

    /// Gathered samples as a batch.
    func batch(in memory: BatchMemory) -> Batch {
        batch(
            memory.bytes, memory.nonzeroMask, memory.features.map { UnsafePointer($0) }, labels: memory.labels,
            targets: memory.targets.map { UnsafePointer($0) }, originals: memory.originals.map { UnsafePointer($0) })
    }

    private func batch(
        _ bytes: UnsafePointer<UInt8>, _ nonzeroMask: UnsafePointer<UInt64>, _ features: UnsafePointer<Float>?,
        labels: UnsafePointer<UInt8>, targets: UnsafePointer<Float>?, originals: UnsafePointer<UInt8>?
    ) -> Batch {
        let images = BNImages(bytes: bytes, nonzeroMask: nonzeroMask, byteToFloat: byteToFloat, inputs: inputs)
        guard areReconstructed else {
            return Batch(images: images, features: features, labels: labels, targets: targets, pixels: nil)
        }
        var pixels = images
        if let originals { pixels.bytes = originals }
        return Batch(
            images: images, features: features, labels: labels, targets: features,
            pixels: features == nil ? pixels : nil)
    }
}

/// Samples side by side in memory, with their labels.
struct Batch {
    let images: BNImages
    /// The samples as floats, where they are no images.
    let features: UnsafePointer<Float>?
    let labels: UnsafePointer<UInt8>
    /// The numbers to predict, [samples, targets], or the labels as 0 and 1; `nil` where samples have classes, or images
    /// are to be reconstructed.
    let targets: UnsafePointer<Float>?
    /// The images to be reconstructed.
    let pixels: BNImages?
}

/// Room for gathered samples.
final class BatchMemory {
    let bytes: UnsafeMutablePointer<UInt8>
    let nonzeroMask: UnsafeMutablePointer<UInt64>
    let features: UnsafeMutablePointer<Float>?
    let labels: UnsafeMutablePointer<UInt8>
    let targets: UnsafeMutablePointer<Float>?
    let originals: UnsafeMutablePointer<UInt8>?

    init(capacity: Int, inputs: Int, holdsFeatures: Bool, targets targetCount: Int, holdsOriginals: Bool) {
        bytes = .allocate(capacity: holdsFeatures ? 1 : capacity * inputs)
        nonzeroMask = .allocate(capacity: holdsFeatures ? 1 : capacity * bn_words(inputs))
        features = holdsFeatures ? .allocate(capacity: capacity * inputs) : nil
        labels = .allocate(capacity: capacity)
        targets = targetCount == 0 ? nil : .allocate(capacity: capacity * targetCount)
        originals = holdsOriginals ? .allocate(capacity: capacity * inputs) : nil
    }

    deinit {
        bytes.deallocate()
        nonzeroMask.deallocate()
        features?.deallocate()
        labels.deallocate()
        targets?.deallocate()
        originals?.deallocate()
    }
}

/// The squared distances of samples from their mean, number by number, in all; bytes are divided by 255.
private func spreadOf(
    _ count: Int, _ inputs: Int, features: UnsafePointer<Float>?, bytes: UnsafePointer<UInt8>
) -> Double {
    guard let features else {
        var sums = [Int](repeating: 0, count: inputs), squares = sums
        for sample in 0..<count {
            for number in 0..<inputs {
                let value = Int(bytes[sample * inputs + number])
                sums[number] &+= value
                squares[number] &+= value &* value
            }
        }
        return zip(sums, squares).reduce(0) { spread, sums in
            let (sum, squares) = (Double(sums.0), Double(sums.1))
            return spread + (squares - sum * sum / Double(max(count, 1))) / (255 * 255)
        }
    }
    return (0..<inputs).reduce(0) { spread, number in
        let values = (0..<count).lazy.map { Double(features[$0 * inputs + number]) }
        let mean = values.reduce(0, +) / Double(max(count, 1))
        return values.reduce(spread) { $0 + ($1 - mean) * ($1 - mean) }
    }
}
