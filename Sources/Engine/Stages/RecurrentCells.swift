internal import CKernels

/// The cell of a simple recurrent layer: state = f(fromInput + fromState).
final class SimpleCell: RecurrentCell {
    private let function: BNActivation
    private let kernels: Kernels
    private let sums: TimeSteps
    private let units: Int32

    init(_ function: BNActivation?, capacity: Int, steps: Int, units: Int, kernels: Kernels) {
        self.function = function ?? BNActivation(function: BNLinear, slope: 0)
        self.kernels = kernels
        self.units = Int32(units)
        sums = TimeSteps(matrix: Matrix(rows: capacity * steps, columns: units), steps: steps)
    }

    func forward(_ samples: Range<Int>, _ t: Int, fromInput: BNRows, fromState: BNRows, before: BNRows, state: BNRows) {
        kernels.pointee.recurrentStep(
            function, Int32(samples.count), units, fromInput, fromState, sums.at(t, from: samples.lowerBound), state)
    }

    func backward(
        _ samples: Range<Int>, _ t: Int, before: BNRows, state: BNRows, dState: BNRows, dInput: BNRows,
        dRecurrent: BNRows, dBefore: BNRows
    ) -> Bool {
        kernels.pointee.recurrentStepGradient(
            function, Int32(samples.count), units, sums.at(t, from: samples.lowerBound), state, dState, dInput)
        return false
    }
}

/// Long short-term memory.
final class LSTMCell: RecurrentCell {
    private let kernels: Kernels
    private let units: Int32
    private let gates: TimeSteps
    private let cells: TimeSteps
    private let squashed: TimeSteps
    /// The cell before the first step.
    private let nothing: Matrix
    private let cellGradient: Matrix

    init(capacity: Int, steps: Int, units: Int, kernels: Kernels) {
        self.kernels = kernels
        self.units = Int32(units)
        func timeSteps(_ columns: Int) -> TimeSteps {
            TimeSteps(matrix: Matrix(rows: capacity * steps, columns: columns), steps: steps)
        }
        gates = timeSteps(4 * units)
        cells = timeSteps(units)
        squashed = timeSteps(units)
        nothing = Matrix(rows: capacity, columns: units)
        cellGradient = Matrix(rows: capacity, columns: units)
    }

    func forward(_ samples: Range<Int>, _ t: Int, fromInput: BNRows, fromState: BNRows, before: BNRows, state: BNRows) {
        let first = samples.lowerBound
        kernels.pointee.lstmStep(
            Int32(samples.count), units, fromInput, fromState, cellBefore(t, first), gates.at(t, from: first),
            cells.at(t, from: first),
            squashed.at(t, from: first), state)
    }

    func backward(
        _ samples: Range<Int>, _ t: Int, before: BNRows, state: BNRows, dState: BNRows, dInput: BNRows,
        dRecurrent: BNRows, dBefore: BNRows
    ) -> Bool {
        let first = samples.lowerBound
        if t == gates.steps - 1 {
            bn_copy(Int32(samples.count), units, nothing.from(row: first), cellGradient.from(row: first))
        }
        kernels.pointee.lstmStepGradient(
            Int32(samples.count), units, gates.at(t, from: first), cellBefore(t, first), squashed.at(t, from: first),
            dState,
            cellGradient.from(row: first), dInput)
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
    private let gates: TimeSteps
    /// What came from the state in each step.
    private let fromStates: TimeSteps

    init(capacity: Int, steps: Int, units: Int, kernels: Kernels) {
        self.kernels = kernels
        self.units = Int32(units)
        gates = TimeSteps(matrix: Matrix(rows: capacity * steps, columns: 3 * units), steps: steps)
        fromStates = TimeSteps(matrix: Matrix(rows: capacity * steps, columns: 3 * units), steps: steps)
    }

    func forward(_ samples: Range<Int>, _ t: Int, fromInput: BNRows, fromState: BNRows, before: BNRows, state: BNRows) {
        let first = samples.lowerBound
        bn_copy(Int32(samples.count), 3 * units, fromState, fromStates.at(t, from: first))
        kernels.pointee.gruStep(
            Int32(samples.count), units, fromInput, fromState, before, gates.at(t, from: first), state)
    }

    func backward(
        _ samples: Range<Int>, _ t: Int, before: BNRows, state: BNRows, dState: BNRows, dInput: BNRows,
        dRecurrent: BNRows, dBefore: BNRows
    ) -> Bool {
        let first = samples.lowerBound
        kernels.pointee.gruStepGradient(
            Int32(samples.count), units, gates.at(t, from: first), fromStates.at(t, from: first), before, dState,
            dInput, dRecurrent, dBefore)
        return true
    }
}
