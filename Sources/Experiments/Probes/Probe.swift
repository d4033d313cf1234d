/// Something that is observed while a network trains, without changing a bit of the training. `every` is an interval in
/// steps: 1, 1 + every, …
public enum Probe: Codable, Hashable, Sendable {
    /// For each layer's output over the batch: `mean`, `deviation`, the quantiles `q05`, `q15`, `q50`, `q85`, `q95`;
    /// `dead`, the fraction of units that give every sample the same; behind sigmoid and tanh `saturated`, the fraction
    /// of values within 1 % of the function's range of its ends.
    case activations(every: Int)
    /// For each weight: `gradient` and `weight`, L2 norms before the step, and `ratio`, the norm of what the step
    /// changed by that of the weight.
    case gradients(every: Int)
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
    /// After the last step: the class given to each test sample, and its loss.
    case predictions
    /// After the last step, every batch normalization that directly follows a `Dense` or `Conv2D` without activation is
    /// folded into it: `logitDifference`, the greatest difference of any last value of the test samples; and `seconds`,
    /// wall time of their evaluation, "plain" and "folded". Volatile.
    case folding
    /// Wall time of the step itself, `seconds`. Volatile: shown, never compared.
    case stepTime(every: Int)

    /// The interval in steps; `nil` for once.
    public var interval: Int? {
        switch self {
        case .activations(let every), .gradients(let every), .unit(_, _, let every), .landscape(let every),
            .covariateShift(let every), .rank(let every),
            .stepTime(let every):
            every
        case .predictions, .folding: nil
        }
    }

    /// The names of what it measures.
    public var quantities: [String] {
        switch self {
        case .activations: ["mean", "deviation", "q05", "q15", "q50", "q85", "q95", "dead", "saturated"]
        case .gradients: ["gradient", "weight", "ratio"]
        case .unit: ["q15", "q50", "q85"]
        case .landscape: ["loss", "gradientDistance"]
        case .covariateShift: ["shift", "cosine"]
        case .rank: ["rank", "effectiveRank"]
        case .predictions: []
        case .folding: ["logitDifference", "seconds"]
        case .stepTime: ["seconds"]
        }
    }

    /// One of each kind that measures something, with its name and labels.
    static let kinds: [(name: String, probe: Probe)] = [
        ("activations(every:)", .activations(every: 1)), ("gradients(every:)", .gradients(every: 1)),
        ("unit(layer:unit:every:)", .unit(layer: 1, unit: 0, every: 1)),
        ("landscape(every:)", .landscape(every: 1)), ("covariateShift(every:)", .covariateShift(every: 1)),
        ("rank(every:)", .rank(every: 1)),
        ("stepTime(every:)", .stepTime(every: 1)), ("folding", .folding),
    ]

    /// Whether it observes step `number`, counted from 1.
    public func isDue(at number: Int) -> Bool { interval.map { (number - 1) % $0 == 0 } ?? false }
}

/// One number that a probe saw.
public struct Measurement: Codable, Hashable, Sendable {
    /// The step before which it was taken, 1 for the first.
    public var step: Int
    /// Where: "2 Dense", "2 Dense kernel", "2 Dense, unit 0", or how far along the gradient: "0.5 × learning rate".
    public var place: String
    /// What: "mean", "gradient", "shift".
    public var quantity: String
    public var value: Double

    public init(step: Int, place: String, quantity: String, value: Double) {
        self.step = step
        self.place = place
        self.quantity = quantity
        self.value = value
    }
}

/// What a trained network says of the test samples.
public struct Predictions: Codable, Hashable, Sendable {
    /// The class of each sample, in the data set's order.
    public var classes: [UInt8]
    public var labels: [UInt8]
    /// The loss of each sample.
    public var losses: [Float]

    public init(classes: [UInt8], labels: [UInt8], losses: [Float]) {
        self.classes = classes
        self.labels = labels
        self.losses = losses
    }

    /// How often samples of class `row` were taken for class `column`.
    public var confusion: [[Int]] { [self].confusion }

    /// The numbers of the samples with the greatest loss, the greatest first.
    public func hardest(_ count: Int) -> [Int] {
        Array(losses.indices.sorted { (losses[$0], $1) > (losses[$1], $0) }.prefix(count))
    }
}

extension [Predictions] {
    /// How often samples of class `row` were taken for class `column`, in all of them together.
    var confusion: [[Int]] {
        let count = Int(flatMap { [$0.classes.max() ?? 0, $0.labels.max() ?? 0] }.max() ?? 0) + 1
        var table = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
        for predictions in self {
            for (given, label) in zip(predictions.classes, predictions.labels) { table[Int(label)][Int(given)] += 1 }
        }
        return table
    }
}
