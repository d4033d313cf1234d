internal import CKernels
internal import Experiments

/// A convolution: each window of the input times the kernel.
final class ConvolutionStage: ProductStage, KernelStage {
    let kernel: Parameter
    let bias: Parameter?
    let output: ActivationBuffer
    var rectifies = false
    var added: ActivationBuffer?
    var shortcut: ActivationBuffer?
    private let windows: Windows
    private let channels: Int
    /// `nil` for the samples themselves.
    private let input: ActivationBuffer?
    let kernels: Kernels
    private let samples: BorderedSamples
    /// `nil` where nothing learns from the gradient of the input.
    private let gradients: BorderedGradients?
    let biasSums: BiasSums?
    let sums: SampleSums?
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
        samples = BorderedSamples(windows, channels: channels, input: input)
        gradients = input.flatMap { $0.isInput ? nil : BorderedGradients(windows, input: $0, output: output) }
        biasSums = bias.map { BiasSums(of: $0, output: output, kernels: kernels) }
        let numbers = windows.input.height * windows.input.width * channels + output.positions * output.width
        sums = SampleSums(of: kernel, capacity: output.capacity, sample: numbers)
        transposed = Matrix(rows: windows.size.height * windows.size.width * output.width, columns: channels)
    }

    var trainable: [Parameter] { [kernel] + (bias.map { [$0] } ?? []) }
    var multiplications: Int { output.positions * kernel.count }

    var passesGradientsAtOnce: Bool { gradients?.windows.phases.count == 1 }

    func forward(_ own: Range<Int>, _ step: borrowing Step) {
        for sample in own {
            let row = sample * output.positions
            kernels.pointee.gatheredProduct(
                Int32(output.positions), Int32(output.padded), Int32(kernel.values.rows), samples.at(sample, step),
                samples.windowOffsets, samples.insideOffsets, kernel.values.from(), ending(row: row),
                output.values.from(row: row), samples.upcoming(own.clamped(to: sample + 1..<sample + 2)))
        }
    }

    func prepareBackward(_ step: borrowing Step) {
        guard let gradients else { return }
        let places = step.worker.rows(of: gradients.windows.turnedPlaces.count)
        gradients.turn(kernel.values, places: places, rows: channels, columns: output.width, into: transposed.from())
    }

    func endGradients(_ samples: Range<Int>, _ step: borrowing Step) {
        let dy = output.gradients(of: samples.lowerBound, step)
        if rectifies { rectify(dy, output.rows(of: samples), 0..<output.padded) }
        biasSums?.add(dy, of: samples, step)
    }

    func addKernelGradient(
        _ rows: Range<Int>, _ sample: Int, _ step: borrowing Step, isFirst: Bool, into gradient: BNRows,
        _ upcoming: BNUpcoming
    ) {
        kernels.pointee.gatheredProduct(
            Int32(rows.count), Int32(output.padded), Int32(output.positions), samples.at(sample, step),
            samples.insideOffsets + rows.lowerBound, samples.windowOffsets,
            output.gradients(of: sample, step), isFirst ? .none : .adding(gradient), gradient,
            upcoming)
    }

    /// The gradient of the next sample's output, or where another worker has passed that on the sample itself.
    func upcoming(after sample: Int, of range: Range<Int>, _ step: borrowing Step) -> BNUpcoming {
        let next = sample + 1
        guard range.contains(next) else { return BNUpcoming() }
        guard gradients != nil, step.worker.rows(of: step.rows).contains(next) else {
            return samples.upcoming(next..<next + 1)
        }
        return output.upcomingGradients(of: next, step)
    }

    /// dx = windows of dy · the kernel turned around.
    func passGradients(_ sample: Int, _ step: borrowing Step) {
        guard let input, let gradients else { return }
        let rows = input.gradients(of: sample, step)
        let ending = shortcut.map { BNEnding.adding($0.gradients(of: sample, step)) } ?? .none
        gradients.forEachPhase(of: output.gradients(of: sample, step), step) { phase, place, apart in
            kernels.pointee.gatheredProduct(
                Int32(phase.positions), Int32(input.padded), Int32(phase.kernelRows.count), place,
                phase.windowOffsets.at, phase.insideOffsets.at, transposed.from(row: phase.kernelRows.lowerBound),
                ending, apart ?? rows, samples.upcoming(sample..<sample + 1))
            if let apart { gradients.spread(phase, apart, into: rows) }
        }
    }
}
