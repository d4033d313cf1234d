/// The models and data the tests speak of.
import Experiments

let baseline = Model("Baseline") {
    Flatten()
    Dense(128, activation: .relu)
    Dense(10, activation: .softmax)
}

let normalized = Model("Batch normalization") {
    Flatten()
    Dense(128)
    BatchNormalization()
    Activation(.relu)
    Dense(10, activation: .softmax)
}

let digits = Dataset(
    name: "Synthetic digits", source: .digits(train: 200, test: 100, seed: 1), digest: "00ff", trainCount: 200,
    testCount: 100)

func spec(
    _ layers: [Layer] = normalized.layers, optimizer: Optimizer = .adam(), epochs: Int = 5, batchSize: Int = 32,
    train: Int = 200, test: Int = 100
) -> RunSpec {
    var dataset = digits
    (dataset.trainCount, dataset.testCount) = (train, test)
    return RunSpec(
        layers: layers, dataset: dataset, optimizer: optimizer, epochs: epochs, batchSize: batchSize, seed: 7)
}
