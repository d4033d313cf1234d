/// The random streams.
import CKernels
import Testing

@Suite struct RandomTests {
    /// The known answers of the authors' Random123 library, for philox4x32-10.
    @Test(arguments: knownAnswers) func philox(answer: KnownAnswer) {
        var words = [UInt32](repeating: 0, count: 4)
        bn_random(BNRandom(seed: answer.seed, stream: answer.stream, step: answer.step), answer.index, &words)
        #expect(words == answer.words)
    }

    @Test func uniformStaysInItsRange() {
        var values = [Float](repeating: 9, count: 10001)
        bn_uniform(BNRandom(seed: 3, stream: 1, step: 0), 0.25, values.count, &values)
        #expect(values.allSatisfy { $0 >= -0.25 && $0 < 0.25 })
        #expect(abs(values.reduce(0, +) / 10001) < 0.01)
    }

    @Test func dropoutDropsItsShareAndScalesTheRest() {
        let x = Buffer(50, 100) { _ in 1 }, y = Buffer(50, 100)
        variants[variants.count - 1].pointee.drop(
            50, 100, 0, BNRandom(seed: 1, stream: 0, step: 1), 0.25, x.view, y.view)
        let values = (0..<50).flatMap { row in (0..<100).map { y.at[row * y.stride + $0] } }
        #expect(values.allSatisfy { $0 == 0 || $0 == 1 / (1 - 0.25) })
        #expect((1100...1400).contains(values.filter { $0 == 0 }.count))
    }
}

struct KnownAnswer: Sendable {
    let seed: UInt64, stream: UInt32, step: UInt32, index: UInt64, words: [UInt32]
}

private let knownAnswers: [KnownAnswer] = [
    KnownAnswer(seed: 0, stream: 0, step: 0, index: 0, words: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    KnownAnswer(
        seed: .max, stream: .max, step: .max, index: .max, words: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
    KnownAnswer(
        seed: 0x299f_31d0_a409_3822, stream: 0x0370_7344, step: 0x1319_8a2e, index: 0x85a3_08d3_243f_6a88,
        words: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
]
