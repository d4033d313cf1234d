/// How far predicted numbers are from those of one part of a data set, in the targets' own unit; of several targets, the
/// mean over them. Of samples that are reconstructed all numbers count alike: RMSE is the root of the mean over all of
/// them, R² the share of their variance about each number's own mean. Definitions are scikit-learn's.
public struct RegressionScore: Codable, Hashable, Sendable {
    /// What was predicted.
    public var part: DataPart
    /// R², 1 − Σ (y − ŷ)² / Σ (y − ȳ)²: 1 at best, 0 for the part's mean, below 0 for what is worse. Keras
    /// 3.15.1's metric is another number where the mean is large beside the spread (`findings/keras-r2-score.sh`).
    public var r2: Double
    /// Root mean squared error.
    public var rmse: Double
    /// Mean absolute error.
    public var mae: Double

    /// Errors in the targets' own unit.
    public init(part: DataPart, r2: Double, rmse: Double, mae: Double) {
        self.part = part
        self.r2 = r2
        self.rmse = rmse
        self.mae = mae
    }

    /// Of predicted numbers, [samples][targets], against the true ones.
    /// - Precondition: there are as many of both, at least one sample, and as many targets of each.
    public init(
        part: DataPart = .test, predicted: [[Double]], targets: [[Double]], file: StaticString = #fileID,
        line: UInt = #line
    ) {
        guard predicted.count == targets.count, let count = targets.first?.count,
            (predicted + targets).allSatisfy({ $0.count == count })
        else {
            fatalError(
                "RegressionScore: \(predicted.count) predictions of \(targets.count) samples; expected one for each, with as many targets",
                file: file, line: line)
        }
        let columns = targets[0].indices.map { column in
            RegressionSums.Column(predicted.map { $0[column] }, targets.map { $0[column] })
        }
        self.init(part: part, columns: columns, count: targets.count)
    }

    /// Of sums over so many samples, one for each target.
    package init(part: DataPart, columns: [RegressionSums.Column], count: Int) {
        func mean(_ value: (RegressionSums.Column) -> Double) -> Double {
            columns.reduce(0) { $0 + value($1) } / Double(columns.count)
        }
        let samples = Double(count)
        self.init(
            part: part, r2: mean { $0.r2(samples) }, rmse: mean { ($0.squaredErrors / samples).squareRoot() },
            mae: mean { $0.absoluteErrors / samples })
    }
}

/// Sums of the errors of samples that are reconstructed, while they go by.
package struct ReconstructionSums: Sendable {
    private var squaredErrors = 0.0
    private var absoluteErrors = 0.0
    private var count = 0

    /// Sums over no samples.
    package init() {}

    /// Takes the sums over one sample's numbers.
    package mutating func add(_ squared: Double, _ absolute: Double) {
        squaredErrors += squared
        absoluteErrors += absolute
        count += 1
    }

    /// What the sums amount to on `part`, over all numbers of all samples. `spread` is the squared distance of a sample
    /// from the part's mean, on average: R² is scikit-learn's with `variance_weighted`.
    package func score(_ part: DataPart, numbers: Int, spread: Double) -> RegressionScore {
        let all = Double(count * numbers), squared = squaredErrors / Double(count)
        let isConstant = spread == 0 && squared.isFinite
        return RegressionScore(
            part: part, r2: isConstant ? (squared == 0 ? 1 : 0) : 1 - squared / spread,
            rmse: (squaredErrors / all).squareRoot(), mae: absoluteErrors / all)
    }
}

/// Sums of errors while samples go by.
package struct RegressionSums: Sendable {
    /// Of one target.
    package struct Column: Sendable {
        var squaredErrors = 0.0
        var absoluteErrors = 0.0
        /// Of the true values, and of their squares, less the first: numbers near 0, whose squares do not cancel.
        var values = 0.0
        var squares = 0.0
        var origin: Double?

        /// Sums over no samples.
        package init() {}

        /// All at once.
        init(_ predicted: [Double], _ targets: [Double]) {
            let mean = targets.reduce(0, +) / Double(targets.count)
            origin = mean
            for (value, target) in zip(predicted, targets) { add(value, target) }
        }

        /// Takes one sample's prediction and its true value, both in the target's unit.
        package mutating func add(_ predicted: Double, _ target: Double) {
            if origin == nil { origin = target }
            let error = predicted - target, value = target - (origin ?? 0)
            squaredErrors += error * error
            absoluteErrors += error.magnitude
            values += value
            squares += value * value
        }

        /// scikit-learn's: for targets that are all the same, 1 where they are met and 0 elsewhere.
        func r2(_ count: Double) -> Double {
            let spread = squares - values * values / count
            if spread > 0 || !squaredErrors.isFinite { return 1 - squaredErrors / spread }
            return squaredErrors == 0 ? 1 : 0
        }
    }

    /// One for each target.
    package var columns: [Column]
    /// How many samples were taken.
    package var count = 0

    /// Sums over no samples of that many targets.
    package init(targets: Int) { columns = Array(repeating: Column(), count: targets) }

    /// What the sums amount to on `part`.
    package func score(_ part: DataPart) -> RegressionScore {
        RegressionScore(part: part, columns: columns, count: count)
    }
}
