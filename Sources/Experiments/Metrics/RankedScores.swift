/// Samples of two kinds, ordered by a score that is to be higher for the positive ones: the ROC curve, and precision by
/// recall. Figures are scikit-learn's; samples of one score move together.
public struct RankedScores: Hashable, Sendable {
    /// What is reached where all samples of at least this score are taken for positive.
    public struct Point: Codable, Hashable, Sendable {
        /// The score; infinite for the first, where none is taken.
        public var threshold: Double
        /// The fraction of negative samples that are taken for positive.
        public var falsePositiveRate: Double
        /// The fraction of positive samples that are: the recall.
        public var truePositiveRate: Double
        /// Of what is taken, the fraction that is positive; 1 where nothing is.
        public var precision: Double
    }

    /// From the highest threshold down, so from (0, 0) to (1, 1); one for each distinct score.
    public let points: [Point]

    /// A score for each sample, and whether it is positive. Without samples of one kind its rates are NaN.
    /// - Precondition: there are as many of both, and no score is NaN.
    public init(_ scores: [Double], isPositive: [Bool], file: StaticString = #fileID, line: UInt = #line) {
        guard scores.count == isPositive.count, !scores.contains(where: \.isNaN) else {
            let nans = scores.contains(where: \.isNaN) ? ", NaN among them," : ""
            fatalError(
                "RankedScores: \(scores.count) scores\(nans) of \(isPositive.count) samples; expected a number for each",
                file: file, line: line)
        }
        let positives = Double(isPositive.count(where: { $0 })), negatives = Double(scores.count) - positives
        var points = [
            Point(threshold: .infinity, falsePositiveRate: 0 / negatives, truePositiveRate: 0 / positives, precision: 1)
        ]
        var (hits, misses) = (0.0, 0.0)
        let order = scores.indices.sorted { scores[$0] > scores[$1] }
        for (place, sample) in order.enumerated() {
            if isPositive[sample] { hits += 1 } else { misses += 1 }
            if place + 1 < order.count, scores[order[place + 1]] == scores[sample] { continue }
            points.append(
                Point(
                    threshold: scores[sample], falsePositiveRate: misses / negatives,
                    truePositiveRate: hits / positives, precision: hits / (hits + misses)))
        }
        self.points = points
    }

    /// The area under the ROC curve, by trapezoids: the chance that a positive sample has a higher score than a negative
    /// one, ties as half; NaN without samples of both kinds.
    public var rocAUC: Double {
        zip(points, points.dropFirst()).reduce(0) {
            $0 + ($1.1.falsePositiveRate - $1.0.falsePositiveRate) * ($1.0.truePositiveRate + $1.1.truePositiveRate) / 2
        }
    }

    /// Σ (Rₙ − Rₙ₋₁) Pₙ over the thresholds, without interpolation; NaN without positive samples.
    public var averagePrecision: Double {
        zip(points, points.dropFirst()).reduce(0) {
            $0 + ($1.1.truePositiveRate - $1.0.truePositiveRate) * $1.1.precision
        }
    }
}
