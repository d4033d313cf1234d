/// Something that is observed while a network trains, without changing a bit of the training. `every` is an interval in
/// steps: 1, 1 + every, …
public enum Probe: Codable, Hashable, Sendable {
    /// For each layer's output over the batch: `mean`, `deviation`, the quantiles `q05`, `q15`, `q50`, `q85`, `q95`;
    /// `dead`, the fraction of units that give every sample the same; behind sigmoid and tanh `saturated`, the fraction
    /// of values within 1 % of the function's range of its ends.
    case activations(every: Int)
    /// For each weight that is not frozen: `gradient`, the L2 norm of the loss's gradient as Keras's tape gives it,
    /// penalties included and before any clipping; `weight`, that of the weight before the step; and `ratio`, the norm
    /// of what the step changed by that of the weight.
    case gradients(every: Int)
    /// The `loss` of the step's batch, as training had it; the place is "batch".
    case loss(every: Int)
    /// `q15`, `q50` and `q85` over the batch of one unit, counted from 0, of one layer's output, counted from 1 (Ioffe
    /// and Szegedy's figure); the place is "2 Dense, unit 0".
    case unit(layer: Int, unit: Int, every: Int)
    /// Along the gradient of the batch, for steps of ½, 1, 2 and 4 learning rates: `loss`, and `gradientDistance`, the
    /// L2 norm of the gradient's change (Santurkar et al., 2018).
    case landscape(every: Int)
    /// For each weighted layer but the first: `shift` and `cosine`, L2 norm of the change of its gradient, and cosine
    /// to it, when the layers below it have taken the step of plain descent (Santurkar et al., 2018: internal covariate
    /// shift).
    case covariateShift(every: Int)
    /// For each layer's output: `rank`, the number of singular values above rounding, and `effectiveRank`, the
    /// exponential of the entropy of their squares.
    case rank(every: Int)
    /// After the last step: the class given to each test sample, or the numbers predicted, and its loss.
    case predictions
    /// After the last step: the same, and `logits`, the last layer's values for each test sample before the softmax.
    case logits
    /// After the last step: what a layer, counted from 1, gives for the first `samples` test samples, in inference mode.
    case outputs(layer: Int, samples: Int)
    /// After the last step, every batch normalization that directly follows a `Dense`, `Conv2D` or `Conv1D` without
    /// activation is folded into it: `logitDifference`, the greatest difference of any last value of the test samples;
    /// and `seconds`, wall time of their evaluation, "plain" and "folded". Volatile.
    case folding
    /// Wall time of the step itself, `seconds`. Volatile: shown, never compared.
    case stepTime(every: Int)

    /// After the last step: what `logits` gives, from which `Predictions.probabilities` come.
    public static var probabilities: Probe { .logits }

    /// The row of this kind of probe, the one place that names it.
    var row: (name: String, interval: Int?, quantities: [ProbeQuantity]) {
        switch self {
        case .activations(let every):
            (
                "activations(every:)", every,
                [.mean, .deviation, .q05, .q15, .q50, .q85, .q95, .dead, .saturated]
            )
        case .gradients(let every): ("gradients(every:)", every, [.gradient, .weight, .ratio])
        case .loss(let every): ("loss(every:)", every, [.loss])
        case .unit(_, _, let every): ("unit(layer:unit:every:)", every, [.q15, .q50, .q85])
        case .landscape(let every): ("landscape(every:)", every, [.loss, .gradientDistance])
        case .covariateShift(let every): ("covariateShift(every:)", every, [.shift, .cosine])
        case .rank(let every): ("rank(every:)", every, [.rank, .effectiveRank])
        case .predictions: ("predictions", nil, [])
        case .logits: ("logits", nil, [])
        case .outputs: ("outputs(layer:samples:)", nil, [])
        case .folding: ("folding", nil, [.logitDifference, .seconds])
        case .stepTime(let every): ("stepTime(every:)", every, [.seconds])
        }
    }

    /// The interval in steps; `nil` for once, after the last.
    public var interval: Int? { row.interval }

    /// The layer that it looks at alone, counted from 1; `nil` for all, or none.
    var layer: Int? {
        switch self {
        case .unit(let layer, _, _), .outputs(let layer, _): layer
        default: nil
        }
    }

    /// What it measures.
    public var quantities: [ProbeQuantity] { row.quantities }

    /// One of each kind that measures something, the most likely one first where two give the same quantity.
    static let kinds: [Probe] = [
        .activations(every: 1), .gradients(every: 1), .loss(every: 1), .unit(layer: 1, unit: 0, every: 1),
        .landscape(every: 1), .covariateShift(every: 1), .rank(every: 1), .stepTime(every: 1), .folding,
    ]

    /// Whether it observes step `number`, counted from 1.
    public func isDue(at number: Int) -> Bool {
        interval.map { $0 > 0 && number > 0 && (number - 1) % $0 == 0 } ?? false
    }
}
