internal import Experiments
internal import FoundationEssentials

/// The state of a run between two epochs: all that the rest of it follows from, to the last bit. What is drawn at random
/// hangs on seed, step and epoch alone, and what the optimizer counts on the number of steps.
package struct Checkpoint: Hashable, Sendable {
    /// What is not a tensor.
    struct Head: Codable, Hashable {
        /// The epochs that are finished, one for each.
        var epochs: [Epoch]
        /// The steps in them.
        var steps: Int
        /// What the probes saw.
        var measurements: [Measurement]
        /// How long it took so far, in seconds.
        var seconds: Double
        /// How many numbers are in each tensor.
        var sizes: [Int]
    }

    var head: Head
    /// The weights and averages, what the optimizer keeps of each weight, and the best weights, row-major.
    var tensors: [[Float]]

    init(head: Head, tensors: [[Float]]) { (self.head, self.tensors) = (head, tensors) }

    /// As a file: the length of the head in eight bytes, the head as JSON, and the numbers, all little-endian.
    var bytes: [UInt8] {
        // Numbers can always be written as JSON.
        let json = [UInt8](try! JSONEncoder.exact.encode(head))
        var bytes = withUnsafeBytes(of: UInt64(json.count).littleEndian, Array.init) + json
        bytes.reserveCapacity(bytes.count + 4 * tensors.reduce(0) { $0 + $1.count })
        for tensor in tensors {
            tensor.map { $0.bitPattern.littleEndian }.withUnsafeBytes { bytes += $0 }
        }
        return bytes
    }

    /// Reads what `bytes` writes.
    /// - Throws: for what is none.
    init(bytes: [UInt8]) throws {
        guard bytes.count >= 8 else { throw NoCheckpoint() }
        let length = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
        guard length <= UInt64(bytes.count - 8) else { throw NoCheckpoint() }
        head = try JSONDecoder.exact.decode(Head.self, from: Data(bytes[8..<8 + Int(length)]))
        var start = 8 + Int(length)
        guard head.sizes.allSatisfy({ $0 >= 0 }), bytes.count - start == 4 * head.sizes.reduce(0, +) else {
            throw NoCheckpoint()
        }
        tensors = head.sizes.map { count in
            defer { start += 4 * count }
            return bytes.withUnsafeBytes { raw in
                (0..<count).map { index in
                    let bits = raw.loadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self)
                    return Float(bitPattern: UInt32(littleEndian: bits))
                }
            }
        }
    }
}

/// Where the state of a run is kept while it trains, and how often.
package struct Checkpoints: Sendable {
    /// Unless told otherwise: what five minutes took is not to be done twice.
    package static let usualInterval = 300.0

    /// Seconds between two; no state is kept of a run that is over before.
    let interval: Double
    /// What is kept of an earlier try.
    let last: @Sendable () -> Checkpoint?
    let keep: @Sendable (Checkpoint) -> Void
}

extension Checkpoint {
    /// Whether it can be of a run with this network.
    func fits(_ network: Network) -> Bool {
        let own = network.state.map { $0.rows * $0.columns }, best = head.sizes.dropFirst(own.count)
        return head.sizes.starts(with: own)
            && (best.isEmpty || best.elementsEqual(network.parameters.map { $0.rows * $0.columns }))
    }
}

extension Network {
    /// All numbers that training moves: weights and averages, and the optimizer's.
    var state: [Matrix] { parameters + trainable.flatMap(\.memory) }
}

/// Bytes that are no state of a run.
private struct NoCheckpoint: Error {}
