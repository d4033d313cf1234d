internal import Statistics

/// Random numbers by counting: number n of a stream depends on the stream's name and n alone (SplitMix64).
struct CounterRandom {
    private var state: UInt64

    init(seed: UInt64, stream: UInt64, index: UInt64) {
        state = SplitMix64.mixed(
            SplitMix64.mixed(SplitMix64.mixed(seed &+ SplitMix64.step) ^ stream) &+ index &* SplitMix64.step)
    }

    mutating func next() -> UInt64 {
        state &+= SplitMix64.step
        return SplitMix64.mixed(state)
    }

    /// 0 ..< bound, for small bounds.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(bound)) >> 32)
    }

    /// Uniform in 0 ..< 1.
    mutating func unit() -> Float { Float(next() >> 40) / 16_777_216 }

    mutating func between(_ low: Float, _ high: Float) -> Float { low + (high - low) * unit() }

    /// Nearly normal with mean 0 and standard deviation 1: the sum of four uniform numbers, so that no logarithm is
    /// needed.
    mutating func normal() -> Float {
        let bits = next()
        let sum = (bits & 0xffff) &+ (bits >> 16 & 0xffff) &+ (bits >> 32 & 0xffff) &+ (bits >> 48)
        return (Float(sum) - 131_070) / 37_837.23
    }
}
