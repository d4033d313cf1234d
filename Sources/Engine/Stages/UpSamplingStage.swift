internal import CKernels
internal import Experiments

/// Rows and columns of images, each several times; the gradient of a position is the sum of those of its copies.
final class UpSamplingStage: SampleStage {
    let output: ActivationBuffer
    private let input: ActivationBuffer
    private let size: Extent2D

    init(_ size: Extent2D, input: ActivationBuffer, output: ActivationBuffer) {
        (self.size, self.input, self.output) = (size, input, output)
    }

    func forward(_ samples: Range<Int>, _ step: borrowing Step) {
        for sample in samples {
            bn_repeat(
                Int32(input.shape[0]), Int32(input.shape[1]), Int32(input.padded), Int32(size.height),
                Int32(size.width), input.values.from(row: sample * input.positions),
                output.values.from(row: sample * output.positions))
        }
    }

    func backward(_ samples: Range<Int>, _ step: borrowing Step) {
        if input.isInput { return }
        for sample in samples {
            bn_sumOfCopies(
                Int32(input.shape[0]), Int32(input.shape[1]), Int32(input.padded), Int32(size.height),
                Int32(size.width), output.gradients(of: sample, step), input.gradients(of: sample, step))
        }
    }
}
