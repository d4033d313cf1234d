/// What runs ended with, in bytes one behind the other: of each which of its numbers there are, the epoch, and the
/// numbers, all little-endian.
struct OutcomeBytes: Hashable, Sendable {
    /// All of them.
    private(set) var bytes: [UInt8] = []
    /// Where each begins.
    private var starts: [Int] = []

    /// Of no run.
    init() {}

    /// Takes them apart; where the bytes end too early, there are fewer.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var place = 0
        while let mask = number(at: place, UInt16.self), case let size = Self.size(mask), place + size <= bytes.count {
            starts.append(place)
            place += size
        }
    }

    /// How many there are.
    var count: Int { starts.count }

    /// What the run at a place ended with; `nil` where that is not known.
    subscript(index: Int) -> RunOutcome? {
        var place = starts[index] + 2
        guard let mask = number(at: place - 2, UInt16.self), mask != 0, let epoch = number(at: place, Int32.self) else {
            return nil
        }
        place += 4
        let numbers = (1...RunOutcome.numberCount).map { bit -> Double? in
            guard mask & 1 << UInt16(bit) != 0 else { return nil }
            defer { place += 8 }
            return number(at: place, UInt64.self).map { Double(bitPattern: $0) }
        }
        return RunOutcome(epoch: Int(epoch), numbers: numbers)
    }

    /// Takes in what a run ended with.
    mutating func append(_ outcome: RunOutcome?) {
        starts.append(bytes.count)
        guard let outcome else { return put(UInt16(0)) }
        let numbers = outcome.numbers
        var mask: UInt16 = 1
        for (bit, number) in numbers.enumerated() where number != nil { mask |= 1 << UInt16(bit + 1) }
        put(mask)
        put(Int32(truncatingIfNeeded: outcome.epoch))
        for case let number? in numbers { put(number.bitPattern) }
    }

    /// Takes in what other runs ended with.
    mutating func append(contentsOf other: OutcomeBytes) {
        starts += other.starts.map { $0 + bytes.count }
        bytes += other.bytes
    }
}

private extension OutcomeBytes {
    /// The bytes of an outcome with such numbers.
    static func size(_ mask: UInt16) -> Int { mask == 0 ? 2 : 6 + 8 * (mask >> 1).nonzeroBitCount }

    mutating func put(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    func number<Value: FixedWidthInteger>(at place: Int, _: Value.Type) -> Value? {
        guard place + MemoryLayout<Value>.size <= bytes.count else { return nil }
        return bytes.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Value.self)) }
    }
}

private extension RunOutcome {
    static let numberCount = 11

    /// All but the epoch.
    var numbers: [Double?] {
        [
            trainLoss, testLoss, trainAccuracy, testAccuracy, validationLoss, validationAccuracy, evaluatedTrainLoss,
            evaluatedTrainAccuracy, testR2, testRMSE, testMAE,
        ]
    }

    init(epoch: Int, numbers: [Double?]) {
        self.init(
            epoch: epoch, trainLoss: numbers[0] ?? .nan, trainAccuracy: numbers[2], testLoss: numbers[1] ?? .nan,
            testAccuracy: numbers[3], validationLoss: numbers[4], validationAccuracy: numbers[5],
            evaluatedTrainLoss: numbers[6], evaluatedTrainAccuracy: numbers[7], testR2: numbers[8],
            testRMSE: numbers[9], testMAE: numbers[10])
    }
}
