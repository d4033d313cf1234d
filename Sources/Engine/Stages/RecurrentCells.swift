internal import CKernels

/// The cell of a simple recurrent layer: state = f(fromInput + fromState).
final class SimpleCell: RecurrentCell {
    private let function: BNActivation
    private let kernels: Kernels
    private let units: Int32

    init(_ function: BNActivation?, units: Int, kernels: Kernels) {
        self.function = function ?? BNActivation(function: BNLinear, slope: 0)
        self.kernels = kernels
        self.units = Int32(units)
    }

    func forward(_ samples: Range<Int>, _ t: Int, gates: BNRows, fromState: BNRows, before: BNRows, state: BNRows) {
        kernels.pointee.recurrentStep(function, Int32(samples.count), units, gates, fromState, gates, state)
    }

    func backward(
        _ samples: Range<Int>, _ t: Int, gates: BNRows, before: BNRows, state: BNRows, dState: BNRows,
        dRecurrent: BNRows, dBefore: BNRows
    ) -> Bool {
        kernels.pointee.recurrentStepGradient(
            function, Int32(samples.count), units, gates, state, dState, gates)
        return false
    }
}

/// Long short-term memory.
final class LSTMCell: RecurrentCell {
    private let kernels: Kernels
    private let units: Int32
    private let cells: TimeSteps
    /// The cell before the first step.
    private let nothing: Matrix
    private let cellGradient: Matrix

    init(capacity: Int, steps: Int, units: Int, kernels: Kernels) {
        self.kernels = kernels
        self.units = Int32(units)
        cells = TimeSteps(matrix: Matrix(rows: capacity * steps, columns: units), steps: steps)
        nothing = Matrix(rows: capacity, columns: units)
        cellGradient = Matrix(rows: capacity, columns: units)
    }

    func forward(_ samples: Range<Int>, _ t: Int, gates: BNRows, fromState: BNRows, before: BNRows, state: BNRows) {
        let first = samples.lowerBound
        kernels.pointee.lstmStep(
            Int32(samples.count), units, gates, fromState, cellBefore(t, first), gates, cells.at(t, from: first),
            state)
    }

    func backward(
        _ samples: Range<Int>, _ t: Int, gates: BNRows, before: BNRows, state: BNRows, dState: BNRows,
        dRecurrent: BNRows, dBefore: BNRows
    ) -> Bool {
        let first = samples.lowerBound
        if t == cells.steps - 1 {
            bn_copy(Int32(samples.count), units, nothing.from(row: first), cellGradient.from(row: first))
        }
        kernels.pointee.lstmStepGradient(
            Int32(samples.count), units, gates, cellBefore(t, first), cells.at(t, from: first), dState,
            cellGradient.from(row: first), gates)
        return false
    }

    private func cellBefore(_ t: Int, _ first: Int) -> BNRows {
        t == 0 ? nothing.from(row: first) : cells.at(t - 1, from: first)
    }
}

/// Gated recurrent unit.
final class GRUCell: RecurrentCell {
    private let kernels: Kernels
    private let units: Int32
    /// What came from the state for the candidate of each step.
    private let candidates: TimeSteps

    init(capacity: Int, steps: Int, units: Int, kernels: Kernels) {
        self.kernels = kernels
        self.units = Int32(units)
        candidates = TimeSteps(matrix: Matrix(rows: capacity * steps, columns: units), steps: steps)
    }

    func forward(_ samples: Range<Int>, _ t: Int, gates: BNRows, fromState: BNRows, before: BNRows, state: BNRows) {
        let count = Int32(samples.count), last = BNRows(at: fromState.at + 2 * Int(units), stride: fromState.stride)
        bn_copy(count, units, last, candidates.at(t, from: samples.lowerBound))
        kernels.pointee.gruStep(count, units, gates, fromState, before, gates, state)
    }

    func backward(
        _ samples: Range<Int>, _ t: Int, gates: BNRows, before: BNRows, state: BNRows, dState: BNRows,
        dRecurrent: BNRows, dBefore: BNRows
    ) -> Bool {
        kernels.pointee.gruStepGradient(
            Int32(samples.count), units, gates, candidates.at(t, from: samples.lowerBound), before, dState, gates,
            dRecurrent, dBefore)
        return true
    }
}
