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
    private let gradientWindows: GradientWindows
    /// The samples in their borders.
    private let padded: Matrix
    /// The gradients of the output in theirs; behind each, where strides part the input's positions, those of a phase.
    private let bordered: Matrix?
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
        padded = Matrix(rows: output.capacity, columns: forwardShape.count)
        let gradientWindows = GradientWindows(windows, filters: output.width)
        self.gradientWindows = gradientWindows
        let phases = gradientWindows.phases, apart = phases.count > 1 ? phases.map(\.positions).max() ?? 0 : 0
        bordered = input.flatMap {
            $0.isInput
                ? nil : Matrix(rows: output.capacity, columns: gradientWindows.count + apart * $0.padded)
        }
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
        if let input, let bordered { passGradients(step, to: input, through: bordered) }
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
    func passGradients(_ step: borrowing Step, to input: ActivationBuffer, through bordered: Matrix) {
        for place in step.worker.rows(of: windows.size.height * windows.size.width) {
            bn_transpose(
                Int32(channels), Int32(output.width), kernel.values.from(row: place * channels),
                transposed.from(row: gradientWindows.turnedPlaces[place] * output.width))
        }
        step.worker.wait()
        for sample in step.worker.rows(of: step.rows) {
            let place = bordered.at + sample * bordered.stride
            gradientWindows.fill(
                from: output.gradients.from(row: sample * output.positions), windows.output, into: place)
            let gradients = input.gradients.from(row: sample * input.positions)
            guard gradientWindows.phases.count > 1 else {
                product(place, by: gradientWindows.phases[0], input.padded, into: gradients)
                continue
            }
            let apart = BNRows(at: place + gradientWindows.count, stride: input.padded)
            for phase in gradientWindows.phases {
                product(place, by: phase, input.padded, into: apart)
                bn_border(
                    1, Int32(phase.count.height), Int32(phase.count.width), Int32(input.padded), apart,
                    Int32(phase.first.height), Int32(phase.first.width), Int32(windows.strides.height),
                    Int32(windows.strides.width), Int32(windows.input.height), Int32(windows.input.width),
                    gradients.at)
            }
        }
    }

    /// The gradients at a phase's positions, one after another.
    func product(
        _ bordered: UnsafePointer<Float>, by phase: GradientWindows.Phase, _ columns: Int, into gradients: BNRows
    ) {
        kernels.pointee.gatheredProduct(
            false, Int32(phase.positions), Int32(columns), Int32(phase.kernelRows.count), bordered,
            phase.windowOffsets.at, phase.insideOffsets.at, transposed.from(row: phase.kernelRows.lowerBound), nil,
            gradients)
    }
}
