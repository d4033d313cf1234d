/// A transposed convolution over images, which makes them larger where `Conv2D` makes them smaller: each position adds its
/// channels times the kernel to a window of the output, `activation(Σ x · kernel + bias)`; x [height, width, channels],
/// kernel [height, width, filters, channels], bias [filters]. The output has height · strides rows with `.same`, and
/// height · strides + max(kernel − strides, 0) with `.valid`, columns likewise.
///
/// It is the gradient of a `Conv2D` of the output by the same kernel (Dumoulin and Visin, 2016). PyTorch's channels come
/// first, and its `ConvTranspose2d(…, 3, stride=2, padding=1, output_padding=1)`, of the same size as `.same`, leaves out
/// the first row and column where `.same` leaves out the last.
public struct Conv2DTranspose: ConvolutionLayer {
    /// The number of output channels, at least 1.
    public var filters: Int
    /// The window's height and width.
    public var kernelSize: Extent2D
    /// How far the window of a position is from that of the next one; at least 1.
    public var strides: Extent2D
    /// Whether what windows add beyond `strides` for each position is kept.
    public var padding: Padding
    /// What is applied to the sums.
    public var activation: ActivationFunction
    /// Whether a bias is added, which starts at 0.
    public var useBias: Bool
    /// How the kernel's first values are drawn.
    public var kernelInitializer: Initializer
    /// A penalty on the kernel.
    public var kernelRegularizer: Regularizer?
    /// Whether the optimizer moves its weights; `frozen()` turns it off.
    public var trainable = true

    /// Keras's defaults: strides of 1, no padding, linear, with a bias that starts at zero, and a Glorot uniform
    /// kernel.
    public init(
        _ filters: Int, _ kernelSize: Extent2D, strides: Extent2D = 1, padding: Padding = .valid,
        activation: ActivationFunction = .linear,
        useBias: Bool = true, kernelInitializer: Initializer = .glorotUniform, kernelRegularizer: Regularizer? = nil
    ) {
        self.filters = filters
        self.kernelSize = kernelSize
        self.strides = strides
        self.padding = padding
        self.activation = activation
        self.useBias = useBias
        self.kernelInitializer = kernelInitializer
        self.kernelRegularizer = kernelRegularizer
    }

    /// Not to be had: the compiler says that a convolution has a size.
    @available(*, unavailable, message: "a convolution has filters and a kernel's size: Conv2DTranspose(8, 3)")
    public init(_ filters: Int) { self.init(filters, 1) }

    public var layer: Layer { .conv2DTranspose(self) }

    public static let type = "Conv2DTranspose"
    public static let standard = Conv2DTranspose(1, 1)

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try expectImage(input, at: place)
        return summary(output: windows(input: input).input, channels: input[2])
    }

    /// The windows over the output: those of the convolution that leads from it back to the input's extent.
    public func windows(input: [Int]) -> Windows {
        func length(_ input: Int, _ size: Int, _ stride: Int) -> Int {
            [[input, stride].saturatedProduct, padding == .same ? 0 : max(size - stride, 0)].saturatedSum
        }
        return Windows(
            input: Extent2D(
                length(input[0], kernelSize.height, strides.height), length(input[1], kernelSize.width, strides.width)),
            size: kernelSize, strides: strides, padding: padding)
    }

    /// A copy of the image and one of the output's gradient, each in its border.
    public func workspace(input: [Int]) -> Int {
        let output = windows(input: input).input
        func bordered(_ height: Int, _ width: Int, _ channels: Int) -> Int {
            [
                [height, kernelSize.height].saturatedSum, [width, kernelSize.width].saturatedSum, channels,
            ].saturatedProduct
        }
        return [bordered(input[0], input[1], input[2]), bordered(output.height, output.width, filters)].saturatedSum
    }
}
