/// Random numbers by counting, for resampling: what comes depends on seed and index alone, never on who asked before.
struct RandomStream {
    private var counter: UInt64

    /// The stream of that index under `seed`; streams of different indices have nothing in common.
    init(seed: UInt64, index: UInt64) {
        counter = Self.scattered(seed &* Self.golden ^ Self.scattered(index &+ Self.golden))
    }

    /// 64 random bits.
    mutating func next() -> UInt64 {
        counter &+= Self.golden
        return Self.scattered(counter)
    }

    /// A whole number from 0 up to `bound`, without it: the high half of a product, for bounds far below 2⁶⁴.
    mutating func next(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}

private extension RandomStream {
    static var golden: UInt64 { 0x9e37_79b9_7f4a_7c15 }

    /// The last step of SplitMix64 (Steele, Lea and Flood 2014): each bit of `value` moves all bits.
    static func scattered(_ value: UInt64) -> UInt64 {
        let first = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        let second = (first ^ first >> 27) &* 0x94d0_49bb_1331_11eb
        return second ^ second >> 31
    }
}
