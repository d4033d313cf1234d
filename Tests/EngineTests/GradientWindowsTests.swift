/// A convolution's input gets the gradient that windows over its output's gradient give where that is spread out by the
/// strides: the zeros in between take no part, and change no bit.
import CKernels
import Experiments
import Testing

@testable import Engine

@Suite struct GradientWindowsTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        let input: Extent2D, size: Extent2D, strides: Extent2D
        let padding: Padding
        var testDescription: String { "\(input) by \(size), \(strides) apart, \(padding)" }
    }

    static let shapes =
        Padding.allCases.flatMap { padding in
            [
                Shape(input: Extent2D(7, 9), size: 3, strides: 1, padding: padding),
                Shape(input: Extent2D(8, 7), size: 3, strides: 2, padding: padding),
                Shape(input: Extent2D(9, 8), size: Extent2D(2, 5), strides: Extent2D(2, 3), padding: padding),
                Shape(input: Extent2D(10, 10), size: 1, strides: 2, padding: padding),
                Shape(input: Extent2D(7, 7), size: 2, strides: 3, padding: padding),
                Shape(input: Extent2D(6, 5), size: Extent2D(5, 4), strides: Extent2D(1, 2), padding: padding),
                Shape(input: Extent2D(3, 3), size: 3, strides: 4, padding: padding),
            ]
        } + [
            // Places of the kernel that meet nothing but the border.
            Shape(input: Extent2D(1, 1), size: 3, strides: 2, padding: .same),
            Shape(input: Extent2D(1, 9), size: 5, strides: Extent2D(3, 1), padding: .same),
            Shape(input: Extent2D(2, 1), size: Extent2D(4, 5), strides: Extent2D(3, 4), padding: .same),
        ]

    @Test(arguments: shapes) func zerosBetweenTakeNoPart(shape: Shape) throws {
        let windows = Windows(
            input: shape.input, size: shape.size, strides: shape.strides, padding: shape.padding)
        for (channels, filters) in [(3, 5), (17, 2)] {
            let (kernel, output, found) = try gradients(windows, channels, filters)
            let expected = spreadOut(windows, channels, filters, kernel: kernel, output: output)
            #expect(found.map(\.bitPattern) == expected.map(\.bitPattern))
        }
    }
}

private extension GradientWindowsTests {
    static let samples = 2

    /// The kernel, the gradients of the output, and those that the stage passes on.
    func gradients(_ windows: Windows, _ channels: Int, _ filters: Int) throws -> ([Float], [Float], [Float]) {
        let kernel = Parameter(
            .kernel, rows: windows.size.height * windows.size.width * channels, columns: filters, slots: [])
        let input = ActivationBuffer(
            capacity: Self.samples, shape: [windows.input.height, windows.input.width, channels])
        let output = ActivationBuffer(
            capacity: Self.samples, shape: [windows.output.height, windows.output.width, filters])
        for (index, matrix) in [kernel.values, output.gradients].enumerated() {
            var numbers = [Float](repeating: 0, count: matrix.rows * matrix.columns)
            bn_uniform(BNRandom(seed: 5, stream: UInt32(index), step: 0), 1, numbers.count, &numbers)
            matrix.values = numbers
        }
        // What is there before must not matter.
        input.gradients.fill(.nan)
        let stage = ConvolutionStage(
            windows, channels: channels, input: input, output: output, kernel: kernel, bias: nil,
            kernels: try KernelVariants.choose(nil))
        Images.with(Cases.samples(Self.samples, seed: 9), inputs: 42) { images in
            stage.backward(
                Step(
                    batch: images.batch(from: 0), rows: Self.samples, number: 1, training: true,
                    optimizer: BNOptimizer(), worker: .alone))
        }
        return (kernel.values.values, output.gradients.values, input.gradients.values)
    }

    /// The same by the definition, as one chain over all places of the kernel turned around and all filters.
    func spreadOut(_ windows: Windows, _ channels: Int, _ filters: Int, kernel: [Float], output: [Float]) -> [Float] {
        var gradients: [Float] = []
        for sample in 0..<Self.samples {
            for y in 0..<windows.input.height {
                for x in 0..<windows.input.width {
                    for channel in 0..<channels {
                        var sum: Float = 0
                        for row in (0..<windows.size.height).reversed() {
                            for column in (0..<windows.size.width).reversed() {
                                for filter in 0..<filters {
                                    let place = row * windows.size.width + column
                                    sum.addProduct(
                                        given(windows, sample, y - row, x - column, filter, filters, output),
                                        kernel[(place * channels + channel) * filters + filter])
                                }
                            }
                        }
                        gradients.append(sum)
                    }
                }
            }
        }
        return gradients
    }

    /// The gradient of the output whose window begins at this place of the input, 0 where none does.
    func given(
        _ windows: Windows, _ sample: Int, _ top: Int, _ left: Int, _ filter: Int, _ filters: Int, _ output: [Float]
    ) -> Float {
        let (y, x) = (top + windows.top, left + windows.left), strides = windows.strides
        guard y >= 0, x >= 0, y % strides.height == 0, x % strides.width == 0,
            y / strides.height < windows.output.height,
            x / strides.width < windows.output.width
        else { return 0 }
        let position = (sample * windows.output.height + y / strides.height) * windows.output.width + x / strides.width
        return output[position * filters + filter]
    }
}
