/// A block whose input is added to its output.
internal import CKernels

final class ResidualStage: Stage {
    private let long: [any Stage]
    private let short: [any Stage]
    private let input: Signal
    /// The ends of both ways; that of the short one is the input where it has no stages.
    private let ends: (long: Signal, short: Signal)
    private let output: Signal
    /// The gradient that came back on the long way, while the short one is walked.
    private let spare: Matrix

    init(long: [any Stage], short: [any Stage], input: Signal, ends: (long: Signal, short: Signal), output: Signal) {
        self.long = long
        self.short = short
        self.input = input
        self.ends = ends
        self.output = output
        spare = Matrix(rows: input.values.rows, columns: input.width)
    }

    var trainable: [Parameter] { (long + short).flatMap(\.trainable) }
    var averages: [MovingAverage] { (long + short).flatMap(\.averages) }
    var sharesColumns: Bool { false }
    var inner: [any Stage] { (long + short).flatMap { [$0] + $0.inner } }

    func forward(_ step: borrowing Step) {
        long.forward(step)
        short.forward(step)
        step.worker.wait()
        copy(step, ends.long.values, to: output.values, output.positions)
        add(step, ends.short.values, to: output.values, output.positions)
    }

    func backward(_ step: borrowing Step) {
        copy(step, output.gradients, to: ends.long.gradients, output.positions)
        step.worker.wait()
        long.backward(step)
        step.worker.wait()
        guard !short.isEmpty else { return add(step, output.gradients, to: input.gradients, input.positions) }
        copy(step, input.gradients, to: spare, input.positions)
        copy(step, output.gradients, to: ends.short.gradients, output.positions)
        step.worker.wait()
        short.backward(step)
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
