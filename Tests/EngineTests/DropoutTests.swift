/// Dropout by its statistics: which elements fall is chance, how many and what becomes of the others is not.
import CKernels
import Experiments
import Testing

@testable import Engine

@Suite struct DropoutTests {
    static let rows = 200

    @Test(arguments: [0.1, 0.25, 0.5, 0.9], [[130], [5, 26]]) func elementsFallIndependently(rate: Double, shape: [Int])
        throws
    {
        let masks = try (1...2).map { step in try pass(rate, shape, step: step).values.map { $0 == 0 } }
        let width = shape[shape.count - 1], count = masks[0].count
        // Over elements, over one row's, over one column's, and over pairs that lie side by side, below each other, and
        // in the same place a step later.
        expect(masks[0], rate)
        for row in stride(from: 0, to: count / width, by: 17) {
            expect(Array(masks[0][row * width..<(row + 1) * width]), rate)
        }
        for column in 0..<width { expect(stride(from: column, to: count, by: width).map { masks[0][$0] }, rate) }
        for (first, second) in [
            (masks[0].dropLast(), masks[0].dropFirst()), (masks[0].dropLast(width), masks[0].dropFirst(width)),
            (masks[0][...], masks[1][...]),
        ] {
            expect(zip(first, second).map { $0 && $1 }, rate * rate)
        }
    }

    /// What stays is scaled so that the mean stays; gradients fall in the same places.
    @Test(arguments: [0.1, 0.5, 0.9]) func theRestIsScaled(rate: Double) throws {
        let scale = 1 / (1 - Float(rate)), (values, gradients) = try pass(rate, [130])
        #expect(values.allSatisfy { $0 == 0 || $0 == 3 * scale })
        #expect(gradients == values.map { $0 / 3 })
    }

    @Test(arguments: [0, 0.5]) func nothingFallsOtherwise(rate: Double) throws {
        #expect(try pass(rate, [130], training: rate == 0).values.allSatisfy { $0 == 3 })
    }
}

private extension DropoutTests {
    /// What becomes of values that are all 3, and of gradients that are all 1.
    func pass(_ rate: Double, _ shape: [Int], step: Int = 1, training: Bool = true) throws -> (
        values: [Float], gradients: [Float]
    ) {
        let input = ActivationBuffer(capacity: Self.rows, shape: shape),
            output = ActivationBuffer(capacity: Self.rows, shape: shape)
        let stage = DropoutStage(
            rate: Float(rate), seed: 4, stream: 6, input: input, output: output, kernels: try KernelVariants.choose(nil)
        )
        input.values.fill(3)
        output.gradients.fill(1)
        Images.with(Cases.samples(Self.rows, seed: 9), inputs: 42) { images in
            let step = Step(
                batch: images.batch(from: 0), rows: Self.rows, number: step, training: training,
                optimizer: BNOptimizer(), worker: .alone)
            stage.forward(step)
            stage.backward(step)
        }
        return (output.values.values, input.gradients.values)
    }

    /// As many are true as so many draws give, within five standard deviations.
    func expect(_ draws: [Bool], _ share: Double) {
        let count = Double(draws.count), deviation = (count * share * (1 - share)).squareRoot()
        #expect(abs(Double(draws.count { $0 }) - count * share) < 5 * deviation + 1)
    }
}
