internal import CKernels
internal import Experiments

/// The gradients of a convolution's output as the windows that give those of its input are read from them: where they
/// lie, or, if they need a border of zeros, in a copy of the sample that a worker is at. A transposed convolution's input
/// and output are these two.
final class BorderedGradients {
    let windows: GradientWindows
    private let convolution: Windows
    private let input: ActivationBuffer
    private let output: ActivationBuffer
    /// `nil` where no border is needed.
    private let bordered: WorkerMemory?
    /// The gradients of a phase, where strides part the input's positions.
    private let apart: WorkerMemory?

    init(_ convolution: Windows, input: ActivationBuffer, output: ActivationBuffer) {
        self.convolution = convolution
        self.input = input
        self.output = output
        windows = GradientWindows(convolution, filters: output.width)
        let liesRight = output.padded == output.width && windows.count == output.positions * output.width
        bordered = liesRight ? nil : WorkerMemory(count: windows.count)
        let most = windows.phases.map(\.positions).max() ?? 0
        apart = windows.phases.count > 1 ? WorkerMemory(count: most * input.padded) : nil
    }

    /// Calls `body` with each phase of a sample's `rows` and the place that its windows are read from; `apart` is where its
    /// gradients go, if not among the input's.
    func forEachPhase(
        of rows: BNRows, _ step: borrowing Step,
        _ body: (_ phase: GradientWindows.Phase, _ place: UnsafePointer<Float>, _ apart: BNRows?) -> Void
    ) {
        let place = bordered?.of(step.worker)
        if let place { windows.fill(from: rows, convolution.output, into: place) }
        let apart = apart.map { BNRows(at: $0.of(step.worker), stride: input.padded) }
        for phase in windows.phases { body(phase, UnsafePointer(place ?? rows.at), apart) }
    }

    /// The turned kernel's place by place, from `kernel` [places · rows, columns].
    func turn(_ kernel: Matrix, places: Range<Int>, rows: Int, columns: Int, into transposed: BNRows) {
        for place in places {
            guard let turned = windows.turnedPlaces[place] else { continue }
            bn_transpose(
                Int32(rows), Int32(columns), kernel.from(row: place * rows),
                BNRows(at: transposed.at + turned * columns * transposed.stride, stride: transposed.stride))
        }
    }

    /// Puts a phase's gradients where they belong among a sample's.
    func spread(_ phase: GradientWindows.Phase, _ apart: BNRows, into gradients: BNRows) {
        bn_border(
            1, Int32(phase.count.height), Int32(phase.count.width), Int32(input.padded), apart,
            Int32(phase.first.height), Int32(phase.first.width), Int32(convolution.strides.height),
            Int32(convolution.strides.width), Int32(convolution.input.height), Int32(convolution.input.width),
            gradients.at)
    }
}
