/// Measures the engine on MNIST, which `BNBOOK_DATA` or a cache holds: `EngineBenchmark [workload | epoch | threads]`.
internal import Datasets
internal import Engine
internal import Experiments
internal import Foundation

let what = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "workload"
let data = try loadMNIST(locator: DatasetLocator(environment: ProcessInfo.processInfo.environment))
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
func spec(_ model: Model, _ batch: Int, epochs: Int = 5) -> RunSpec {
    RunSpec(layers: model.layers, dataset: data.dataset, optimizer: .adam(), epochs: epochs, batchSize: batch, seed: 1)
}
let clock = ContinuousClock()
switch what {
case "workload":
    let specs = [spec(baseline, 32), spec(normalized, 32), spec(normalized, 32), spec(normalized, 64), spec(normalized, 128), spec(normalized, 256)]
    let start = clock.now
    let results = try train(specs, on: data, cores: 2, onEvent: { _, _ in }, isCancelled: { false })
    print("workload", clock.now - start)
    for result in results { print(result.seconds, result.epochs.last!.testAccuracy, result.epochs.last!.testLoss, result.weightsDigest.prefix(16)) }
case "epoch":
    for (model, batch) in [(baseline, 32), (normalized, 32), (normalized, 64), (normalized, 128), (normalized, 256)] {
        let result = try train(spec(model, batch, epochs: 1), on: data, onEvent: { _ in })
        print(model.name, batch, result.seconds, result.epochs.last!)
    }
default:
    for threads in [1, 2] {
        let result = try train(spec(normalized, 32, epochs: 1), on: data, threads: threads, onEvent: { _ in })
        print(threads, result.seconds, result.epochs.last!.testLoss, result.weightsDigest.prefix(16))
    }
}
