/// A recurrent layer: `state = activation(x · kernel + state · recurrent + bias)`, step by step from a state of 0;
/// input [steps, features].
///
/// PyTorch's `RNN` has two biases, which add up, and draws all weights uniformly within ±1/√units.
public struct SimpleRNN: RecurrentLayer {
    /// The size of the state, at least 1.
    public var units: Int
    /// Whether the states of all steps are the output, [steps, units], not only the last one's.
    public var returnSequences: Bool
    /// Whether a bias is added, which starts at 0 unless it is said otherwise.
    public var useBias: Bool
    /// How the kernel's first values are drawn.
    public var kernelInitializer: Initializer
    /// How the recurrent kernel's first values are drawn.
    public var recurrentInitializer: Initializer
    /// What is normalized on the way to the gates; `nil` for nothing.
    public var normalization: RecurrentNormalization?
    /// The function applied to each step's sum.
    public var activation: ActivationFunction
    /// Whether the optimizer moves its weights; `frozen()` turns it off.
    public var trainable = true

    /// Keras's defaults: tanh, a Glorot uniform kernel, an orthogonal recurrent kernel, a bias of 0, and only the last
    /// state as output.
    public init(
        _ units: Int, activation: ActivationFunction = .tanh, returnSequences: Bool = false, useBias: Bool = true,
        kernelInitializer: Initializer = .glorotUniform,
        recurrentInitializer: Initializer = .orthogonal, normalization: RecurrentNormalization? = nil
    ) {
        self.units = units
        self.activation = activation
        self.returnSequences = returnSequences
        self.useBias = useBias
        self.kernelInitializer = kernelInitializer
        self.recurrentInitializer = recurrentInitializer
        self.normalization = normalization
    }

    public var layer: Layer { .simpleRNN(self) }

    public static let type = "SimpleRNN"
    public static let standard = SimpleRNN(1)
    public static let gates = 1
    public static let biases = 1
    /// In the initializer's order, as layers are written with it.
    public static var settings: [Setting<SimpleRNN>] {
        let activation = Setting<SimpleRNN>(
            "activation", \.activation, SettingRange("any but softmax") { $0 != .softmax })
        return recurrentSettings.prefix(1) + [activation] + recurrentSettings.dropFirst()
    }
}
