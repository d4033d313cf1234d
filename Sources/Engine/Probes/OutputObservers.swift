internal import CKernels
internal import Experiments

/// The distribution of each layer's output.
final class ActivationObserver: ProbeObserver {
    private let network: Network
    private let log: MeasurementLog

    init(_ network: Network, _ log: MeasurementLog) { (self.network, self.log) = (network, log) }

    func beforeStep(_ step: borrowing Step, rate: Double) {
        let number = step.number
        network.observeOutputs(step) { output, values in
            let summary = ActivationSummary(values, width: output.buffer.width, function: output.function)
            for (quantity, value) in summary.quantities { log.note(number, output.name, quantity, value) }
        }
    }
}

/// The distribution of one unit's output.
final class UnitObserver: ProbeObserver {
    private let network: Network
    private let log: MeasurementLog
    private let layer: Int
    private let unit: Int

    init(_ network: Network, _ log: MeasurementLog, layer: Int, unit: Int) {
        (self.network, self.log, self.layer, self.unit) = (network, log, layer, unit)
    }

    func beforeStep(_ step: borrowing Step, rate: Double) {
        let number = step.number
        network.observeOutputs(step) { output, values in
            guard output.number == layer, unit < output.buffer.width else { return }
            let own = Quantiles(stride(from: unit, to: values.count, by: output.buffer.width).map { values[$0] })
            for (quantity, share) in [(ProbeQuantity.q15, 0.15), (.q50, 0.5), (.q85, 0.85)] {
                log.note(number, "\(output.name), unit \(unit)", quantity, own.at(share))
            }
        }
    }
}

/// The rank of each layer's output, a row for each position of each sample.
final class RankObserver: ProbeObserver {
    private let network: Network
    private let log: MeasurementLog

    init(_ network: Network, _ log: MeasurementLog) { (self.network, self.log) = (network, log) }

    func beforeStep(_ step: borrowing Step, rate: Double) {
        let number = step.number
        network.observeOutputs(step) { output, values in
            let width = output.buffer.width, rank = MatrixRank(values, rows: values.count / width, columns: width)
            log.note(number, output.name, .rank, Double(rank.rank))
            log.note(number, output.name, .effectiveRank, rank.effective)
        }
    }
}

private extension Network {
    /// Passes the batch through, and lets the first worker look at what each layer gives, row-major.
    func observeOutputs(_ step: borrowing Step, _ body: (LayerOutput, [Float]) -> Void) {
        let rows = step.rows
        _ = forward(step.observing)
        step.worker.lead {
            for output in outputs { body(output, output.buffer.numbers(0..<rows * output.buffer.positions)) }
        }
    }
}

extension ActivationBuffer {
    /// These rows, without padding.
    func numbers(_ rows: Range<Int>) -> [Float] {
        rows.flatMap { row in (0..<width).map { values.at[row * padded + $0] } }
    }
}
