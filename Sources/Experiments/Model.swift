/// A stack of layers with a name: Keras's `Sequential`, as a value.
public struct Model: Codable, Hashable, Sendable {
    /// What readers call it, and the name of a trial of it.
    public var name: String
    /// The first takes the samples, the last gives the classes' probabilities.
    public var layers: [Layer]

    /// Not public: beside it, a mistake between a model's braces would be reported as braces where an array is
    /// expected.
    package init(_ name: String, layers: [Layer]) {
        self.name = name
        self.layers = layers
    }

    /// A model written as it reads: `Model("Baseline") { Flatten(); Dense(128, activation: .relu); Dense(10,
    /// activation: .softmax) }`.
    public init(_ name: String, @LayerBuilder layers: () -> [Layer]) {
        self.init(name, layers: layers())
    }

    /// Not to be had: the compiler says that a model has a name.
    @available(*, unavailable, message: "a model has a name, which reports show: Model(\"Baseline\") { … }")
    public init(@LayerBuilder layers: () -> [Layer]) { self.init("", layers: layers()) }
}
