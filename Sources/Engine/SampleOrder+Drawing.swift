internal import Experiments

/// The order of an epoch's samples.
extension SampleOrder {
    /// Fills `order` with the numbers of all samples as this epoch of this seed has them.
    func draw(_ order: UnsafeMutablePointer<UInt32>, of samples: Images, batchSize: Int, seed: UInt64, epoch: Int) {
        shuffle(order, count: samples.count, seed: seed, epoch: epoch)
        switch self {
        case .shuffled: return
        case .stored: for index in 0..<samples.count { order[index] = UInt32(index) }
        case .sortedByLabel: group(order, of: samples) { Int($0) }
        case .classLimited(let count):
            // The classes are dealt into groups anew for each epoch.
            var classes = [UInt32](repeating: 0, count: 256)
            shuffle(&classes, count: 256, seed: seed, epoch: epoch, purpose: .classes)
            let present = Set((0..<samples.count).map { samples.label($0) })
            let place = Dictionary(
                uniqueKeysWithValues: classes.filter { present.contains(UInt8($0)) }.enumerated().map {
                    (UInt8($1), $0 / count)
                })
            group(order, of: samples) { place[$0]! }
            mixBatches(order, of: samples, batchSize, seed, epoch) { place[$0]! }
        }
    }
}

private extension SampleOrder {
    /// Sorts by the label's group, and leaves the order inside each as it is.
    func group(_ order: UnsafeMutablePointer<UInt32>, of samples: Images, by group: (UInt8) -> Int) {
        let shuffled = Array(UnsafeBufferPointer(start: order, count: samples.count))
        let sorted = shuffled.enumerated().sorted {
            (group(samples.label(Int($0.element))), $0.offset) < (group(samples.label(Int($1.element))), $1.offset)
        }
        for (index, pair) in sorted.enumerated() { order[index] = pair.element }
    }

    /// Cuts each group into batches, shuffles these, and puts what fills none at the end.
    func mixBatches(
        _ order: UnsafeMutablePointer<UInt32>, of samples: Images, _ size: Int, _ seed: UInt64, _ epoch: Int,
        by group: (UInt8) -> Int
    ) {
        let all = Array(UnsafeBufferPointer(start: order, count: samples.count))
        var batches: [ArraySlice<UInt32>] = [], rest: [UInt32] = []
        for part in Dictionary(grouping: all.indices, by: { group(samples.label(Int(all[$0]))) }).sorted(by: {
            $0.key < $1.key
        }).map(\.value) {
            let full = part.count / size
            for batch in 0..<full { batches.append(all[part[batch * size]..<part[batch * size] + size]) }
            rest += part.dropFirst(full * size).map { all[$0] }
        }
        var turns = [UInt32](repeating: 0, count: batches.count)
        shuffle(&turns, count: batches.count, seed: seed, epoch: epoch, purpose: .batches)
        for (index, sample) in (turns.flatMap { batches[Int($0)] } + rest).enumerated() { order[index] = sample }
    }
}
