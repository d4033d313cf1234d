/// A function applied to each element of a layer's output; `softmax` is applied to each row of the last layer. Names
/// are Keras's.
public enum ActivationFunction: String, Codable, Hashable, Sendable, CaseIterable {
    /// x.
    case linear
    /// max(x, 0).
    case relu
    /// x for x > 0, 0.2 · x below, as Keras's function has it; the layer `LeakyReLU` lets the slope be chosen.
    case leakyRelu
    /// x for x > 0, eˣ − 1 below.
    case elu
    /// x · Φ(x), with the normal distribution's Φ, not its approximation by tanh.
    case gelu
    /// x · sigmoid(x), also called swish.
    case silu
    /// ln(1 + eˣ).
    case softplus
    /// 1 / (1 + e⁻ˣ).
    case sigmoid
    /// The hyperbolic tangent.
    case tanh
    /// eˣ / Σ eˣ over a row.
    case softmax
}
