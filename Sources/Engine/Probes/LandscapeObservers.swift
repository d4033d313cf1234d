internal import CKernels
internal import Experiments

/// The loss and the gradient some way along the gradient of the batch.
final class LandscapeObserver: ProbeObserver {
    private let network: Network
    private let log: MeasurementLog

    init(_ network: Network, _ log: MeasurementLog) { (self.network, self.log) = (network, log) }

    func beforeStep(_ step: borrowing Step, rate: Double) {
        let observing = step.observing, number = step.number, rows = Double(step.rows)
        let first = network.gradients(observing), weights = network.weightValues
        for share in [0.5, 1, 2, 4] {
            network.move(step.worker, from: weights, along: first, Float(-share * rate), where: { _ in true })
            let (loss, there) = (network.forward(observing).loss / rows, network.gradients(observing))
            step.worker.lead {
                let place = "\(share) × learning rate"
                log.note(number, place, .loss, loss)
                log.note(number, place, .gradientDistance, distance(first.joined(), there.joined()))
            }
        }
        network.move(step.worker, from: weights, along: first, 0, where: { _ in true })
    }
}

/// How much a layer's gradient changes when the layers below it have moved; of layers that are not frozen.
final class CovariateShiftObserver: ProbeObserver {
    private let network: Network
    private let log: MeasurementLog

    init(_ network: Network, _ log: MeasurementLog) { (self.network, self.log) = (network, log) }

    func beforeStep(_ step: borrowing Step, rate: Double) {
        let observing = step.observing, number = step.number
        let first = network.gradients(observing), weights = network.weightValues, layers = network.movedLayers
        for layer in Set(layers).sorted().dropFirst() {
            network.move(step.worker, from: weights, along: first, Float(-rate), where: { layers[$0] < layer })
            let there = network.gradients(observing), own = layers.indices.filter { layers[$0] == layer }
            let (a, b) = (own.flatMap { first[$0] }, own.flatMap { there[$0] })
            step.worker.lead {
                let place = network.name(ofLayer: layer), sizes = norm(a) * norm(b)
                log.note(number, place, .shift, distance(a, b))
                if sizes > 0 {
                    let product = zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
                    log.note(number, place, .cosine, product / sizes)
                }
            }
        }
        network.move(step.worker, from: weights, along: first, 0, where: { _ in true })
    }
}

private extension Network {
    /// The weights that a step moves.
    var moved: [Parameter] { trainable.filter { !$0.isFrozen } }
    /// The layer of each.
    var movedLayers: [Int] { zip(weightLayers, trainable).compactMap { $1.isFrozen ? nil : $0 } }
    var weightValues: [[Float]] { moved.map(\.values.values) }

    /// The gradients of the batch at the present weights.
    func gradients(_ step: Step) -> [[Float]] {
        _ = forward(step)
        stages.backward(step)
        step.worker.wait()
        return moved.map(\.gradient.values)
    }

    /// Sets the weights of these numbers to `weights + factor · direction`, the others to `weights`.
    func move(
        _ worker: Worker, from weights: [[Float]], along direction: [[Float]], _ factor: Float,
        where hasUpdate: (Int) -> Bool
    ) {
        worker.lead {
            for (index, parameter) in moved.enumerated() {
                parameter.values.values =
                    factor != 0 && hasUpdate(index)
                    ? zip(weights[index], direction[index]).map { $0 + factor * $1 } : weights[index]
            }
        }
    }
}

/// The L2 norm of the difference, summed in double precision.
private func distance(_ a: some Sequence<Float>, _ b: some Sequence<Float>) -> Double {
    zip(a, b).reduce(0) { $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1)) }.squareRoot()
}
