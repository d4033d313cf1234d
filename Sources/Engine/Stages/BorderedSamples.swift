internal import CKernels
internal import Experiments

/// The samples as a convolution's windows are read from them: where they lie, or, if they need a border of zeros, in a
/// copy of the one that a worker is at.
final class BorderedSamples {
    private let windows: Windows
    private let channels: Int
    /// `nil` for the samples themselves.
    private let input: ActivationBuffer?
    private let shape: PaddedShape
    /// `nil` where no border is needed.
    private let bordered: WorkerMemory?
    /// A sample as floats, before it has a border.
    private let expanded: WorkerMemory?

    init(_ windows: Windows, channels: Int, input: ActivationBuffer?) {
        self.windows = windows
        self.channels = channels
        self.input = input
        shape = PaddedShape(windows, channels: channels)
        let liesRight = input?.padded == channels && shape.count == input.map { $0.positions * channels }
        bordered = liesRight ? nil : WorkerMemory(count: shape.count)
        expanded = input == nil ? WorkerMemory(count: windows.input.height * windows.input.width * channels) : nil
    }

    /// The first number of each window of a sample, and the numbers of a window from its first.
    var windowOffsets: UnsafeMutablePointer<Int32> { shape.windowOffsets.at }
    var insideOffsets: UnsafeMutablePointer<Int32> { shape.insideOffsets.at }

    func at(_ sample: Int, _ step: borrowing Step) -> UnsafePointer<Float> { place(of: rows(of: sample, step), step) }

    /// The same of these rows of a sample, which lie as the input's do.
    func place(of rows: BNRows, _ step: borrowing Step) -> UnsafePointer<Float> {
        guard let bordered = bordered?.of(step.worker) else { return UnsafePointer(rows.at) }
        shape.fill(from: rows, windows.input, into: bordered)
        return UnsafePointer(bordered)
    }

    /// These samples, for what asks for them ahead; nothing of images as they were stored.
    func upcoming(_ range: Range<Int>) -> BNUpcoming {
        guard let input else { return BNUpcoming() }
        return input.values.upcoming(input.rows(of: range))
    }

    private func rows(of sample: Int, _ step: borrowing Step) -> BNRows {
        if let input { return input.values.from(row: sample * input.positions) }
        var image = step.batch.images
        image.bytes = image.bytes + sample * image.inputs
        let rows = BNRows(at: expanded!.of(step.worker), stride: image.inputs)
        bn_expand(1, Int32(image.inputs), 0, image, rows)
        return BNRows(at: rows.at, stride: channels)
    }
}
