internal import CKernels
internal import Experiments

/// A convolution: each window of the input times the kernel.
///
/// The way back goes sample by sample: what is read of one for the gradient of its input is still in the caches when
/// the kernel's gradient asks for it. Workers share the samples, or where a kernel is large its gradient's rows.
final class ConvolutionStage: ProductStage, SampleStage {
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
    private let biasSums: BiasSums?
    /// `nil` where a kernel is larger than the samples that workers then need not hand to each other.
    private let sums: SampleSums?
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
        sums = kernel.count <= numbers ? SampleSums(of: kernel, capacity: output.capacity) : nil
        transposed = Matrix(rows: windows.size.height * windows.size.width * output.width, columns: channels)
    }

    var trainable: [Parameter] { [kernel] + (bias.map { [$0] } ?? []) }
    var multiplications: Int { output.positions * kernel.count }

    var passesGradientsAtOnce: Bool { gradients?.windows.phases.count == 1 }

    /// Whether each worker finds what its samples give of the kernel's gradient, or its rows of what all samples give.
    func takesSamples(_ step: borrowing Step) -> Bool {
        step.worker.isAlone || sums != nil && step.rows >= step.worker.team.count
    }

    func forward(_ own: Range<Int>, _ step: borrowing Step) {
        for sample in own {
            let row = sample * output.positions
            kernels.pointee.gatheredProduct(
                Int32(output.positions), Int32(output.padded), Int32(kernel.values.rows), samples.at(sample, step),
                samples.windowOffsets, samples.insideOffsets, kernel.values.from(), ending(row: row),
                output.values.from(row: row), samples.upcoming(own.clamped(to: sample + 1..<sample + 2)))
        }
    }

    func prepareBackward(_ step: borrowing Step) { turnKernel(step) }

    func backward(_ own: Range<Int>, _ step: borrowing Step) {
        for sample in own {
            endGradients(sample..<sample + 1, step)
            passGradients(sample, step)
            let waiting = step.worker.leads ? nil : sums?.from(sample: sample)
            addKernelGradient(
                0..<kernel.values.rows, sample, step, isFirst: sample == 0 || waiting != nil,
                into: waiting ?? kernel.gradient.from(), upcoming(after: sample, of: own, step))
        }
    }

    func finishBackward(_ step: borrowing Step) {
        if !step.worker.isAlone { sums?.add(step) }
        if step.worker.leads { biasSums?.finish(step) }
    }

    func backward(_ step: borrowing Step) {
        if takesSamples(step) { return backwardBySamples(step) }
        let own = step.worker.rows(of: step.rows), rows = step.worker.rows(of: kernel.values.rows)
        prepareBackward(step)
        for sample in own { endGradients(sample..<sample + 1, step) }
        step.worker.wait()
        for sample in 0..<step.rows {
            if own.contains(sample) { passGradients(sample, step) }
            addKernelGradient(
                rows, sample, step, isFirst: sample == 0, into: kernel.gradient.from(row: rows.lowerBound),
                upcoming(after: sample, of: 0..<step.rows, step))
        }
        if step.worker.leads { biasSums?.finish(step) }
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

    /// Takes what has come back for samples of this worker's as far as the sums of products.
    func endGradients(_ samples: Range<Int>, _ step: borrowing Step) {
        let dy = output.gradients(of: samples.lowerBound, step)
        if rectifies { rectify(dy, output.rows(of: samples), 0..<output.padded) }
        biasSums?.add(dy, of: samples, step)
    }

    /// What a sample gives of these rows of the kernel's gradient.
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

    /// What the way back reads first of the next of these samples: the gradient of its output, or where another worker has
    /// passed that on the sample itself.
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
        gradients.forEachPhase(of: sample, step) { phase, place, apart in
            kernels.pointee.gatheredProduct(
                Int32(phase.positions), Int32(input.padded), Int32(phase.kernelRows.count), place,
                phase.windowOffsets.at, phase.insideOffsets.at, transposed.from(row: phase.kernelRows.lowerBound),
                ending, apart ?? rows, samples.upcoming(sample..<sample + 1))
            if let apart { gradients.spread(phase, apart, into: rows) }
        }
    }
}
