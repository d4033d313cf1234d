internal import CKernels
internal import Experiments

/// What carries out one probe. It sees each step that the probe is due at, and at last the trained network; what it
/// does not say here it does not look at.
///
/// Used by the workers of one team, each calling the same methods in the same order; the first one writes down what is
/// seen. It changes no bit of the training: it puts back whatever it moves.
protocol ProbeObserver: AnyObject {
    /// The batch that a step is about to learn from; `rate` is the step's learning rate.
    func beforeStep(_ step: borrowing Step, rate: Double)
    /// The mean loss of the batch, as training had it.
    func afterForward(_ step: borrowing Step, loss: Double)
    /// The gradients of the loss, penalties included, before they are clipped.
    func afterBackward(_ step: borrowing Step)
    /// The weights after the step, which took so many seconds by itself.
    func afterStep(_ step: borrowing Step, seconds: Double)
    /// The network after the last step of the run.
    func afterTraining(_ evaluation: Evaluation, _ spec: RunSpec, _ worker: Worker)
}

extension ProbeObserver {
    func beforeStep(_ step: borrowing Step, rate: Double) {}
    func afterForward(_ step: borrowing Step, loss: Double) {}
    func afterBackward(_ step: borrowing Step) {}
    func afterStep(_ step: borrowing Step, seconds: Double) {}
    func afterTraining(_ evaluation: Evaluation, _ spec: RunSpec, _ worker: Worker) {}
}

/// What the probes of a run saw.
final class MeasurementLog: @unchecked Sendable {
    private(set) var measurements: [Measurement] = []
    /// What the network says of the test samples, where a probe asked for it.
    var predictions: Predictions?
    /// What layers give for test samples, in the order of the probes that asked for it.
    var outputs: [LayerOutputs] = []

    /// Goes on from what an earlier try saw.
    func take(_ earlier: [Measurement]) { measurements = earlier }

    /// Called by the first worker alone.
    func note(_ step: Int, _ place: String, _ quantity: ProbeQuantity, _ value: Double) {
        measurements.append(Measurement(step: step, place: place, quantity: quantity.rawValue, value: value))
    }
}

extension Worker {
    /// Lets the first worker do what is done once, while the others wait.
    func lead(_ body: () -> Void) {
        wait()
        if leads { body() }
        wait()
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

/// The L2 norm, summed in double precision.
func norm(_ values: [Float]) -> Double { values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot() }
