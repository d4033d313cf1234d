internal import CKernels
internal import Experiments

/// A convolution: each window of the input times the kernel.
///
/// The way back goes sample by sample: what is read of one for the gradient of its input is still in the caches when
/// the kernel's gradient asks for it.
final class ConvolutionStage: ProductStage {
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
    private let biasSums: BlockSums
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
        biasSums = BlockSums(rows: output.values.rows, width: output.width)
        transposed = Matrix(rows: windows.size.height * windows.size.width * output.width, columns: channels)
    }

    var trainable: [Parameter] { [kernel] + (bias.map { [$0] } ?? []) }
    var multiplications: Int { output.positions * kernel.count }

    var sharesColumns: Bool { false }
    var passesGradientsAtOnce: Bool { gradients?.windows.phases.count == 1 }

    func forward(_ step: borrowing Step) {
        let own = step.worker.rows(of: step.rows)
        for sample in own {
            let row = sample * output.positions
            kernels.pointee.gatheredProduct(
                Int32(output.positions), Int32(output.padded), Int32(kernel.values.rows), samples.at(sample, step),
                samples.windowOffsets, samples.insideOffsets, kernel.values.from(), ending(row: row),
                output.values.from(row: row), samples.upcoming(own.clamped(to: sample + 1..<sample + 2)))
        }
    }

    func backward(_ step: borrowing Step) {
        let own = step.worker.rows(of: step.rows)
        turnKernel(step)
        if rectifies, !step.worker.isAlone { rectifyGradients(own) }
        step.worker.wait()
        for sample in 0..<step.rows {
            if rectifies, step.worker.isAlone { rectifyGradients(sample..<sample + 1) }
            if own.contains(sample) { passGradients(sample, step) }
            addKernelGradient(sample, step)
        }
        if let bias { findGradient(of: bias, step) }
    }
}

private extension ConvolutionStage {
    /// The kernel, place by place.
    func turnKernel(_ step: borrowing Step) {
        guard let places = gradients?.windows.turnedPlaces else { return }
        for place in step.worker.rows(of: places.count) {
            guard let turned = places[place] else { continue }
            bn_transpose(
                Int32(channels), Int32(output.width), kernel.values.from(row: place * channels),
                transposed.from(row: turned * output.width))
        }
    }

    func rectifyGradients(_ samples: Range<Int>) {
        let positions = output.positions
        rectifyGradients(samples.lowerBound * positions..<samples.upperBound * positions, 0..<output.padded)
    }

    func findGradient(of bias: Parameter, _ step: borrowing Step) {
        let rows = step.rows * output.positions, share = BlockSums.share(of: rows, step.worker)
        kernels.pointee.blockSums(
            Int32(share.rows.count), Int32(output.padded), output.gradients.from(row: share.rows.lowerBound),
            biasSums.from(share))
        step.worker.wait()
        if step.worker.leads { biasSums.add(rows: rows, into: bias.gradient.at) }
    }

    func addKernelGradient(_ sample: Int, _ step: borrowing Step) {
        let own = step.worker.rows(of: kernel.values.rows), gradient = kernel.gradient.from(row: own.lowerBound)
        kernels.pointee.gatheredProduct(
            Int32(own.count), Int32(output.padded), Int32(output.positions), samples.at(sample, step),
            samples.insideOffsets + own.lowerBound, samples.windowOffsets,
            output.gradients.from(row: sample * output.positions), sample > 0 ? .adding(gradient) : .none, gradient,
            upcoming(after: sample, step))
    }

    /// What the way back reads of the next sample first: the gradient of its output, or where another worker has passed that
    /// on the sample itself.
    func upcoming(after sample: Int, _ step: borrowing Step) -> BNUpcoming {
        let next = sample + 1
        guard next < step.rows else { return BNUpcoming() }
        guard gradients != nil, step.worker.rows(of: step.rows).contains(next) else {
            return samples.upcoming(next..<next + 1)
        }
        return output.gradients.upcoming(next * output.positions..<(next + 1) * output.positions)
    }

    /// dx = windows of dy · the kernel turned around.
    func passGradients(_ sample: Int, _ step: borrowing Step) {
        guard let input, let gradients else { return }
        let rows = input.gradients.from(row: sample * input.positions)
        gradients.forEachPhase(of: sample, step) { phase, place, apart in
            let ending = shortcut.map { BNEnding.adding($0.gradients.from(row: sample * input.positions)) }
            kernels.pointee.gatheredProduct(
                Int32(phase.positions), Int32(input.padded), Int32(phase.kernelRows.count), place,
                phase.windowOffsets.at, phase.insideOffsets.at, transposed.from(row: phase.kernelRows.lowerBound),
                ending ?? .none, apart ?? rows, samples.upcoming(sample..<sample + 1))
            if let apart { gradients.spread(phase, apart, into: rows) }
        }
    }
}
