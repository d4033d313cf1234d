/// Images with the places of their nonzero pixels marked: four fifths of MNIST are zeros, which no sum needs.
internal import CKernels
internal import Datasets

/// Borrows the samples' bytes for as long as its maker's closure runs.
final class Images: @unchecked Sendable {
    let count: Int
    /// Pixels of one image.
    let inputs: Int
    private let bytes: UnsafePointer<UInt8>
    private let labels: UnsafePointer<UInt8>
    private let marks: UnsafeMutablePointer<UInt64>
    private let levels: UnsafeMutablePointer<Float>

    private init(count: Int, inputs: Int, bytes: UnsafePointer<UInt8>, labels: UnsafePointer<UInt8>) {
        self.count = count
        self.inputs = inputs
        self.bytes = bytes
        self.labels = labels
        marks = .allocate(capacity: count * bn_words(inputs))
        levels = .allocate(capacity: 256)
        bn_mark(count, inputs, bytes, marks)
        bn_levels(levels)
    }

    deinit {
        marks.deallocate()
        levels.deallocate()
    }

    static func with<Result>(_ samples: Samples, inputs: Int, _ body: (Images) throws -> Result) rethrows -> Result {
        try samples.pixels.withUnsafeBufferPointer { bytes in
            try samples.labels.withUnsafeBufferPointer { labels in
                try body(Images(count: samples.count, inputs: inputs, bytes: bytes.baseAddress!, labels: labels.baseAddress!))
            }
        }
    }

    /// The images from this one on, as they lie in memory.
    func batch(from image: Int) -> Batch {
        Batch(
            images: BNImages(bytes: bytes + image * inputs, marks: marks + image * bn_words(inputs), levels: levels, inputs: inputs),
            labels: labels + image)
    }

    /// Copies these images and their labels side by side.
    func gather(_ numbers: UnsafePointer<UInt32>, count: Int, into memory: BatchMemory, at row: Int) {
        bn_gather(Int32(count), batch(from: 0).images, numbers, memory.bytes + row * inputs, memory.marks + row * bn_words(inputs))
        for index in 0..<count { memory.labels[row + index] = labels[Int(numbers[index])] }
    }

    /// Gathered images as a batch.
    func batch(in memory: BatchMemory) -> Batch {
        Batch(images: BNImages(bytes: memory.bytes, marks: memory.marks, levels: levels, inputs: inputs), labels: UnsafePointer(memory.labels))
    }
}

/// Images side by side in memory, with their labels.
struct Batch {
    let images: BNImages
    let labels: UnsafePointer<UInt8>
}

/// Room for gathered images.
final class BatchMemory {
    let bytes: UnsafeMutablePointer<UInt8>
    let marks: UnsafeMutablePointer<UInt64>
    let labels: UnsafeMutablePointer<UInt8>

    init(capacity: Int, inputs: Int) {
        bytes = .allocate(capacity: capacity * inputs)
        marks = .allocate(capacity: capacity * bn_words(inputs))
        labels = .allocate(capacity: capacity)
    }

    deinit {
        bytes.deallocate()
        marks.deallocate()
        labels.deallocate()
    }
}
