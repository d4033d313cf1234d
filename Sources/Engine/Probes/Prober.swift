internal import CKernels
internal import Experiments

/// The probes of a run, each with what carries it out.
///
/// Used by the workers of one team, each calling the same methods in the same order.
final class Prober: @unchecked Sendable {
    let log = MeasurementLog()
    private let observers: [(probe: Probe, observer: any ProbeObserver)]
    /// When the step began, and what of the time since then was spent on looking at it.
    private var start = 0.0
    private var looking = 0.0

    init(_ probes: [Probe], _ network: Network) {
        let log = log
        observers = probes.map { ($0, $0.observer(of: network, log)) }
    }

    func isDue(at number: Int) -> Bool { observers.contains { $0.probe.isDue(at: number) } }

    /// Looks at the batch that the step is about to learn from; `rate` is the step's learning rate.
    func before(_ step: borrowing Step, rate: Double) {
        for one in observers where one.probe.isDue(at: step.number) { one.observer.beforeStep(step, rate: rate) }
        if step.worker.leads { (start, looking) = (secondsNow(), 0) }
    }

    /// Looks at the mean loss that training had for the batch.
    func afterForward(_ step: borrowing Step, loss: Double) {
        let now = secondsNow()
        for one in observers where one.probe.isDue(at: step.number) { one.observer.afterForward(step, loss: loss) }
        if step.worker.leads { looking += secondsNow() - now }
    }

    /// Looks at the gradients before they are clipped.
    func afterBackward(_ step: borrowing Step) {
        let now = secondsNow()
        for one in observers where one.probe.isDue(at: step.number) { one.observer.afterBackward(step) }
        if step.worker.leads { looking += secondsNow() - now }
    }

    /// Looks at the weights after the step.
    func after(_ step: borrowing Step) {
        let seconds = step.worker.leads ? secondsNow() - start - looking : 0
        for one in observers where one.probe.isDue(at: step.number) { one.observer.afterStep(step, seconds: seconds) }
    }

    /// Looks at the network that the run ends with.
    func afterTraining(_ evaluation: Evaluation, _ spec: RunSpec, _ worker: Worker) {
        for one in observers { one.observer.afterTraining(evaluation, spec, worker) }
    }
}

private extension Probe {
    /// What carries it out.
    func observer(of network: Network, _ log: MeasurementLog) -> any ProbeObserver {
        switch self {
        case .activations: ActivationObserver(network, log)
        case .gradients: GradientObserver(network, log)
        case .loss: LossObserver(log)
        case .unit(let layer, let unit, _): UnitObserver(network, log, layer: layer, unit: unit)
        case .landscape: LandscapeObserver(network, log)
        case .covariateShift: CovariateShiftObserver(network, log)
        case .rank: RankObserver(network, log)
        case .predictions: PredictionObserver(log, hasLogits: false)
        case .logits: PredictionObserver(log, hasLogits: true)
        case .outputs(let layer, let samples): LayerOutputsObserver(log, layer: layer, samples: samples)
        case .folding: FoldingObserver(log)
        case .stepTime: StepTimeObserver(log)
        }
    }
}
