internal import Foundation

/// A search for faults by drawn input: so many rounds in the suite, and in `make hunt` as many as `HUNT_SECONDS` allow,
/// from `HUNT_SEED`, 1 unless it is told. A round's seed says how to come to a fault again.
package struct Hunt {
    private let rounds: Int
    private let seconds: Double
    private let first: UInt64

    /// `rounds` is for the suite: together well below a second.
    package init(rounds: Int) {
        let environment = ProcessInfo.processInfo.environment
        self.rounds = rounds
        seconds = environment["HUNT_SECONDS"].flatMap(Double.init) ?? 0
        first = environment["HUNT_SEED"].flatMap(UInt64.init) ?? 1
    }

    /// Calls `body` with the seed of each round, until it says `false` of one or time is over. Others have their turn between
    /// two rounds: all tests of a hunt together take its time, however few threads there are.
    package func run(_ body: (_ seed: UInt64) throws -> Bool) async rethrows {
        let end = Date(timeIntervalSinceNow: seconds)
        var seed = first
        while seed < first + UInt64(rounds) || Date() < end {
            guard try body(seed) else { return }
            await Task.yield()
            seed += 1
        }
        if seconds > 0 { print("hunt: \(seed - first) rounds from seed \(first)") }
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
package struct HuntNumbers: RandomNumberGenerator {
    private var state: UInt64

    /// The numbers of a seed.
    package init(seed: UInt64) { state = seed &* 0xD134_2543_DE82_EF95 }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// One of these.
    package mutating func one<Element>(of choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &self)]
    }

    /// Whether something of this probability happens.
    package mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }

    /// Bytes with up to four of them changed, left out, doubled or cut off.
    package mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &self)
            switch Int.random(in: 0..<6, using: &self) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1: bytes[place] = one(of: [0, 1, 0x7F, 0x80, 0xFF, UInt8(ascii: "{"), UInt8(ascii: "9")])
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(bytes[place], at: place)
            case 4: bytes = Array(bytes[..<place])
            default: bytes += bytes[place...].prefix(16)
            }
        }
        return bytes
    }
}
