internal import CKernels
internal import Experiments

/// What the network says of each test sample.
final class PredictionObserver: ProbeObserver {
    private let log: MeasurementLog
    private let hasLogits: Bool

    init(_ log: MeasurementLog, hasLogits: Bool) { (self.log, self.hasLogits) = (log, hasLogits) }

    func afterTraining(_ evaluation: Evaluation, _ spec: RunSpec, _ worker: Worker) {
        // Of two probes that ask for it, the one with logits has the last word.
        let found = evaluation.predictions(worker, hasLogits: hasLogits)
        if worker.leads, log.predictions == nil || hasLogits { log.predictions = found }
    }
}

/// What a layer gives for the first test samples.
final class LayerOutputsObserver: ProbeObserver {
    private let log: MeasurementLog
    private let layer: Int
    private let samples: Int

    init(_ log: MeasurementLog, layer: Int, samples: Int) {
        (self.log, self.layer, self.samples) = (log, layer, samples)
    }

    func afterTraining(_ evaluation: Evaluation, _ spec: RunSpec, _ worker: Worker) {
        let found = evaluation.outputs(of: layer, atMost: samples, worker)
        if worker.leads, let found { log.outputs.append(found) }
    }
}

/// The folded network beside the plain one.
final class FoldingObserver: ProbeObserver {
    private let log: MeasurementLog

    init(_ log: MeasurementLog) { self.log = log }

    func afterTraining(_ evaluation: Evaluation, _ spec: RunSpec, _ worker: Worker) {
        worker.lead {
            let (plain, folded) = (evaluation.testLogits(.alone), evaluation.folded(spec).testLogits(.alone))
            let difference = zip(plain.values, folded.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
            log.note(spec.steps + 1, "folded", .logitDifference, Double(difference))
            log.note(spec.steps + 1, "plain", .seconds, plain.seconds)
            log.note(spec.steps + 1, "folded", .seconds, folded.seconds)
        }
    }
}
