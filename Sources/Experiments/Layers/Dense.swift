/// A fully connected layer: `activation(x · kernel + bias)`; x […, inputs], kernel [inputs, units], bias [units]. It
/// works along the last axis: [28, 28] becomes [28, units] with the same kernel for each of the 28.
///
/// PyTorch's `Linear` draws kernel and bias uniformly within ±1/√inputs; here the bias starts at 0.
public struct Dense: ActivatedLayer, WeightedLayer {
    /// The size of the output, at least 1.
    public var units: Int
    /// What is applied to the sums.
    public var activation: ActivationFunction
    /// Whether a bias is added, which starts at 0 unless it is said otherwise.
    public var useBias: Bool
    /// How the kernel's first values are drawn.
    public var kernelInitializer: Initializer
    /// How the bias begins; Keras's is zeros.
    public var biasInitializer: Initializer = .zeros
    /// A penalty on the kernel.
    public var kernelRegularizer: Regularizer?
    /// Whether the optimizer moves its weights; `frozen()` turns it off.
    public var trainable = true

    /// Keras's defaults: linear, with a bias that starts at zero, and a Glorot uniform kernel.
    public init(
        _ units: Int, activation: ActivationFunction = .linear, useBias: Bool = true,
        kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
        kernelRegularizer: Regularizer? = nil
    ) {
        self.units = units
        self.activation = activation
        self.useBias = useBias
        self.kernelInitializer = kernelInitializer
        self.biasInitializer = biasInitializer
        self.kernelRegularizer = kernelRegularizer
    }

    public var layer: Layer { .dense(self) }

    public static let type = "Dense"
    public static let standard = Dense(1)
    public static var settings: [Setting<Dense>] {
        [
            Setting("units", label: .some(nil), \.units, isRequired: true, .positive),
            Setting("activation", \.activation),
            Setting("useBias", \.useBias), Setting("kernelInitializer", \.kernelInitializer, .finite),
            Setting("biasInitializer", \.biasInitializer, isOmittedAtDefault: true, .finite),
            Setting("kernelRegularizer", \.kernelRegularizer, isOmittedAtDefault: true, .notNegative), trainableSetting,
        ]
    }
    public var weightNames: [WeightName] { [.kernel] + (useBias ? [.bias] : []) }

    public func summary(input: [Int], at place: LayerPlace) -> LayerSummary {
        summary(
            input.dropLast() + [units], weights: [input[input.count - 1] + (useBias ? 1 : 0), units].saturatedProduct)
    }
}
