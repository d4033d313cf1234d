/// What a step of training takes from the heap.
internal import AllocationCounter
internal import Datasets
internal import Engine
internal import Experiments

/// Prints for each network the blocks taken in its steps; false if there are any.
func stepsAllocateNothing() throws -> Bool {
    let digits = try loadDigits(train: 320, test: 32, seed: 1)
    let optimizers: [Optimizer] = [.adam(), .adamW().clipped(.globalNorm(1))]
    var isNothing = true
    for model in [Models.baseline, Models.normalized, Models.convolutional, Models.recurrent, Models.others] {
        let counts = try optimizers.map { optimizer in
            let spec = RunSpec(
                layers: model.layers, dataset: digits.dataset, optimizer: optimizer, epochs: 1, batchSize: 32, seed: 1)
            return try allocations(spec, on: digits)
        }
        print("\(model.name): \(counts.reduce(0, +)) blocks in \(counts.count * 9) steps")
        isNothing = isNothing && counts.allSatisfy { $0 == 0 }
    }
    return isNothing
}

/// The blocks that the steps of one epoch take, from the beginning of the first to that of the last.
private func allocations(_ spec: RunSpec, on data: LoadedDataset) throws -> Int {
    var counts: [Int] = []
    // Asked once before the run, and then as each step begins.
    counts.reserveCapacity(spec.steps + 1)
    _ = try train(
        spec, on: data, onEvent: { _ in },
        isCancelled: {
            counts.append(allocationCount())
            return false
        })
    precondition(
        counts.count == spec.steps + 1 && counts[1] > counts[0],
        "setting a run up takes from the heap, and each step is seen")
    return counts[spec.steps] - counts[1]
}
