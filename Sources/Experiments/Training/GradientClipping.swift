/// How gradients that are too large are made smaller before a step.
public enum GradientClipping: Codable, Hashable, Sendable {
    /// Each weight's gradient is scaled down to this L2 norm: Keras's `clipnorm`.
    case norm(Double)
    /// All gradients are scaled down together, to this L2 norm of all: Keras's `global_clipnorm`.
    case globalNorm(Double)
    /// Each number of a gradient is kept within ± this: Keras's `clipvalue`.
    case value(Double)

    /// The bound, above 0.
    public var bound: Double {
        switch self {
        case .norm(let bound), .globalNorm(let bound), .value(let bound): bound
        }
    }
}
