/// What a trained network says of the test samples.
public struct Predictions: Codable, Hashable, Sendable {
    /// What makes probabilities of the last layer's values.
    public enum Head: String, Codable, Hashable, Sendable {
        /// A softmax over the classes.
        case softmax
        /// A sigmoid of the one value: the probability of class 1 of two.
        case sigmoid
        /// A sigmoid of each value, the probability of a label.
        case sigmoids
        /// Nothing: the values are no probabilities.
        case linear
    }

    /// The class of each sample, in the data set's order; empty where there are no classes.
    public var classes: [UInt8]
    /// The class that each sample has; empty where there are no classes.
    public var labels: [UInt8]
    /// The loss of each sample.
    public var losses: [Float]
    /// The last layer's values for each sample before softmax or sigmoid, [samples][classes]; `nil` where only the
    /// probe `predictions` was asked for.
    public var logits: [[Float]]?
    /// What makes probabilities of `logits`; `nil` for a softmax.
    public var head: Head?
    /// The numbers predicted, [samples][targets], in the targets' unit; `nil` where none are.
    public var values: [[Double]]?
    /// The true numbers, or the labels as 0 and 1, [samples][targets]; `nil` where samples have classes.
    public var targets: [[Double]]?

    /// As many labels, losses and rows of logits as classes; of numbers, as many rows of both as losses.
    public init(
        classes: [UInt8], labels: [UInt8], losses: [Float], logits: [[Float]]? = nil, head: Head? = nil,
        values: [[Double]]? = nil, targets: [[Double]]? = nil
    ) {
        self.classes = classes
        self.labels = labels
        self.losses = losses
        self.logits = logits
        self.head = head
        self.values = values
        self.targets = targets
    }

    /// How often samples of class `row` were taken for class `column`.
    /// - Precondition: classes are predicted.
    public var confusion: [[Int]] { [self].confusion }

    /// The numbers of the samples with the greatest loss, the greatest first.
    public func hardest(_ count: Int) -> [Int] {
        Array(losses.indices.sorted { (losses[$0], $1) > (losses[$1], $0) }.prefix(max(0, count)))
    }
}

extension Predictions {
    func checkClasses() {
        if classes.isEmpty, !losses.isEmpty { fatalError("\(MissingResult.classes)") }
    }
}

extension [Predictions] {
    /// How often samples of class `row` were taken for class `column`, in all of them together.
    var confusion: [[Int]] {
        let count = Int(flatMap { [$0.classes.max() ?? 0, $0.labels.max() ?? 0] }.max() ?? 0) + 1
        var table = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
        for predictions in self {
            predictions.checkClasses()
            for (given, label) in zip(predictions.classes, predictions.labels) { table[Int(label)][Int(given)] += 1 }
        }
        return table
    }
}
