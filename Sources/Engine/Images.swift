/// Images as lists of their nonzero pixels: four fifths of MNIST are zeros, which no sum needs.
internal import CKernels
internal import Datasets

final class Images: @unchecked Sendable {
    let count: Int
    /// Pixels of one image.
    let inputs: Int
    let labels: [UInt8]
    private let entries: UnsafeMutablePointer<UInt32>
    private let starts: UnsafeMutablePointer<UInt64>
    private let levels: UnsafeMutablePointer<Float>

    init(_ samples: Samples, inputs: Int) {
        count = samples.count
        self.inputs = inputs
        labels = samples.labels
        // One more than is listed: the last zero is written there too.
        entries = .allocate(capacity: bn_countNonzero(samples.pixels.count, samples.pixels) + 1)
        starts = .allocate(capacity: count + 1)
        levels = .allocate(capacity: 256)
        bn_levels(levels)
        bn_list(count, inputs, samples.pixels, starts, entries)
    }

    deinit {
        entries.deallocate()
        starts.deallocate()
        levels.deallocate()
    }

    var lists: BNImages { BNImages(entries: entries, starts: starts, levels: levels) }

    /// The most nonzero pixels that so many of these images can have.
    func mostEntries(in batch: Int) -> Int {
        var sizes = (0..<count).map { Int(starts[$0 + 1] - starts[$0]) }
        sizes.sort(by: >)
        return sizes.prefix(batch).reduce(0, +)
    }

    /// A batch's pixels, whose lists are the caller's memory.
    func pixels(entries: UnsafePointer<UInt32>, starts: UnsafePointer<UInt32>) -> BNPixels {
        BNPixels(entries: entries, starts: starts, levels: levels)
    }
}
