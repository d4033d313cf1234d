/// A network with its weights in the test's hands, and single steps.
import CKernels
import Datasets
import Experiments

@testable import Engine

final class NetworkProbe {
    let network: Network
    private let images: Images
    private var optimizer: OptimizerSteps
    private var number = 0

    private init(_ layers: [Layer], _ images: Images, optimizer: Optimizer, kernels: String?) throws {
        self.images = images
        self.optimizer = OptimizerSteps(optimizer)
        network = Network(
            layers, inputs: images.inputs, capacity: images.count, optimizer: optimizer, seed: 1, kernels: try KernelVariants.choose(kernels))
    }

    static func with(
        _ layers: [Layer], _ samples: Samples, inputs: Int, optimizer: Optimizer, kernels: String? = nil, _ body: (NetworkProbe) throws -> Void
    ) throws {
        try Images.with(samples, inputs: inputs) { images in
            try body(NetworkProbe(layers, images, optimizer: optimizer, kernels: kernels))
        }
    }

    var trainable: [Parameter] { network.stages.flatMap(\.trainable) }
    var averages: [Matrix] { network.stages.flatMap(\.averages) }

    /// The mean training loss of `rows` images from this one on; then one step of the optimizer.
    func step(from image: Int, rows: Int, backward: Bool = true) -> Double {
        number += 1
        optimizer.advance()
        let step = self.step(from: image, rows: rows, training: true)
        let loss = network.forward(step).loss
        if backward { network.backward(step) }
        return loss / Double(rows)
    }

    /// The mean loss in inference mode.
    func evaluate(from image: Int = 0, rows: Int) -> Double {
        network.forward(step(from: image, rows: rows, training: false)).loss / Double(rows)
    }

    private func step(from image: Int, rows: Int, training: Bool) -> Step {
        Step(batch: images.batch(from: image), rows: rows, number: number, training: training, optimizer: optimizer.current, worker: .alone)
    }
}

extension Optimizer {
    /// After one step from zero, the velocity is the negative gradient.
    static let probe = Optimizer.sgd(learningRate: 1, momentum: 0.5)
}

extension Parameter {
    var gradient: [Float] { first!.values.map { -$0 } }
}
