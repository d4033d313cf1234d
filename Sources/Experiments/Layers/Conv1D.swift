/// A convolution over the steps of a sequence: `activation(Σ window · kernel + bias)`; x [steps, channels], kernel
/// [kernelSize, channels, filters], bias [filters], output [steps, filters].
///
/// PyTorch's channels come first, and it draws kernel and bias as its `Linear` does.
public struct Conv1D: ActivatedLayer, WeightedLayer {
    /// The number of output channels, at least 1.
    public var filters: Int
    /// The steps of a window, at least 1.
    public var kernelSize: Int
    /// How many steps a window is from the next one, at least 1.
    public var strides: Int
    /// What lies around the sequence where a window reaches over its ends.
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
        _ filters: Int, _ kernelSize: Int, strides: Int = 1, padding: Padding = .valid,
        activation: ActivationFunction = .linear, useBias: Bool = true,
        kernelInitializer: Initializer = .glorotUniform, kernelRegularizer: Regularizer? = nil
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
    @available(*, unavailable, message: "a convolution has filters and a kernel's size: Conv1D(8, 3)")
    public init(_ filters: Int) { self.init(filters, 1) }

    public var layer: Layer { .conv1D(self) }

    public static let type = "Conv1D"
    public static let standard = Conv1D(1, 1)
    public static var settings: [Setting<Conv1D>] {
        [
            Setting("filters", label: .some(nil), \.filters, isRequired: true, .positive),
            Setting("kernelSize", label: .some(nil), \.kernelSize, isRequired: true, .positive),
            Setting("strides", \.strides, .positive), Setting("padding", \.padding),
            Setting("activation", \.activation), Setting("useBias", \.useBias),
            Setting("kernelInitializer", \.kernelInitializer, .finite),
            Setting("kernelRegularizer", \.kernelRegularizer, isOmittedAtDefault: true, .notNegative), trainableSetting,
        ]
    }
    public var weightNames: [WeightName] { [.kernel] + (useBias ? [.bias] : []) }

    /// The same convolution over an image that is one position wide.
    package var overImage: Conv2D {
        var convolution = Conv2D(
            filters, Extent2D(kernelSize, 1), strides: Extent2D(strides, 1), padding: padding, activation: activation,
            useBias: useBias, kernelInitializer: kernelInitializer, kernelRegularizer: kernelRegularizer)
        convolution.trainable = trainable
        return convolution
    }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        let steps = try windowCount(over: input, size: kernelSize, strides: strides, padding: padding, at: place)
        let window = [kernelSize, input[1]].saturatedProduct
        return summary([steps, filters], weights: [[window, useBias ? 1 : 0].saturatedSum, filters].saturatedProduct)
    }

    public func workspace(input: [Int]) -> Int { overImage.workspace(input: [input[0], 1, input[1]]) }
}
