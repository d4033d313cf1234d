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

    private init(_ layers: [Layer], _ images: Images, shape: [Int], optimizer: Optimizer, loss: Loss, kernels: String?)
        throws
    {
        self.images = images
        self.optimizer = OptimizerSteps(optimizer)
        network = Network(
            layers, shape: shape, holdsFeatures: images.holdsFeatures, capacity: images.count, optimizer: optimizer,
            loss: loss, reconstructs: images.areReconstructed, seed: 1,
            kernels: try KernelVariants.choose(kernels))
    }

    static func with(
        _ layers: [Layer], _ samples: Samples, shape: [Int], optimizer: Optimizer, loss: Loss = .crossEntropy(),
        kernels: String? = nil, reconstructs: Bool = false,
        _ body: (NetworkProbe) throws -> Void
    ) throws {
        try Images.with(samples, inputs: shape.reduce(1, *), areReconstructed: reconstructs) { images in
            try body(NetworkProbe(layers, images, shape: shape, optimizer: optimizer, loss: loss, kernels: kernels))
        }
    }

    var trainable: [Parameter] { network.trainable }
    var averages: [Matrix] { network.stages.flatMap(\.averages).map(\.values) }

    /// The mean training loss of `rows` images from this one on; then one step of the optimizer.
    func step(from image: Int, rows: Int, backward: Bool = true, at given: Int? = nil) -> Double {
        number = given ?? number + 1
        optimizer.advance()
        let step = self.step(from: image, rows: rows, training: true)
        let loss = network.forward(step).loss
        if backward {
            network.backward(step)
            network.update(step)
        }
        return loss / Double(rows)
    }

    /// The mean loss in inference mode.
    func evaluate(from image: Int = 0, rows: Int) -> Double {
        network.forward(step(from: image, rows: rows, training: false)).loss / Double(rows)
    }

    private func step(from image: Int, rows: Int, training: Bool) -> Step {
        Step(
            batch: images.batch(from: image), rows: rows, number: number, training: training,
            statistics: training ? .batch : .moving,
            optimizer: optimizer.current, decay: optimizer.decay, mayFuse: optimizer.isPlain, worker: .alone)
    }
}

extension Optimizer {
    /// Moves nothing visible, so that one step after another can be looked at.
    static let probe = Optimizer.sgd(learningRate: 1e-30).clipped(.value(1e30))
}

extension Parameter {
    var slopes: [Float] { gradient.values }
}
