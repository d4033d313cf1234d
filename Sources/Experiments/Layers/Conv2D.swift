/// A convolution over images: `activation(Σ window · kernel + bias)`; x [height, width, channels], kernel [height,
/// width, channels, filters], bias [filters], output [height, width, filters].
///
/// PyTorch's channels come first, and it draws kernel and bias as its `Linear` does. Padding `.same` with strides is
/// not centred there.
public struct Conv2D: ConvolutionLayer {
    /// The number of output channels, at least 1.
    public var filters: Int
    /// The window's height and width.
    public var kernelSize: Extent2D
    /// How far a window is from the next one, in positions; at least 1.
    public var strides: Extent2D
    /// What lies around the image where a window reaches over its edge.
    public var padding: Padding
    /// What is applied to the sums.
    public var activation: ActivationFunction
    /// Whether a bias is added, which starts at 0 unless it is said otherwise.
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
    @available(*, unavailable, message: "a convolution has filters and a kernel's size: Conv2D(8, 3)")
    public init(_ filters: Int) { self.init(filters, 1) }

    public var layer: Layer { .conv2D(self) }

    public static let type = "Conv2D"
    public static let standard = Conv2D(1, 1)

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        let output = try windows(over: input, size: kernelSize, strides: strides, padding: padding, at: place).output
        return summary(output: output, channels: input[2])
    }

    /// A copy of the image in its border, and one of the output's gradient spread out by the strides.
    public func workspace(input: [Int]) -> Int {
        [input[0] + kernelSize.height, input[1] + kernelSize.width, input[2] + filters].saturatedProduct
    }
}
