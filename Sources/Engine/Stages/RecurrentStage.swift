internal import CKernels

/// One step of a layer that walks over time, forward and backward, for some samples at once.
protocol RecurrentCell: AnyObject {
    /// The state after step t, from what comes from the input and from the state before. The gates take the place of
    /// what comes from the input.
    func forward(_ samples: Range<Int>, _ t: Int, gates: BNRows, fromState: BNRows, before: BNRows, state: BNRows)
    /// The gradients of both, from that of the state; that of what comes from the input takes the place of the gates.
    /// Returns with `dBefore` what reaches the state before without the recurrent kernel; false if nothing.
    func backward(
        _ samples: Range<Int>, _ t: Int, gates: BNRows, before: BNRows, state: BNRows, dState: BNRows,
        dRecurrent: BNRows, dBefore: BNRows
    ) -> Bool
}

/// A layer that walks over time steps: a simple recurrent one, an LSTM, or a GRU.
final class RecurrentStage: Stage {
    private let cell: any RecurrentCell
    /// What comes from the input, for all steps at once: input · kernel, plus the bias if no normalization follows.
    private let projection: any Stage
    /// The projection, where it is of images and taken step by step: what it gives is still in the first cache then when
    /// the cell reads it.
    private let imageProjection: ImageDenseStage?
    /// So many samples at once.
    private static let projectedSamples = 16
    private let projected: ActivationBuffer
    /// What comes from the input, normalized or not; then the gates, and on the way back the gradient of what came.
    private let gates: Matrix
    private let normalization: InputNormalization?
    private let weights: RecurrentWeights
    private let output: ActivationBuffer
    private let returnsSequences: Bool
    /// The gradient of what comes from the state; the same as of what comes from the input, but for a GRU. Rows as in
    /// `projected`.
    private let recurrentGradients: Matrix
    /// The states before each step.
    private let before: Matrix
    /// What comes from the state in one step.
    private let fromState: Matrix
    private let stateGradient: Matrix
    private let direct: Matrix

    init(
        _ cell: any RecurrentCell, projection: any Stage, projected: ActivationBuffer,
        normalization: InputNormalization?,
        weights: RecurrentWeights, output: ActivationBuffer,
        returnsSequences: Bool
    ) {
        self.cell = cell
        self.projection = projection
        self.projected = projected
        gates = projected.gradients
        imageProjection = normalization == nil ? projection as? ImageDenseStage : nil
        self.normalization = normalization
        self.weights = weights
        self.output = output
        self.returnsSequences = returnsSequences
        let rows = projected.values.rows, width = weights.width, units = weights.units, capacity = projected.capacity
        recurrentGradients = cell is GRUCell ? Matrix(rows: rows, columns: width) : projected.gradients
        before = Matrix(rows: rows, columns: units)
        fromState = Matrix(rows: capacity, columns: width)
        stateGradient = Matrix(rows: capacity, columns: units)
        direct = Matrix(rows: capacity, columns: units)
    }

    var trainable: [Parameter] {
        [projection.trainable[0], weights.recurrent] + (weights.bias.map { [$0] } ?? [])
            + (normalization.map { [$0.gamma] } ?? [])
    }
    var averages: [MovingAverage] { normalization?.averages ?? [] }
    var multiplications: Int { projection.multiplications + steps * weights.recurrent.count }
    var sharesColumns: Bool { false }

    func forward(_ step: borrowing Step) {
        if let imageProjection {
            imageProjection.prepare(step)
        } else {
            projection.forward(step)
            step.worker.wait()
            normalization?.forward(step, bias: weights.bias)
        }
        let samples = step.worker.rows(of: step.rows)
        for t in 0..<steps { forward(samples, t, step) }
    }

    func backward(_ step: borrowing Step) {
        let samples = step.worker.rows(of: step.rows)
        weights.turn(step)
        for t in (0..<steps).reversed() { backward(samples, t) }
        step.worker.wait()
        weights.gradient(step, dSum: recurrentGradients, before: before)
        if let normalization {
            if let bias = weights.bias { weights.biasGradient(step, projected.gradients, into: bias.gradient.from()) }
            step.worker.wait()
            normalization.backward(step, bias: weights.bias)
        }
        step.worker.wait()
        projection.backward(step)
    }
}

private extension RecurrentStage {
    var steps: Int { projected.positions }

    func view(_ matrix: Matrix) -> TimeSteps { TimeSteps(matrix: matrix, steps: steps) }

    /// The state after step t: in a sequence that is returned, or where the next step finds the one before it.
    func state(_ t: Int, from sample: Int) -> BNRows {
        if returnsSequences { return view(output.values).at(t, from: sample) }
        return t == steps - 1 ? output.values.from(row: sample) : view(before).at(t + 1, from: sample)
    }

    func forward(_ samples: Range<Int>, _ t: Int, _ step: borrowing Step) {
        let first = samples.lowerBound, before = view(before).at(t, from: first)
        if returnsSequences, t > 0 {
            bn_copy(Int32(samples.count), Int32(weights.units), state(t - 1, from: first), before)
        }
        weights.fromState(samples.count, t == 0 ? nil : before, into: fromState.from(row: first))
        guard let imageProjection else { return cellForward(samples, t) }
        for part in stride(from: first, to: samples.upperBound, by: Self.projectedSamples) {
            let part = part..<min(part + Self.projectedSamples, samples.upperBound)
            imageProjection.project(part, position: t, step, into: view(gates).at(t, from: part.lowerBound))
            cellForward(part, t)
        }
    }

    func cellForward(_ samples: Range<Int>, _ t: Int) {
        let first = samples.lowerBound
        cell.forward(
            samples, t, gates: view(gates).at(t, from: first), fromState: fromState.from(row: first),
            before: view(before).at(t, from: first), state: state(t, from: first))
    }

    func backward(_ samples: Range<Int>, _ t: Int) {
        let first = samples.lowerBound, count = Int32(samples.count), units = Int32(weights.units),
            isLast = t == steps - 1
        let dState = stateGradient.from(row: first)
        if returnsSequences {
            let given = view(output.gradients).at(t, from: first)
            if isLast { bn_copy(count, units, given, dState) } else { bn_add(count, units, given, dState) }
        } else if isLast {
            bn_copy(count, units, output.gradients.from(row: first), dState)
        }
        let dRecurrent = view(recurrentGradients).at(t, from: first)
        let isDirect = cell.backward(
            samples, t, gates: view(gates).at(t, from: first), before: view(before).at(t, from: first),
            state: state(t, from: first), dState: dState, dRecurrent: dRecurrent,
            dBefore: direct.from(row: first))
        guard t > 0 else { return }
        weights.stateGradient(samples, dRecurrent, into: dState)
        if isDirect { bn_add(count, units, direct.from(row: first), dState) }
    }
}
