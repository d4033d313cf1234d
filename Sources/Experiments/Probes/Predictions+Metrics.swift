/// How good predictions are, by scikit-learn's names and definitions.
extension Predictions {
    /// The probabilities of the classes for each sample, [samples][classes]; of several labels those of the labels.
    /// - Precondition: the probe `probabilities` was asked for, and the outputs are probabilities; the message says so.
    public var probabilities: [[Double]] {
        do throws(MissingResult) { return try knownProbabilities() } catch { fatalError("\(error)") }
    }

    /// How often samples of each class were taken for each, from which precision, recall, F1 and the rest follow.
    /// - Precondition: classes are predicted; the message says so.
    public var counts: ClassCounts {
        checkClasses()
        return ClassCounts(predicted: classes.map(Int.init), labels: labels.map(Int.init))
    }

    /// The probabilities beside the labels, from which log loss, Brier's score, top-k and calibration follow.
    /// - Precondition: as for `probabilities`.
    public var scored: ClassProbabilities { ClassProbabilities(probabilities, labels: labels.map(Int.init)) }

    /// Samples of a class against all others by its probability, from which ROC and precision by recall follow; of two
    /// classes the second by default.
    /// - Precondition: as for `probabilities`, and there is such a class or label.
    public func ranked(_ number: Int = 1, file: StaticString = #fileID, line: UInt = #line) -> RankedScores {
        guard let targets else { return scored.ranked(number, file: file, line: line) }
        checkTarget(number, "label", file, line)
        return RankedScores(
            probabilities.map { $0[number] }, isPositive: targets.map { $0[number] > 0.5 })
    }

    /// Of the classes' precisions, the mean or what else is asked for.
    public func precision(_ averaging: Averaging = .macro) -> Double { counts.precision(averaging) }
    /// Of the classes' recalls.
    public func recall(_ averaging: Averaging = .macro) -> Double { counts.recall(averaging) }
    /// Of the classes' F1, the harmonic mean of precision and recall.
    public func f1(_ averaging: Averaging = .macro) -> Double { counts.f1(averaging) }
    /// The fraction of samples taken for what they are.
    public var accuracy: Double { counts.accuracy }
    /// The mean recall of the classes that samples have.
    public var balancedAccuracy: Double { counts.balancedAccuracy }
    /// Cohen's κ.
    public var cohenKappa: Double { counts.cohenKappa }
    /// Matthews' correlation coefficient.
    public var matthews: Double { counts.matthews }
    /// The area under the ROC curve: of two classes, that of the second; of more, the mean of each against the rest.
    /// - Precondition: as for `probabilities`, and for all that follow.
    public var rocAUC: Double { targets == nil ? scored.rocAUC : meanOverLabels(\.rocAUC) }
    /// The average precision, likewise.
    public var averagePrecision: Double {
        targets == nil ? scored.averagePrecision : meanOverLabels(\.averagePrecision)
    }
    /// The mean of −ln of the label's probability.
    public var logLoss: Double { scored.logLoss }
    /// Brier's score.
    public var brier: Double { scored.brier }
    /// The fraction of samples whose class is among the most probable.
    public func topAccuracy(_ count: Int) -> Double { scored.topAccuracy(count) }
    /// How true the probability of a class is; without one, that of the class given to each sample.
    /// - Precondition: there is such a class; 1 to 10 000 bins.
    public func calibration(
        of number: Int? = nil, bins: Int = 10, file: StaticString = #fileID, line: UInt = #line
    ) -> Calibration {
        scored.calibration(of: number, bins: bins, file: file, line: line)
    }

    /// Predicted number, true number and their difference for each sample, of one target: rows for a chart.
    /// - Precondition: numbers are predicted, and there are so many targets.
    public func points(
        target: Int = 0, file: StaticString = #fileID, line: UInt = #line
    ) -> [PredictedNumber] {
        guard let values, let targets else { fatalError("\(MissingResult.numbers)") }
        checkTarget(target, "target", file, line)
        return zip(values, targets).map { PredictedNumber(predicted: $0[target], target: $1[target]) }
    }

    /// R², RMSE and MAE of predicted numbers.
    /// - Precondition: numbers are predicted.
    public var regression: RegressionScore {
        guard let values, let targets else { fatalError("\(MissingResult.numbers)") }
        return RegressionScore(predicted: values, targets: targets)
    }
}

/// A number that was predicted, and what it is.
public struct PredictedNumber: Hashable, Sendable {
    /// What the network gives, in the target's unit.
    public var predicted: Double
    /// What it is.
    public var target: Double
    /// Target less prediction.
    public var residual: Double { target - predicted }
}

extension Predictions {
    func knownProbabilities() throws(MissingResult) -> [[Double]] {
        guard let logits else { throw .probabilities }
        if head == .linear || values != nil { throw .noProbabilities }
        return logits.map { row in
            let row = row.map(Double.init)
            switch head {
            case .sigmoid:
                let second = Self.sigmoid(row[0])
                return [1 - second, second]
            case .sigmoids: return row.map(Self.sigmoid)
            default:
                let greatest = row.max() ?? 0, powers = row.map { PortableMath.exponential($0 - greatest) }
                let sum = powers.reduce(0, +)
                return powers.map { $0 / sum }
            }
        }
    }
}

private extension Predictions {
    func checkTarget(_ number: Int, _ noun: String, _ file: StaticString, _ line: UInt) {
        let count = targets?.first?.count ?? .max
        guard (0..<count).contains(number) else {
            fatalError("there is no \(noun) \(number); expected 0 to \(count - 1)", file: file, line: line)
        }
    }

    static func sigmoid(_ x: Double) -> Double {
        let power = PortableMath.exponential(-x.magnitude)
        return x < 0 ? power / (1 + power) : 1 / (1 + power)
    }

    func meanOverLabels(_ value: (RankedScores) -> Double) -> Double {
        let count = targets?.first?.count ?? 0
        return (0..<count).reduce(0) { $0 + value(ranked($1)) } / Double(count)
    }
}
