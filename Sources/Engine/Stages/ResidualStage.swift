internal import CKernels

/// A block whose input is added to its output.
final class ResidualStage: SampleStage {
    private let main: [any Stage]
    private let shortcut: [any Stage]
    /// The main path, where it takes each sample by itself and nothing else is done.
    private let chain: SampleChain?
    private let input: ActivationBuffer
    /// The ends of both; that of the shortcut is the input where it has no stages, and that of the main path the output
    /// where its last stage adds the shortcut's itself.
    private let ends: (main: ActivationBuffer, shortcut: ActivationBuffer)
    let output: ActivationBuffer
    /// Whether the first stage of the main path adds the gradients that come by the shortcut.
    private let addsItself: Bool
    /// The gradient that came back on the main path, while the shortcut is passed.
    private let spare: Matrix?

    init(
        main: [any Stage], shortcut: [any Stage], input: ActivationBuffer,
        ends: (main: ActivationBuffer, shortcut: ActivationBuffer), output: ActivationBuffer, joinsGradients: Bool
    ) {
        self.main = main
        self.shortcut = shortcut
        self.input = input
        self.ends = ends
        self.output = output
        let first = main.first as? any ProductStage
        addsItself = joinsGradients && shortcut.isEmpty && first?.passesGradientsAtOnce == true
        if addsItself { first?.shortcut = output }
        let stages = main.compactMap { $0 as? any SampleStage }
        chain =
            addsItself && ends.main === output && stages.count == main.count && stages.allSatisfy(\.canTakeSamples)
            ? SampleChain(stages) : nil
        spare = shortcut.isEmpty ? nil : Matrix(rows: input.values.rows, columns: input.width)
    }

    var trainable: [Parameter] { (main + shortcut).flatMap(\.trainable) }
    var averages: [MovingAverage] { (main + shortcut).flatMap(\.averages) }
    var canTakeSamples: Bool { chain != nil }
    func takesSamples(_ step: borrowing Step) -> Bool { chain?.takesSamples(step) == true }
    var multiplications: Int { (main + shortcut).reduce(0) { $0 + $1.multiplications } }
    var inner: [any Stage] { (main + shortcut).flatMap { [$0] + $0.inner } }

    func forward(_ samples: Range<Int>, _ step: borrowing Step) { chain?.forward(samples, step) }
    func prepareBackward(_ step: borrowing Step) { chain?.prepareBackward(step) }
    func backward(_ samples: Range<Int>, _ step: borrowing Step) { chain?.backward(samples, step) }
    func finishBackward(_ step: borrowing Step) { chain?.finishBackward(step) }

    func forward(_ step: borrowing Step) {
        shortcut.forward(step)
        main.forward(step)
        guard ends.main !== output else { return }
        step.worker.wait()
        let rows = step.worker.rows(of: step.rows * output.positions), first = rows.lowerBound
        bn_sum(
            Int32(rows.count), Int32(output.padded), ends.main.values.from(row: first),
            ends.shortcut.values.from(row: first), output.values.from(row: first))
    }

    func backward(_ step: borrowing Step) {
        if ends.main !== output { copy(step, output.gradients, to: ends.main.gradients, output.positions) }
        step.worker.wait()
        main.backward(step)
        if addsItself { return }
        step.worker.wait()
        guard let spare else { return add(step, output.gradients, to: input.gradients, input.positions) }
        copy(step, input.gradients, to: spare, input.positions)
        copy(step, output.gradients, to: ends.shortcut.gradients, output.positions)
        step.worker.wait()
        shortcut.backward(step)
        step.worker.wait()
        add(step, spare, to: input.gradients, input.positions)
    }
}

private extension ResidualStage {
    func copy(_ step: borrowing Step, _ x: Matrix, to y: Matrix, _ positions: Int) {
        let rows = step.worker.rows(of: step.rows * positions)
        bn_copy(Int32(rows.count), Int32(x.stride), x.from(row: rows.lowerBound), y.from(row: rows.lowerBound))
    }

    func add(_ step: borrowing Step, _ x: Matrix, to y: Matrix, _ positions: Int) {
        let rows = step.worker.rows(of: step.rows * positions)
        bn_add(Int32(rows.count), Int32(x.stride), x.from(row: rows.lowerBound), y.from(row: rows.lowerBound))
    }
}
