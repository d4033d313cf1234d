internal import CKernels
internal import Experiments

/// An image in a border of zeros, and where its windows and the numbers inside a window lie.
struct PaddedShape {
    private let size: Extent2D
    private let channels: Int
    /// The first pixel's place, and how far the next ones are.
    private let first: Extent2D
    private let steps: Extent2D
    /// The first number of each window.
    let windowOffsets: Offsets
    /// The numbers of a window, from its first.
    let insideOffsets: Offsets

    var count: Int { size.height * size.width * channels }

    /// A sample, for the windows of the convolution.
    init(_ windows: Windows, channels: Int) {
        self.init(
            size: Extent2D(
                max(
                    windows.input.height + windows.top,
                    (windows.output.height - 1) * windows.strides.height + windows.size.height),
                max(
                    windows.input.width + windows.left,
                    (windows.output.width - 1) * windows.strides.width + windows.size.width)),
            first: Extent2D(windows.top, windows.left), steps: 1, window: windows.size, strides: windows.strides,
            count: windows.output,
            channels: channels)
    }

    /// The output's gradient, spread out by the strides, for the windows that give the input's.
    init(turning windows: Windows, channels: Int) {
        self.init(
            size: Extent2D(
                windows.input.height + windows.size.height - 1, windows.input.width + windows.size.width - 1),
            first: Extent2D(windows.size.height - 1 - windows.top, windows.size.width - 1 - windows.left),
            steps: windows.strides,
            window: windows.size, strides: 1, count: windows.input, channels: channels)
    }

    private init(
        size: Extent2D, first: Extent2D, steps: Extent2D, window: Extent2D, strides: Extent2D, count: Extent2D,
        channels: Int
    ) {
        self.size = size
        self.first = first
        self.steps = steps
        self.channels = channels
        windowOffsets = Offsets(
            (0..<count.height).flatMap { y in
                (0..<count.width).map { (y * strides.height * size.width + $0 * strides.width) * channels }
            })
        insideOffsets = Offsets(
            (0..<window.height).flatMap { y in (0..<window.width * channels).map { y * size.width * channels + $0 } })
    }

    /// Lays an image of this extent into its place.
    func fill(from rows: BNRows, _ extent: Extent2D, into place: UnsafeMutablePointer<Float>) {
        bn_border(
            1, Int32(extent.height), Int32(extent.width), Int32(channels), rows, Int32(first.height),
            Int32(first.width), Int32(steps.height),
            Int32(steps.width), Int32(size.height), Int32(size.width), place)
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
