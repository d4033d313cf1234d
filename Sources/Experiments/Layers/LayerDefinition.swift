/// What a kind of layer says of itself, in one place: its name, its settings, and what it makes of its input.
public protocol LayerDefinition: LayerConvertible, Configurable {
    /// Keras's name of the layer's class.
    static var type: String { get }
    /// The shape of the output for one sample of this shape, and the number of parameters.
    /// - Throws: an error that names `place` where the input does not fit.
    func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary
    /// How many numbers a layer whose `summary` is known works with for one sample of this shape, beside its output.
    func workspace(input: [Int]) -> Int
    /// The function that the layer applies last.
    var lastActivation: ActivationFunction { get }
    /// What is written behind the layer's parentheses.
    var suffix: String { get }
    /// The layer as it is written in a model, defaults left out: `Dense(128, activation: .relu)`.
    var description: String { get }
}

extension LayerDefinition {
    public func workspace(input: [Int]) -> Int { 0 }
    public var lastActivation: ActivationFunction { .linear }
    public var suffix: String { "" }

    public var description: String {
        "\(Self.type)(\(Self.settings.compactMap { $0.swiftLiteral(self) }.joined(separator: ", ")))\(suffix)"
    }

    /// The settings that are not written where they are the default, with their values: "momentum 0.99".
    public var effectiveSettings: [String] { Self.settings.compactMap { $0.effective(self) } }

    /// Throws for the first setting that is out of its range.
    func check(at place: LayerPlace) throws(ModelError) {
        if let problem {
            throw .setting(place, name: problem.name, value: problem.found, expected: problem.expected)
        }
    }

    func summary(_ shape: [Int], trainable: Int = 0, nonTrainable: Int = 0) -> LayerSummary {
        LayerSummary(type: Self.type, outputShape: shape, trainable: trainable, nonTrainable: nonTrainable)
    }
}

/// A layer that applies a function of the author's choice last.
public protocol ActivatedLayer: LayerDefinition {
    /// What is applied to what the layer computes.
    var activation: ActivationFunction { get set }
}

extension ActivatedLayer {
    public var lastActivation: ActivationFunction { activation }
}

/// A layer with weights of its own.
public protocol WeightedLayer: LayerDefinition {
    /// Whether the optimizer moves its weights.
    var trainable: Bool { get set }
    /// Keras's names of its weights, and of its moving averages behind them.
    var weightNames: [WeightName] { get }
}

extension WeightedLayer {
    /// The same layer with weights that stay as they are: Keras's `trainable = False`.
    public func frozen() -> Self {
        var copy = self
        copy.trainable = false
        return copy
    }

    public var suffix: String { trainable ? "" : ".frozen()" }

    /// A summary with `weights` parameters, which count as trained unless the layer is frozen.
    func summary(_ shape: [Int], weights: Int, averages: Int = 0) -> LayerSummary {
        summary(
            shape, trainable: trainable ? weights : 0, nonTrainable: [averages, trainable ? 0 : weights].saturatedSum)
    }

    /// The setting that `frozen()` turns off; it is not written among the others.
    static var trainableSetting: Setting<Self> {
        Setting("trainable", \.trainable, isOmittedAtDefault: true, isWritten: false)
    }
}

/// Where a layer stands in a model: its number, counted from 1, and inside of `Residual` the numbers on the way to it;
/// and its kind.
public struct LayerPlace: Hashable, Sendable, CustomStringConvertible {
    /// [3, 1] is the first layer within the residual block that is the model's third.
    public var numbers: [Int]
    /// Keras's name of the layer's class.
    public var type: String

    /// The numbers on the way to the layer, the outermost first, and the name of its kind.
    public init(_ numbers: [Int], type: String) {
        self.numbers = numbers
        self.type = type
    }

    /// "layer 2, Dense", or "layer 3.1, Conv2D".
    public var description: String { "layer \(numbers.map(String.init).joined(separator: ".")), \(type)" }
}
