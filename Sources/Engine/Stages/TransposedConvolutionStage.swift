internal import CKernels
internal import Experiments

/// A transposed convolution: what a convolution from its output to its input does on the way back, forward, and that
/// convolution itself on the way back.
final class TransposedConvolutionStage: KernelStage {
    let kernel: Parameter
    let output: ActivationBuffer
    let biasSums: BiasSums?
    let sums: SampleSums?
    private let bias: Parameter?
    private let input: ActivationBuffer
    private let kernels: Kernels
    /// The input as windows that give the output are read from it.
    private let values: BorderedGradients
    /// The output's gradients, in their border.
    private let gradients: BorderedSamples
    /// The kernel turned around, [height · width · channels, filters], a copy for each worker.
    private let turned: WorkerMemory
    private let rowLength: Int

    /// `windows` move over the output, one for each position of the input.
    init(
        _ windows: Windows, input: ActivationBuffer, output: ActivationBuffer, kernel: Parameter, bias: Parameter?,
        kernels: Kernels
    ) {
        self.input = input
        self.output = output
        self.kernel = kernel
        self.bias = bias
        self.kernels = kernels
        values = BorderedGradients(windows, input: output, output: input)
        gradients = BorderedSamples(windows, channels: output.width, input: output)
        biasSums = bias.map { BiasSums(of: $0, output: output, kernels: kernels) }
        let numbers = input.positions * input.width + output.positions * output.width
        sums = SampleSums(of: kernel, capacity: output.capacity, sample: numbers)
        rowLength = output.padded
        turned = WorkerMemory(count: windows.size.height * windows.size.width * input.width * rowLength)
    }

    var trainable: [Parameter] { [kernel] + (bias.map { [$0] } ?? []) }
    var multiplications: Int { input.positions * kernel.count }

    func forward(_ own: Range<Int>, _ step: borrowing Step) {
        let transposed = BNRows(at: turned.of(step.worker), stride: rowLength)
        // Samples may come one by one; the first of a worker's begins the step.
        if own.lowerBound == step.worker.rows(of: step.rows).lowerBound {
            values.turn(
                kernel.values, places: 0..<values.windows.turnedPlaces.count, rows: output.width,
                columns: input.width, into: transposed)
        }
        let ending = BNEnding.bias(bias.map { UnsafePointer($0.values.at) })
        for sample in own {
            let y = output.values.from(row: sample * output.positions)
            values.forEachPhase(of: input.values.from(row: sample * input.positions), step) { phase, place, apart in
                kernels.pointee.gatheredProduct(
                    Int32(phase.positions), Int32(output.padded), Int32(phase.kernelRows.count), place,
                    phase.windowOffsets.at, phase.insideOffsets.at,
                    BNRows(at: transposed.at + phase.kernelRows.lowerBound * rowLength, stride: rowLength), ending,
                    apart ?? y, BNUpcoming())
                if let apart { values.spread(phase, apart, into: y) }
            }
        }
    }

    func endGradients(_ samples: Range<Int>, _ step: borrowing Step) {
        biasSums?.add(output.gradients(of: samples.lowerBound, step), of: samples, step)
    }

    func passGradients(_ sample: Int, _ step: borrowing Step) {
        if input.isInput { return }
        kernels.pointee.gatheredProduct(
            Int32(input.positions), Int32(input.padded), Int32(kernel.values.rows), place(of: sample, step),
            gradients.windowOffsets, gradients.insideOffsets, kernel.values.from(), .none,
            input.gradients(of: sample, step), BNUpcoming())
    }

    func addKernelGradient(
        _ rows: Range<Int>, _ sample: Int, _ step: borrowing Step, isFirst: Bool, into gradient: BNRows,
        _ upcoming: BNUpcoming
    ) {
        kernels.pointee.gatheredProduct(
            Int32(rows.count), Int32(input.padded), Int32(input.positions), place(of: sample, step),
            gradients.insideOffsets + rows.lowerBound, gradients.windowOffsets,
            input.values.from(row: sample * input.positions), isFirst ? .none : .adding(gradient), gradient, upcoming)
    }

    func upcoming(after sample: Int, of range: Range<Int>, _ step: borrowing Step) -> BNUpcoming {
        range.contains(sample + 1) ? output.upcomingGradients(of: sample + 1, step) : BNUpcoming()
    }

    private func place(of sample: Int, _ step: borrowing Step) -> UnsafePointer<Float> {
        gradients.place(of: output.gradients(of: sample, step), step)
    }
}
