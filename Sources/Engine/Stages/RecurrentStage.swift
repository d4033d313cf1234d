/// A layer that walks over time steps: a simple recurrent one, an LSTM, or a GRU.
internal import CKernels

/// One step of such a layer, forward and backward, for some samples at once.
protocol RecurrentCell: AnyObject {
    /// The state after step t, from what comes from the input and from the state before.
    func forward(_ samples: Range<Int>, _ t: Int, fromInput: BNRows, fromState: BNRows, before: BNRows, state: BNRows)
    /// The gradients of both, from that of the state. Returns with `dBefore` what reaches the state before without the recurrent kernel; false if nothing.
    func backward(
        _ samples: Range<Int>, _ t: Int, before: BNRows, state: BNRows, dState: BNRows, dInput: BNRows, dRecurrent: BNRows, dBefore: BNRows
    ) -> Bool
}

final class RecurrentStage: Stage {
    let weights: RecurrentWeights
    private let cell: any RecurrentCell
    private let normalization: InputNormalization?
    private let input: Signal
    private let output: Signal
    private let kernels: Kernels
    private let returnsSequences: Bool
    /// What comes from the input, and its gradient; a row for each step of each sample, as all that follow.
    private let sums: Matrix
    private let sumGradients: Matrix
    /// The gradient of what comes from the state; the same as above, but for a GRU.
    private let recurrentGradients: Matrix
    private let states: Matrix
    private let before: Matrix
    /// What comes from the state in one step.
    private let fromState: Matrix
    private let stateGradient: Matrix
    private let direct: Matrix

    init(
        _ cell: any RecurrentCell, weights: RecurrentWeights, normalization: InputNormalization?, input: Signal, output: Signal,
        returnsSequences: Bool, kernels: Kernels
    ) {
        self.cell = cell
        self.weights = weights
        self.normalization = normalization
        self.input = input
        self.output = output
        self.kernels = kernels
        self.returnsSequences = returnsSequences
        let rows = input.values.rows, units = weights.units, capacity = input.capacity
        sums = normalization?.output ?? Matrix(rows: rows, columns: weights.width)
        sumGradients = Matrix(rows: rows, columns: weights.width)
        recurrentGradients = cell is GRUCell ? Matrix(rows: rows, columns: weights.width) : sumGradients
        states = returnsSequences ? output.values : Matrix(rows: rows, columns: units)
        before = Matrix(rows: rows, columns: units)
        fromState = Matrix(rows: capacity * input.positions, columns: weights.width)
        stateGradient = Matrix(rows: capacity, columns: units)
        direct = Matrix(rows: capacity, columns: units)
    }

    var trainable: [Parameter] { weights.parameters + (normalization.map { [$0.gamma] } ?? []) }
    var averages: [Matrix] { normalization?.averages ?? [] }
    var sharesColumns: Bool { false }

    func forward(_ step: borrowing Step) {
        let samples = step.worker.rows(of: step.rows)
        if let normalization {
            weights.fromInput(samples, addsBias: false, into: normalization.input)
            normalization.forward(step, bias: weights.bias)
        } else {
            weights.fromInput(samples, addsBias: true, into: sums)
        }
        for t in 0..<weights.steps { forward(samples, t) }
        guard !returnsSequences else { return }
        bn_copy(Int32(samples.count), Int32(weights.units), view(states).at(weights.steps - 1, from: samples.lowerBound), output.values.from(row: samples.lowerBound))
    }

    func backward(_ step: borrowing Step) {
        let samples = step.worker.rows(of: step.rows)
        weights.turn(step)
        for t in (0..<weights.steps).reversed() { backward(samples, t) }
        step.worker.wait()
        weights.weightGradients(step, dInput: sumGradients, dState: recurrentGradients, before: before)
        if let normalization {
            step.worker.wait()
            normalization.backward(step, sumGradients)
            step.worker.wait()
            weights.kernelGradient(step, dInput: sumGradients)
        }
        weights.inputGradient(samples, sumGradients)
    }
}

private extension RecurrentStage {
    func view(_ matrix: Matrix) -> Sequence { Sequence(matrix: matrix, steps: weights.steps) }

    func forward(_ samples: Range<Int>, _ t: Int) {
        let first = samples.lowerBound
        if t > 0 { bn_copy(Int32(samples.count), Int32(weights.units), view(states).at(t - 1, from: first), view(before).at(t, from: first)) }
        weights.fromState(samples, t, view(states), into: view(fromState).at(t, from: first))
        cell.forward(
            samples, t, fromInput: view(sums).at(t, from: first), fromState: view(fromState).at(t, from: first), before: view(before).at(t, from: first),
            state: view(states).at(t, from: first))
    }

    func backward(_ samples: Range<Int>, _ t: Int) {
        let first = samples.lowerBound, count = Int32(samples.count), units = Int32(weights.units), isLast = t == weights.steps - 1
        let dState = stateGradient.from(row: first)
        if returnsSequences {
            let given = view(output.gradients).at(t, from: first)
            if isLast { bn_copy(count, units, given, dState) } else { bn_add(count, units, given, dState) }
        } else if isLast {
            bn_copy(count, units, output.gradients.from(row: first), dState)
        }
        let dRecurrent = view(recurrentGradients).at(t, from: first)
        let isDirect = cell.backward(
            samples, t, before: view(before).at(t, from: first), state: view(states).at(t, from: first), dState: dState,
            dInput: view(sumGradients).at(t, from: first), dRecurrent: dRecurrent, dBefore: direct.from(row: first))
        guard t > 0 else { return }
        weights.stateGradient(samples, dRecurrent, into: dState)
        if isDirect { bn_add(count, units, direct.from(row: first), dState) }
    }
}
