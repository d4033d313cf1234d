/// How good predictions are, by scikit-learn's names and definitions: what `TrainingOptions.metrics` asks for after each
/// epoch.
public enum Metric: Codable, Hashable, Sendable {
    /// Of the samples taken for a class, the fraction that are of it, of all classes as one figure.
    case precision(Averaging)
    /// Of a class's samples, the fraction taken for it.
    case recall(Averaging)
    /// The harmonic mean of the two.
    case f1(Averaging)
    /// The mean recall of the classes that samples have.
    case balancedAccuracy
    /// Cohen's κ.
    case cohenKappa
    /// Matthews' correlation coefficient.
    case matthews
    /// The area under the ROC curve: of two classes, that of the second; of more, and of labels, the mean of each.
    case rocAUC
    /// The average precision, likewise.
    case averagePrecision
    /// Brier's score.
    case brier
    /// The fraction of samples whose class is among so many most probable ones.
    case topAccuracy(Int)
    /// The expected calibration error in ten bins.
    case calibrationError

    /// The mean of the classes' precisions.
    public static func precision() -> Metric { .precision(.macro) }
    /// The mean of the classes' recalls.
    public static func recall() -> Metric { .recall(.macro) }
    /// The mean of the classes' F1.
    public static func f1() -> Metric { .f1(.macro) }
}

extension Metric {
    /// The figure; NaN where it is not defined, or an output is no number.
    package func value(of predictions: Predictions) -> Double {
        let hasNumbers = predictions.logits?.allSatisfy { $0.allSatisfy(\.isFinite) } ?? true
        guard hasNumbers else { return .nan }
        return switch self {
        case .precision(let averaging): predictions.precision(averaging)
        case .recall(let averaging): predictions.recall(averaging)
        case .f1(let averaging): predictions.f1(averaging)
        case .balancedAccuracy: predictions.balancedAccuracy
        case .cohenKappa: predictions.cohenKappa
        case .matthews: predictions.matthews
        case .rocAUC: predictions.rocAUC
        case .averagePrecision: predictions.averagePrecision
        case .brier: predictions.brier
        case .topAccuracy(let count): predictions.topAccuracy(count)
        case .calibrationError: predictions.calibration().expectedError
        }
    }

    /// Whether it is computed from probabilities.
    var needsProbabilities: Bool {
        switch self {
        case .precision, .recall, .f1, .balancedAccuracy, .cohenKappa, .matthews: false
        case .rocAUC, .averagePrecision, .brier, .topAccuracy, .calibrationError: true
        }
    }

    /// Whether it is there for labels that a sample may have at once.
    var takesLabels: Bool { self == .rocAUC || self == .averagePrecision }

    var unit: Estimate.Unit {
        switch self {
        case .balancedAccuracy, .topAccuracy: .fraction
        default: .number
        }
    }

    /// Throws for a metric that a task or an output has not.
    func validate(for dataset: Dataset, hasProbabilities: Bool) throws(ModelError) {
        if dataset.predictsNumbers {
            throw .run(
                name: "the metric \(self)", value: "asked for numbers",
                expected: "a data set of classes for it; R², RMSE and MAE of numbers are there after each epoch")
        }
        if case .multilabel = dataset.task, !takesLabels {
            throw .run(
                name: "the metric \(self)", value: "asked for labels",
                expected: ".rocAUC or .averagePrecision for labels that a sample may have at once")
        }
        if needsProbabilities, !hasProbabilities {
            throw .run(
                name: "the metric \(self)", value: "asked for outputs that are no probabilities",
                expected: "a softmax or sigmoids, with a cross-entropy as loss")
        }
        if case .topAccuracy(let count) = self, !(1...dataset.classes).contains(count) {
            throw .run(
                name: "the number of most probable classes", value: "\(count)", expected: "1 to \(dataset.classes)")
        }
    }
}

extension Metric: CustomStringConvertible {
    /// As it is written in Swift.
    public var description: String {
        switch self {
        case .precision(let averaging): ".precision(.\(averaging))"
        case .recall(let averaging): ".recall(.\(averaging))"
        case .f1(let averaging): ".f1(.\(averaging))"
        case .balancedAccuracy: ".balancedAccuracy"
        case .cohenKappa: ".cohenKappa"
        case .matthews: ".matthews"
        case .rocAUC: ".rocAUC"
        case .averagePrecision: ".averagePrecision"
        case .brier: ".brier"
        case .topAccuracy(let count): ".topAccuracy(\(count))"
        case .calibrationError: ".calibrationError"
        }
    }

    /// As a sentence has it: "F1 (macro)".
    package var words: String {
        switch self {
        case .precision(let averaging): "precision (\(averaging))"
        case .recall(let averaging): "recall (\(averaging))"
        case .f1(let averaging): "F1 (\(averaging))"
        case .balancedAccuracy: "balanced accuracy"
        case .cohenKappa: "Cohen’s κ"
        case .matthews: "Matthews’ correlation"
        case .rocAUC: "ROC AUC"
        case .averagePrecision: "average precision"
        case .brier: "Brier’s score"
        case .topAccuracy(let count): "top-\(count) accuracy"
        case .calibrationError: "expected calibration error"
        }
    }
}

extension Metric: SettingValue {}

/// What a metric gave on a part of the data after an epoch.
public struct MetricScore: Codable, Hashable, Sendable {
    /// The part that was evaluated.
    public var part: DataPart
    /// What was asked for.
    public var metric: Metric
    /// The figure; NaN where it is not defined.
    public var value: Double

    /// A figure of one part.
    public init(part: DataPart, metric: Metric, value: Double) {
        (self.part, self.metric, self.value) = (part, metric, value)
    }
}
