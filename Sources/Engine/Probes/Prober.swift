/// Carries out the probes of a run. It looks at the batch that a step is about to learn from, with passes of its own
/// from which nothing learns, and puts back whatever it moves.
internal import CKernels
internal import Experiments

/// Used by the workers of one team, each calling the same methods in the same order; the first one writes down what is
/// seen.
final class Prober: @unchecked Sendable {
    private let probes: [Probe]
    let network: Network
    private(set) var measurements: [Measurement] = []
    private var weightsBefore: [[Float]] = []
    private var start = 0.0

    init(_ probes: [Probe], _ network: Network) {
        self.probes = probes
        self.network = network
    }

    func isDue(at number: Int) -> Bool { probes.contains { $0.isDue(at: number) } }

    /// What is seen before the step, whose learning rate is `rate`.
    func before(_ step: borrowing Step, rate: Double) {
        for probe in probes where probe.isDue(at: step.number) {
            switch probe {
            case .activations, .unit, .rank: observeOutputs(probe, step)
            case .gradients: lead(step) { weightsBefore = network.trainable.map(\.values.values) }
            case .landscape: observeLandscape(step, rate)
            case .covariateShift: observeShift(step, rate)
            case .stepTime, .predictions, .folding: break
            }
        }
        if step.worker.leads { start = secondsNow() }
    }

    /// What is seen after it.
    func after(_ step: borrowing Step) {
        let number = step.number
        let seconds = step.worker.leads ? secondsNow() - start : 0
        for probe in probes where probe.isDue(at: step.number) {
            switch probe {
            case .gradients: lead(step) { noteGradients(number) }
            case .stepTime: lead(step) { note(number, "step", "seconds", seconds) }
            case .activations, .unit, .rank, .landscape, .covariateShift, .predictions, .folding: break
            }
        }
    }
}

extension Prober {
    func note(_ step: Int, _ place: String, _ quantity: String, _ value: Double) {
        measurements.append(Measurement(step: step, place: place, quantity: quantity, value: value))
    }

    /// Lets the first worker do what is done once, while the others wait.
    func lead(_ step: borrowing Step, _ body: () -> Void) {
        step.worker.wait()
        if step.worker.leads { body() }
        step.worker.wait()
    }
}

private extension Prober {
    func observeOutputs(_ probe: Probe, _ step: borrowing Step) {
        let number = step.number, rows = step.rows
        _ = network.forward(step.observing)
        lead(step) {
            for output in network.outputs {
                let values = output.signal.numbers(rows * output.signal.positions)
                switch probe {
                case .activations:
                    for (quantity, value) in ActivationSummary(
                        values, width: output.signal.width, function: output.function
                    ).quantities {
                        note(number, output.name, quantity, value)
                    }
                case .unit(let layer, let unit, _) where layer == output.number && unit < output.signal.width:
                    let own = Quantiles(
                        stride(from: unit, to: values.count, by: output.signal.width).map { values[$0] })
                    for (quantity, share) in [("q15", 0.15), ("q50", 0.5), ("q85", 0.85)] {
                        note(number, "\(output.name), unit \(unit)", quantity, own.at(share))
                    }
                case .rank:
                    let rank = MatrixRank(
                        values, rows: values.count / output.signal.width, columns: output.signal.width)
                    note(number, output.name, "rank", Double(rank.rank))
                    note(number, output.name, "effectiveRank", rank.effective)
                default: break
                }
            }
        }
    }

    func noteGradients(_ number: Int) {
        for (index, (name, parameter)) in zip(network.weightNames, network.trainable).enumerated() {
            let before = weightsBefore[index]
            let size = norm(before), moved = norm(zip(parameter.values.values, before).map { $0 - $1 })
            note(number, name, "gradient", norm(parameter.gradient.values))
            note(number, name, "weight", size)
            // A weight that starts at 0 has no ratio yet.
            if size > 0 { note(number, name, "ratio", moved / size) }
        }
    }
}

extension Step {
    /// The same batch, passed through without learning.
    var observing: Step {
        var copy = self
        copy.statistics = .batchOnly
        copy.mayFuse = false
        return copy
    }
}

func norm(_ values: [Float]) -> Double { values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot() }

extension Signal {
    /// The first rows, without padding.
    func numbers(_ rows: Int) -> [Float] {
        (0..<rows).flatMap { row in (0..<width).map { values.at[row * padded + $0] } }
    }
}
