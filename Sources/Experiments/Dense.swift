/// A fully connected layer: `activation(x · kernel + bias)`; x [batch, inputs], kernel [inputs, units], bias [units].
public struct Dense: LayerConvertible, Codable, Hashable, Sendable {
    /// The size of the output, at least 1.
    public var units: Int
    public var activation: ActivationFunction
    public var useBias: Bool
    public var kernelInitializer: Initializer

    /// Keras's defaults: linear, with a bias that starts at zero, and a Glorot uniform kernel.
    public init(
        _ units: Int, activation: ActivationFunction = .linear, useBias: Bool = true,
        kernelInitializer: Initializer = .glorotUniform
    ) {
        self.units = units
        self.activation = activation
        self.useBias = useBias
        self.kernelInitializer = kernelInitializer
    }

    public var layer: Layer { .dense(self) }
}
