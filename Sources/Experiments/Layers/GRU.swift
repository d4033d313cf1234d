/// Gated recurrent unit (Cho et al., 2014): `z, r = σ(…)`, `h = tanh(x · kernel + r · (state · recurrent + b₂) + b₁)`,
/// `state = z · state + (1 − z) · h`; gates in Keras's order z, r, h, the reset gate after the product (`reset_after`),
/// two biases for each; input [steps, features].
///
/// PyTorch's order is r, z, h, and it draws all weights uniformly within ±1/√units.
public struct GRU: RecurrentLayer {
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

    /// Keras's defaults: a Glorot uniform kernel, an orthogonal recurrent kernel, biases of 0, and only the last state
    /// as output. Gates are sigmoid, the candidate is tanh.
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

    public var layer: Layer { .gru(self) }

    public static let type = "GRU"
    public static let standard = GRU(1)
    public static let gates = 3
    public static let biases = 2
    public static var settings: [Setting<GRU>] { recurrentSettings }
}
