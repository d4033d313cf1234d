/// What probes measure, under the names that `measurements(_:at:)` takes.
public enum ProbeQuantity: String, Hashable, Sendable, CaseIterable {
    // Of a layer's output
    /// The mean over batch, positions and units.
    case mean
    /// The standard deviation over the same.
    case deviation
    /// The quantile 0.05.
    case q05
    /// The quantile 0.15.
    case q15
    /// The median.
    case q50
    /// The quantile 0.85.
    case q85
    /// The quantile 0.95.
    case q95
    /// The fraction of units that give every sample the same.
    case dead
    /// The fraction of values within 1 % of the range of sigmoid or tanh of its ends.
    case saturated
    /// The number of singular values above rounding.
    case rank
    /// The exponential of the entropy of the squared singular values' shares.
    case effectiveRank

    // Of a weight
    /// The L2 norm of the loss's gradient, penalties included, before any clipping.
    case gradient
    /// The L2 norm of the weight before the step.
    case weight
    /// The norm of what the step changed by that of the weight.
    case ratio

    // Of the loss
    /// The mean loss of a batch, in training mode.
    case loss
    /// The L2 norm of the gradient's change.
    case gradientDistance
    /// The L2 norm of the change of a layer's gradient when the layers below it have moved.
    case shift
    /// The cosine to what it was before.
    case cosine

    // Of the network as a whole
    /// The greatest difference of any last value of the test samples.
    case logitDifference
    /// Wall time in seconds. Volatile.
    case seconds

    /// How its values are written.
    public var unit: Estimate.Unit {
        switch self {
        case .dead, .saturated: .fraction
        case .seconds: .seconds
        default: .number
        }
    }
}
