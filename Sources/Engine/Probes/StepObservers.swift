internal import CKernels
internal import Experiments

/// The gradient of each weight that is not frozen, and how far the step moves it.
final class GradientObserver: ProbeObserver {
    private let log: MeasurementLog
    private let weights: [(place: String, parameter: Parameter)]
    /// Of each weight, before the step.
    private var values: [[Float]] = []
    /// The norm of each weight's gradient.
    private var gradients: [Double] = []

    init(_ network: Network, _ log: MeasurementLog) {
        self.log = log
        weights = zip(network.weightPlaces, network.trainable).filter { !$1.isFrozen }.map { ($0, $1) }
    }

    func beforeStep(_ step: borrowing Step, rate: Double) {
        step.worker.lead { values = weights.map(\.parameter.values.values) }
    }

    func afterBackward(_ step: borrowing Step) {
        step.worker.lead { gradients = weights.map { norm($0.parameter.gradient.values) } }
    }

    func afterStep(_ step: borrowing Step, seconds: Double) {
        let number = step.number
        step.worker.lead {
            for (index, weight) in weights.enumerated() {
                let before = values[index], size = norm(before)
                let moved = norm(zip(weight.parameter.values.values, before).map { $0 - $1 })
                log.note(number, weight.place, .gradient, gradients[index])
                log.note(number, weight.place, .weight, size)
                // A weight that starts at 0 has no ratio yet.
                if size > 0 { log.note(number, weight.place, .ratio, moved / size) }
            }
        }
    }
}

/// The loss of the batch.
final class LossObserver: ProbeObserver {
    private let log: MeasurementLog

    init(_ log: MeasurementLog) { self.log = log }

    func afterForward(_ step: borrowing Step, loss: Double) {
        if step.worker.leads { log.note(step.number, "batch", .loss, loss) }
    }
}

/// The wall time of the step.
final class StepTimeObserver: ProbeObserver {
    private let log: MeasurementLog

    init(_ log: MeasurementLog) { self.log = log }

    func afterStep(_ step: borrowing Step, seconds: Double) {
        if step.worker.leads { log.note(step.number, "step", .seconds, seconds) }
    }
}
