/// Probes that move weights, and put them back.
internal import CKernels
internal import Experiments

extension Prober {
    /// The loss and the gradient some way along the gradient of the batch.
    func observeLandscape(_ step: borrowing Step, _ rate: Double) {
        let observing = step.observing, number = step.number, rows = Double(step.rows)
        let first = gradients(observing), weights = allWeights
        for share in [0.5, 1, 2, 4] {
            move(step, from: weights, along: first, Float(-share * rate), where: { _ in true })
            let (loss, there) = (network.forward(observing).loss / rows, gradients(observing))
            lead(step) {
                note(number, "\(share) × learning rate", "loss", loss)
                note(number, "\(share) × learning rate", "gradientDistance", distance(first.joined(), there.joined()))
            }
        }
        move(step, from: weights, along: first, 0, where: { _ in true })
    }

    /// How much a layer's gradient changes when the layers below it have moved.
    func observeShift(_ step: borrowing Step, _ rate: Double) {
        let observing = step.observing, number = step.number
        let first = gradients(observing), weights = allWeights, layers = network.weightLayers
        for layer in Set(layers).sorted().dropFirst() {
            move(step, from: weights, along: first, Float(-rate), where: { layers[$0] < layer })
            let there = gradients(observing), own = layers.indices.filter { layers[$0] == layer }
            let (a, b) = (own.flatMap { first[$0] }, own.flatMap { there[$0] })
            lead(step) {
                let place = network.name(ofLayer: layer)
                note(number, place, "shift", distance(a, b))
                let sizes = norm(a) * norm(b)
                if sizes > 0 {
                    note(number, place, "cosine", zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) } / sizes)
                }
            }
        }
        move(step, from: weights, along: first, 0, where: { _ in true })
    }
}

private extension Prober {
    var allWeights: [[Float]] { network.trainable.map(\.values.values) }

    /// The gradients of the batch at the present weights.
    func gradients(_ step: Step) -> [[Float]] {
        _ = network.forward(step)
        network.stages.backward(step)
        step.worker.wait()
        return network.trainable.map(\.gradient.values)
    }

    /// Sets the weights of these numbers to `weights + factor · direction`, the others to `weights`.
    func move(
        _ step: borrowing Step, from weights: [[Float]], along direction: [[Float]], _ factor: Float,
        where isMoved: (Int) -> Bool
    ) {
        lead(step) {
            for (index, parameter) in network.trainable.enumerated() {
                parameter.values.values =
                    factor != 0 && isMoved(index)
                    ? zip(weights[index], direction[index]).map { $0 + factor * $1 } : weights[index]
            }
        }
    }

    func distance(_ a: some Swift.Sequence<Float>, _ b: some Swift.Sequence<Float>) -> Double {
        zip(a, b).reduce(0) { $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1)) }.squareRoot()
    }
}
