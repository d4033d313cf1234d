/// Measures the engine on MNIST: `EngineBenchmark <folder with the four unpacked MNIST files> [workload | epoch | threads]`.
internal import Datasets
internal import Engine
internal import Experiments
internal import Foundation

func samples(_ folder: String, _ prefix: String) -> Samples {
    func read(_ name: String, _ header: Int) -> [UInt8] { [UInt8](FileManager.default.contents(atPath: folder + "/" + name)!.dropFirst(header)) }
    return Samples(pixels: read(prefix + "-images-idx3-ubyte", 16), labels: read(prefix + "-labels-idx1-ubyte", 8))
}
let folder = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "."
let what = CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : "workload"
let data = LoadedDataset(
    dataset: Dataset(name: "MNIST", source: .mnist, digest: "", trainCount: 60000, testCount: 10000), train: samples(folder, "train"), test: samples(folder, "t10k"))
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
