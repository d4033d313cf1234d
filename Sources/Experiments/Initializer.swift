/// How a kernel's first values are drawn: uniform in (−limit, limit), the limit as in Keras's `VarianceScaling`.
public enum Initializer: String, Codable, Hashable, Sendable, CaseIterable {
    /// limit = √(6 / (fan_in + fan_out)) (Glorot and Bengio, 2010).
    case glorotUniform
    /// limit = √(6 / fan_in) (He et al., 2015).
    case heUniform
    /// limit = √(3 / fan_in) (LeCun et al., 1998).
    case lecunUniform
}
