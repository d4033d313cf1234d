internal import CKernels
internal import Experiments

/// A convolution: each window of the input times the kernel. Windows are read where they lie, in a copy of the sample
/// with its border of zeros.
final class ConvolutionStage: Stage {
    let kernel: Parameter
    let bias: Parameter?
    private let windows: Windows
    private let channels: Int
    /// `nil` for the samples themselves.
    private let input: ActivationBuffer?
    private let output: ActivationBuffer
    private let kernels: Kernels
    private let forwardShape: PaddedShape
    private let backwardShape: PaddedShape
    /// The samples in their borders, and the gradients of the output in theirs, dilated out by the strides.
    private let padded: Matrix
    private let dilated: Matrix?
    /// The samples as floats, before they have a border.
    private let expanded: Matrix?
    /// The kernel turned around, [height · width · filters, channels].
    private let transposed: Matrix

    init(
        _ windows: Windows, channels: Int, input: ActivationBuffer?, output: ActivationBuffer, kernel: Parameter,
        bias: Parameter?,
        kernels: Kernels
    ) {
        self.windows = windows
        self.channels = channels
        self.input = input
        self.output = output
        self.kernel = kernel
        self.bias = bias
        self.kernels = kernels
        forwardShape = PaddedShape(windows, channels: channels)
        backwardShape = PaddedShape(turning: windows, channels: output.width)
        padded = Matrix(rows: output.capacity, columns: forwardShape.count)
        dilated = input?.isInput == false ? Matrix(rows: output.capacity, columns: backwardShape.count) : nil
        expanded =
            input == nil
            ? Matrix(rows: output.capacity, columns: windows.input.height * windows.input.width * channels) : nil
        transposed = Matrix(rows: windows.size.height * windows.size.width * output.width, columns: channels)
    }

    var trainable: [Parameter] { [kernel] + (bias.map { [$0] } ?? []) }
    var multiplications: Int { output.positions * kernel.count }

    var sharesColumns: Bool { false }

    func forward(_ step: borrowing Step) {
        for sample in step.worker.rows(of: step.rows) {
            border(sample, step.batch)
            kernels.pointee.gatheredProduct(
                false, Int32(output.positions), Int32(output.padded), Int32(kernel.values.rows),
                padded.at + sample * padded.stride,
                forwardShape.windowOffsets.at, forwardShape.insideOffsets.at, kernel.values.from(),
                bias.map { UnsafePointer($0.values.at) },
                output.values.from(row: sample * output.positions))
        }
    }

    func backward(_ step: borrowing Step) {
        let own = step.worker.rows(of: kernel.values.rows)
        for sample in 0..<step.rows {
            kernels.pointee.gatheredProduct(
                sample > 0, Int32(own.count), Int32(output.padded), Int32(output.positions),
                padded.at + sample * padded.stride,
                forwardShape.insideOffsets.at + own.lowerBound, forwardShape.windowOffsets.at,
                output.gradients.from(row: sample * output.positions),
                nil, kernel.gradient.from(row: own.lowerBound))
        }
        if let bias {
            let columns = step.worker.columns(of: output.padded), first = columns.lowerBound
            kernels.pointee.columnSums(
                Int32(step.rows * output.positions), Int32(columns.count), output.gradients.from(column: first),
                bias.gradient.at + first)
        }
        if let input, let dilated { passGradients(step, to: input, through: dilated) }
    }
}

private extension ConvolutionStage {
    func border(_ sample: Int, _ batch: Batch) {
        var rows = BNRows(at: nil, stride: 0)
        if let input {
            rows = input.values.from(row: sample * input.positions)
        } else if let expanded {
            var image = batch.images
            image.bytes = image.bytes + sample * image.inputs
            bn_expand(1, Int32(image.inputs), 0, image, expanded.from(row: sample))
            rows = BNRows(at: expanded.at + sample * expanded.stride, stride: channels)
        }
        forwardShape.fill(from: rows, windows.input, into: padded.at + sample * padded.stride)
    }

    /// dx = windows of dy · the kernel turned around.
    func passGradients(_ step: borrowing Step, to input: ActivationBuffer, through dilated: Matrix) {
        let places = windows.size.height * windows.size.width
        for place in step.worker.rows(of: places) {
            bn_transpose(
                Int32(channels), Int32(output.width), kernel.values.from(row: place * channels),
                transposed.from(row: (places - 1 - place) * output.width))
        }
        step.worker.wait()
        for sample in step.worker.rows(of: step.rows) {
            let place = dilated.at + sample * dilated.stride
            backwardShape.fill(from: output.gradients.from(row: sample * output.positions), windows.output, into: place)
            kernels.pointee.gatheredProduct(
                false, Int32(input.positions), Int32(input.padded), Int32(transposed.rows), place,
                backwardShape.windowOffsets.at,
                backwardShape.insideOffsets.at, transposed.from(), nil,
                input.gradients.from(row: sample * input.positions))
        }
    }
}
