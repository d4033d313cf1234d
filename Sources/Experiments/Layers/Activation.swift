/// A layer that applies an activation function to each element. It has no parameters.
public struct Activation: LayerDefinition {
    /// Which one.
    public var function: ActivationFunction

    /// An activation by its name, as in Keras.
    public init(_ function: ActivationFunction) { self.function = function }

    /// Not to be had: the compiler says that a notebook cannot compose one of Swift functions.
    @available(*, unavailable, message: "a notebook cannot compose activations of Swift functions: see docs/layers.md")
    public init<Value>(_ function: (Value) -> Value) { self.function = .linear }

    public var layer: Layer { .activation(self) }

    public static let type = "Activation"
    public static let standard = Activation(.linear)
    public static var settings: [Setting<Activation>] {
        [Setting("function", label: .some(nil), \.function, isRequired: true)]
    }
    public var lastActivation: ActivationFunction { function }

    public func summary(input: [Int], at place: LayerPlace) -> LayerSummary { summary(input) }
}
