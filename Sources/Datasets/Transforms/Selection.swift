internal import Experiments

/// Some samples out of many, the same for the same seed.
struct Selection {
    /// In ascending order.
    let numbers: [Int]

    /// `count` of the samples with these labels; stratified, each class has its share of them, by largest remainders.
    /// Throws ``DatasetError/tooFew(part:count:asked:)``.
    init(
        _ labels: [UInt8], count: Int, stratified: Bool, seed: UInt64, of part: DataPart,
        stream: UInt64 = Selection.stream
    ) throws {
        guard count <= labels.count else {
            throw DatasetError.tooFew(part: part == .train ? "training" : "\(part)", count: labels.count, asked: count)
        }
        let order = Selection.shuffled(labels.count, seed: seed, stream: stream)
        guard stratified, !labels.isEmpty else {
            numbers = order.prefix(count).sorted()
            return
        }
        var left = Selection.shares(labels, count)
        numbers = order.filter { place in
            let label = Int(labels[place])
            left[label] -= 1
            return left[label] >= 0
        }.sorted()
    }

    /// Whole groups, as long as they fit into `count`, in an order drawn by `seed`: for the number found, the same once
    /// more.
    init(groups: [UInt64], count: Int, seed: UInt64, stream: UInt64) {
        var members: [UInt64: [Int]] = [:], groupsInOrder: [UInt64] = []
        for (place, group) in groups.enumerated() {
            if members[group] == nil { groupsInOrder.append(group) }
            members[group, default: []].append(place)
        }
        var chosen: [Int] = []
        for place in Selection.shuffled(groupsInOrder.count, seed: seed, stream: stream) {
            let group = members[groupsInOrder[place]]!
            if chosen.count + group.count <= count { chosen += group }
        }
        numbers = chosen.sorted()
    }

    static let stream: UInt64 = 0x5E1EC7
    static let testStream: UInt64 = 0x7E57
    static let noiseStream: UInt64 = 0xA01E

    /// The numbers below `count`, shuffled (Fisher and Yates).
    static func shuffled(_ count: Int, seed: UInt64, stream: UInt64) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            var random = CounterRandom(seed: seed, stream: stream, index: UInt64(last))
            order.swapAt(last, Int(random.next().multipliedFullWidth(by: UInt64(last + 1)).high))
        }
        return order
    }

    /// How many of each class make `count` together.
    private static func shares(_ labels: [UInt8], _ count: Int) -> [Int] {
        var sizes = [Int](repeating: 0, count: 256)
        for label in labels { sizes[Int(label)] += 1 }
        var shares = sizes.map { $0 * count / labels.count }
        let missing = count - shares.reduce(0, +)
        let byRemainder = sizes.indices.sorted {
            (sizes[$0] * count % labels.count, $1) > (sizes[$1] * count % labels.count, $0)
        }
        for label in byRemainder.prefix(missing) { shares[label] += 1 }
        return shares
    }
}
