internal import CKernels
internal import Experiments

/// An image in a border of zeros, and where its windows and the numbers inside a window lie.
struct PaddedShape {
    private let size: Extent2D
    private let channels: Int
    /// The first pixel's place.
    private let first: Extent2D
    /// The first number of each window.
    let windowOffsets: Offsets
    /// The numbers of a window, from its first.
    let insideOffsets: Offsets

    var count: Int { size.height * size.width * channels }

    /// A sample, for the windows of the convolution.
    init(_ windows: Windows, channels: Int) {
        let width = max(
            windows.input.width + windows.left,
            (windows.output.width - 1) * windows.strides.width + windows.size.width)
        size = Extent2D(
            max(
                windows.input.height + windows.top,
                (windows.output.height - 1) * windows.strides.height + windows.size.height), width)
        first = Extent2D(windows.top, windows.left)
        self.channels = channels
        windowOffsets = Offsets(
            (0..<windows.output.height).flatMap { y in
                (0..<windows.output.width).map {
                    (y * windows.strides.height * width + $0 * windows.strides.width) * channels
                }
            })
        insideOffsets = Offsets(
            (0..<windows.size.height).flatMap { y in
                (0..<windows.size.width * channels).map { y * width * channels + $0 }
            })
    }

    /// Lays an image of this extent into its place.
    func fill(from rows: BNRows, _ extent: Extent2D, into place: UnsafeMutablePointer<Float>) {
        bn_border(
            1, Int32(extent.height), Int32(extent.width), Int32(channels), rows, Int32(first.height),
            Int32(first.width), 1, 1, Int32(size.height), Int32(size.width), place)
    }
}

/// Offsets in memory of their own, for the kernels.
final class Offsets {
    let at: UnsafeMutablePointer<Int32>

    init(_ values: [Int]) {
        at = .allocate(capacity: values.count)
        for (index, value) in values.enumerated() { at[index] = Int32(value) }
    }

    deinit { at.deallocate() }
}
