/// What a trained network says of the test samples.
public struct Predictions: Codable, Hashable, Sendable {
    /// The class of each sample, in the data set's order.
    public var classes: [UInt8]
    /// The class that each sample has.
    public var labels: [UInt8]
    /// The loss of each sample.
    public var losses: [Float]
    /// The last layer's values for each sample before the softmax, [samples][classes]; `nil` where only the probe
    /// `predictions` was asked for.
    public var logits: [[Float]]?

    /// As many labels, losses and rows of logits as classes.
    public init(classes: [UInt8], labels: [UInt8], losses: [Float], logits: [[Float]]? = nil) {
        self.classes = classes
        self.labels = labels
        self.losses = losses
        self.logits = logits
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
