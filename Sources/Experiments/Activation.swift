/// A layer that applies an activation function.
public struct Activation: LayerConvertible, Codable, Hashable, Sendable {
    public var function: ActivationFunction

    public init(_ function: ActivationFunction) { self.function = function }

    public var layer: Layer { .activation(self) }
}
