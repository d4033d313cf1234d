/// Long short-term memory (Hochreiter and Schmidhuber, 1997): `i, f, o = σ(…)`, `c = f · c + i · tanh(…)`,
/// `state = o · tanh(c)`, where each … is
/// `x · kernel + state · recurrent + bias` with columns of its own, gates in Keras's order i, f, c, o; input [steps,
/// features].
///
/// PyTorch's has two biases, none of them 1, and draws all weights uniformly within ±1/√units.
public struct LSTM: RecurrentLayer {
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
    /// Whether the optimizer moves its weights; `frozen()` turns it off.
    public var trainable = true

    /// Keras's defaults: a Glorot uniform kernel, an orthogonal recurrent kernel, a bias of 1 for the forget gate and 0
    /// elsewhere, and only the last state as output. Gates are sigmoid, the cell is tanh.
    public init(
        _ units: Int, returnSequences: Bool = false, useBias: Bool = true,
        kernelInitializer: Initializer = .glorotUniform,
        recurrentInitializer: Initializer = .orthogonal, normalization: RecurrentNormalization? = nil
    ) {
        self.units = units
        self.returnSequences = returnSequences
        self.useBias = useBias
        self.kernelInitializer = kernelInitializer
        self.recurrentInitializer = recurrentInitializer
        self.normalization = normalization
    }

    public var layer: Layer { .lstm(self) }

    public static let type = "LSTM"
    public static let standard = LSTM(1)
    public static let gates = 4
    public static let biases = 1
    public static var settings: [Setting<LSTM>] { recurrentSettings }
}
