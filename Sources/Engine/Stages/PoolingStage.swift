internal import CKernels
internal import Experiments

/// Pooling: the greatest value or the mean of each window, channel by channel.
final class PoolingStage: SampleStage {
    private let input: ActivationBuffer
    let output: ActivationBuffer
    private let takesMaximum: Bool
    /// Whether several greatest values share the gradient, as Keras's global maximum has it; in windows that move, the
    /// first has it.
    private let sharesMaximum: Bool
    private let windows: UnsafeMutablePointer<BNWindows>
    private let kernels: Kernels

    init(
        _ windows: Windows, takesMaximum: Bool, sharesMaximum: Bool, input: ActivationBuffer, output: ActivationBuffer,
        kernels: Kernels
    ) {
        self.input = input
        self.output = output
        self.takesMaximum = takesMaximum
        self.sharesMaximum = sharesMaximum
        self.kernels = kernels
        self.windows = .allocate(capacity: 1)
        self.windows.initialize(to: BNWindows(windows, channels: input.padded))
    }

    deinit { windows.deallocate() }

    func forward(_ samples: Range<Int>, _ step: borrowing Step) {
        let (x, y) = (
            input.values.from(row: samples.lowerBound * input.positions),
            output.values.from(row: samples.lowerBound * output.positions)
        )
        if takesMaximum {
            kernels.pointee.maxPool(Int32(samples.count), windows, x, y)
        } else {
            kernels.pointee.averagePool(Int32(samples.count), windows, x, y)
        }
    }

    func backward(_ samples: Range<Int>, _ step: borrowing Step) {
        guard !input.isInput else { return }
        let first = samples.lowerBound
        let (dy, dx) = (output.gradients(of: first, step), input.gradients(of: first, step))
        if takesMaximum {
            kernels.pointee.maxPoolGradient(
                sharesMaximum, Int32(samples.count), windows, input.values.from(row: first * input.positions),
                output.values.from(row: first * output.positions), dy, dx)
        } else {
            kernels.pointee.averagePoolGradient(Int32(samples.count), windows, dy, dx)
        }
    }
}

extension BNWindows {
    init(_ windows: Windows, channels: Int) {
        self.init(
            height: Int32(windows.input.height), width: Int32(windows.input.width), channels: Int32(channels),
            windowHeight: Int32(windows.size.height), windowWidth: Int32(windows.size.width),
            strideY: Int32(windows.strides.height),
            strideX: Int32(windows.strides.width), top: Int32(windows.top), left: Int32(windows.left),
            outHeight: Int32(windows.output.height),
            outWidth: Int32(windows.output.width))
    }
}
