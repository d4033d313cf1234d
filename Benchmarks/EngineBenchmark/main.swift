/// Measures the engine on MNIST, which `BNBOOK_DATA` or a cache holds:
/// `EngineBenchmark [workload | epoch | threads | network | bound | scaling | layers | allocations]`. The last needs no MNIST, and
/// fails if a step of training takes anything from the heap; it is meant for a release build.
/// `threads [NAME…]` takes two threads inside a run against one, in turns. `network NAME [SEEDS [CORES [IMAGES]]]` trains
/// one of the networks that are measured beside other frameworks, on 20,000 images and over two cores if not said, as a
/// render does; the digest of the weights tells whether two builds gave the same bits. `bound`, with the same arguments,
/// says what it takes at least.
/// `layers` takes a number of threads, 1 if not said. `scaling` takes drawn digits: what an epoch costs by the number
/// of samples, width, depth, channels, batch and time steps, with the exponents that fit.
internal import Datasets
internal import Engine
internal import Experiments
internal import Foundation
internal import Glibc

let what = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "workload"
if what == "allocations" { exit(try stepsAllocateNothing() ? 0 : 1) }
let data: LoadedDataset
let locator = DatasetLocator(environment: ProcessInfo.processInfo.environment)
do {
    data = try loadMNIST(locator: locator)
} catch {
    FileHandle.standardError.write(Data("EngineBenchmark: error: \(error)\n".utf8))
    exit(1)
}
let (baseline, normalized) = (Models.baseline, Models.normalized)
func spec(_ model: Model, _ batch: Int, epochs: Int = 5) -> RunSpec {
    RunSpec(layers: model.layers, dataset: data.dataset, optimizer: .adam(), epochs: epochs, batchSize: batch, seed: 1)
}
let clock = ContinuousClock()
switch what {
case "workload":
    let specs = [
        spec(baseline, 32), spec(normalized, 32), spec(normalized, 32), spec(normalized, 64), spec(normalized, 128),
        spec(normalized, 256),
    ]
    let start = clock.now
    let results = try train(specs, on: data, cores: 2, onEvent: { _, _ in }, isCancelled: { false })
    print("workload", clock.now - start)
    for result in results {
        print(
            result.seconds, result.epochs.last!.testAccuracy, result.epochs.last!.testLoss,
            result.weightsDigest.prefix(16))
    }
case "epoch":
    for (model, batch) in [(baseline, 32), (normalized, 32), (normalized, 64), (normalized, 128), (normalized, 256)] {
        let result = try train(spec(model, batch, epochs: 1), on: data, onEvent: { _ in })
        print(model.name, batch, result.seconds, result.epochs.last!)
    }
case "threads":
    let names = CommandLine.arguments.dropFirst(2)
    let assignment = [32, 64, 128, 256].map { MeasuredNetwork(name: "assignment", batchSize: $0, model: normalized) }
    let few = try load(data.dataset.subset(train: 1024, test: 64), locator: locator)
    print("| network | batch | one thread, s | one / two threads |\n|---|---|---|---|")
    for network in assignment + MeasuredNetwork.all where names.isEmpty || names.contains(network.name) {
        let spec = network.specs(few.dataset, seeds: 1)[0]
        let turns = try (0..<7).map { _ in
            try [1, 2].map { try train(spec, on: few, threads: $0, onEvent: { _ in }).seconds }
        }
        let ratios = turns.map { $0[0] / $0[1] }.sorted(), seconds = turns.map { $0[0] }.sorted()
        print("| \(network.name) | \(network.batchSize) | \(rounded(seconds[3], 3)) | \(rounded(ratios[3], 2)) |")
    }
case "network", "bound":
    let arguments = Array(CommandLine.arguments.dropFirst(2)), numbers = arguments.dropFirst().compactMap { Int($0) }
    guard let network = MeasuredNetwork.all.first(where: { $0.name == arguments.first }) else {
        print("expected one of \(MeasuredNetwork.all.map(\.name).joined(separator: ", "))")
        exit(64)
    }
    let seeds = numbers.first ?? 1, cores = numbers.count > 1 ? numbers[1] : 2
    let subset = data.dataset.subset(train: numbers.count > 2 ? numbers[2] : 20_000)
    let images = try load(subset, locator: locator)
    if what == "bound" {
        try Bound(network, images, seeds: seeds).print(cores: cores)
        exit(0)
    }
    let start = clock.now, processor = Glibc.clock()
    let results = try train(
        network.specs(images.dataset, seeds: seeds), on: images, cores: cores, onEvent: { _, _ in },
        isCancelled: { false })
    let seconds = (clock.now - start) / .seconds(1), used = Double(Glibc.clock() - processor) / Double(CLOCKS_PER_SEC)
    print(
        "{\"seconds\": \(seconds), \"processor\": \(used), \"accuracy\": \(results[0].epochs[0].testAccuracy), "
            + "\"weights\": \"\(results[0].weightsDigest.prefix(16))\"}")
case "scaling": try printScaling()
case "layers":
    let threads = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 1 : 1
    // Seconds of two epochs each, the test after them included.
    let seconds = try [("cnn", Models.convolutional), ("lstm", Models.recurrent)].map { name, model in
        var times = [clock.now]
        let result = try train(
            spec(model, 32, epochs: 2), on: data, threads: threads,
            onEvent: { if case .epoch = $0 { times.append(clock.now) } })
        print(name, result.epochs.last!.testAccuracy, result.weightsDigest.prefix(16))
        return "\"\(name)\": ["
            + zip(times, times.dropFirst()).map { "\(($1 - $0) / .seconds(1))" }.joined(separator: ", ") + "]"
    }
    print("{\(seconds.joined(separator: ", "))}")
default:
    print("\(what) is no benchmark; expected workload, epoch, threads, network, bound, scaling, layers or allocations")
    exit(64)
}

func rounded(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
