/// The parts of SplitMix64 (Steele, Lea and Flood 2014), a generator of random numbers that counts.
package enum SplitMix64 {
    /// What the counter grows by: 2⁶⁴ over the golden ratio.
    package static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// The last step: each bit of `value` moves all bits.
    package static func mixed(_ value: UInt64) -> UInt64 {
        let first = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        let second = (first ^ first >> 27) &* 0x94d0_49bb_1331_11eb
        return second ^ second >> 31
    }
}
