/// Random numbers by counting, for resampling: what comes depends on seed and index alone, never on who asked before.
struct RandomStream {
    private var counter: UInt64

    /// The stream of that index under `seed`; streams of different indices have nothing in common.
    init(seed: UInt64, index: UInt64) {
        counter = SplitMix64.mixed(seed &* SplitMix64.step ^ SplitMix64.mixed(index &+ SplitMix64.step))
    }

    /// 64 random bits.
    mutating func next() -> UInt64 {
        counter &+= SplitMix64.step
        return SplitMix64.mixed(counter)
    }

    /// A whole number from 0 up to `bound`, without it: the high half of a product, for bounds far below 2⁶⁴.
    mutating func next(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}
