/// What convolutions over images share, whichever way they go: a kernel for each window, channel and filter.
public protocol ConvolutionLayer: ActivatedLayer, WeightedLayer {
    /// The number of output channels.
    var filters: Int { get set }
    /// The window's height and width.
    var kernelSize: Extent2D { get set }
    /// How far a window is from the next one, in positions.
    var strides: Extent2D { get set }
    /// What becomes of windows at the edge.
    var padding: Padding { get set }
    /// Whether a bias is added.
    var useBias: Bool { get set }
    /// How the kernel's first values are drawn.
    var kernelInitializer: Initializer { get set }
    /// A penalty on the kernel.
    var kernelRegularizer: Regularizer? { get set }
}

extension ConvolutionLayer {
    public static var settings: [Setting<Self>] {
        [
            Setting("filters", label: .some(nil), \.filters, isRequired: true, .positive),
            Setting("kernelSize", label: .some(nil), \.kernelSize, isRequired: true, .positive),
            Setting("strides", \.strides, .positive),
            Setting("padding", \.padding, .notCausal), Setting("activation", \.activation),
            Setting("useBias", \.useBias),
            Setting("kernelInitializer", \.kernelInitializer, .finite),
            Setting("kernelRegularizer", \.kernelRegularizer, isOmittedAtDefault: true, .notNegative), trainableSetting,
        ]
    }
    public var weightNames: [WeightName] { [.kernel] + (useBias ? [.bias] : []) }

    /// A summary with the weights that there are for an input of so many channels.
    func summary(output: Extent2D, channels: Int) -> LayerSummary {
        let window = [kernelSize.height, kernelSize.width, channels].saturatedProduct
        let weights = [[window, useBias ? 1 : 0].saturatedSum, filters].saturatedProduct
        return summary([output.height, output.width, filters], weights: weights)
    }
}
