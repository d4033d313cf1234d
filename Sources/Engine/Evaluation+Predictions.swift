internal import CKernels
internal import Experiments

/// What the network says of single samples.
extension Evaluation {
    /// The last values of all test samples, and the seconds they took.
    func testLogits(_ worker: Worker) -> (values: [Float], seconds: Double) {
        var values: [Float] = []
        let start = secondsNow()
        forEachBatch(.all(samples.test), size: capacity, .moving, worker) { step, _, _ in
            values += network.loss.logits.numbers(0..<step.rows)
        }
        return (values, secondsNow() - start)
    }

    /// The class or the numbers and the loss of each test sample, and the last layer's values where they are asked for.
    func predictions(_ worker: Worker, hasLogits: Bool = false) -> Predictions {
        predictions(of: samples.test, worker, hasLogits: hasLogits)
    }

    /// The same of these samples.
    func predictions(of images: Images, _ worker: Worker, hasLogits: Bool) -> Predictions {
        var predictions = Predictions(
            classes: [], labels: [], losses: [], logits: hasLogits ? [] : nil, head: network.loss.head(samples.task),
            values: samples.scales.isEmpty ? nil : [],
            targets: samples.task.hasTargets ? [] : nil)
        forEachBatch(.all(images), size: capacity, .moving, worker) { step, _, _ in
            for row in 0..<step.rows { note(row, step, in: &predictions) }
        }
        return predictions
    }

    /// What a layer, counted from 1, gives for the first test samples; `nil` of a layer that shapes stored samples alone.
    func outputs(of layer: Int, atMost most: Int, _ worker: Worker) -> LayerOutputs? {
        guard let output = network.outputs.first(where: { $0.number == layer }) else { return nil }
        var outputs = LayerOutputs(layer: layer, shape: output.buffer.shape)
        forEachBatch(.all(samples.test), size: capacity, atMost: most, .moving, worker) { step, _, _ in
            for row in 0..<step.rows {
                outputs.values.append(network.finished(output, row: row))
                outputs.labels.append(step.batch.labels[row])
            }
        }
        return outputs
    }

    private func note(_ row: Int, _ step: borrowing Step, in predictions: inout Predictions) {
        predictions.losses.append(network.loss.losses[row])
        // Of a reconstruction there are too many numbers to keep them all; classes belong to the samples alone.
        if samples.task == .reconstruction { return predictions.labels.append(step.batch.labels[row]) }
        let logits = network.loss.logits.values, scales = samples.scales
        let values = (0..<logits.columns).map { logits.at[row * logits.stride + $0] }
        predictions.logits?.append(values)
        if let targets = step.batch.targets {
            let own = (0..<logits.columns).map { targets[row * logits.columns + $0] }
            predictions.values?.append(zip(scales, values).map { $0.restored($1) })
            predictions.targets?.append(
                scales.isEmpty ? own.map(Double.init) : zip(scales, own).map { $0.restored($1) })
        } else {
            let isBinary = predictions.head == .sigmoid
            let first = isBinary ? (values[0] > 0 ? 1 : 0) : values.indices.max { (values[$0], $1) < (values[$1], $0) }
            predictions.classes.append(UInt8(first ?? 0))
            predictions.labels.append(step.batch.labels[row])
        }
    }
}
