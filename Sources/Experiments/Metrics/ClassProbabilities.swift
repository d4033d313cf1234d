/// The probabilities of the classes for each sample, beside the class it has. Figures are scikit-learn's.
public struct ClassProbabilities: Hashable, Sendable {
    /// A row for each sample, a column for each class.
    public let rows: [[Double]]
    /// The class of each sample.
    public let labels: [Int]

    /// - Precondition: as many rows as labels, each with a column for each label.
    public init(_ rows: [[Double]], labels: [Int], file: StaticString = #fileID, line: UInt = #line) {
        guard rows.count == labels.count, zip(rows, labels).allSatisfy({ $0.indices.contains($1) }) else {
            fatalError(
                "ClassProbabilities: \(rows.count) rows of probabilities of \(labels.count) samples; expected one for each, with a column for each class",
                file: file, line: line)
        }
        (self.rows, self.labels) = (rows, labels)
    }

    /// The mean of −ln of the label's probability, which is kept from 2⁻⁵² to 1 − 2⁻⁵².
    public var logLoss: Double {
        let least = Double.ulpOfOne
        return mean { -PortableMath.logarithm(min(max(rows[$0][labels[$0]], least), 1 - least)) }
    }

    /// Brier's score (1950): the mean over samples of Σ (probability − one-hot label)²; of two classes half of it, the
    /// square of the one probability's error.
    public var brier: Double {
        mean { sample in
            let row = rows[sample]
            if row.count == 2 { return squared(row[1] - (labels[sample] == 1 ? 1 : 0)) }
            return row.indices.reduce(0) { $0 + squared(row[$1] - (labels[sample] == $1 ? 1 : 0)) }
        }
    }

    /// The fraction of samples whose class is among the `count` most probable; of equals, the later class stands first. NaN
    /// where a probability is none, whose order nobody knows.
    /// Keras 3.15.1 counts all equals as among them, which is 100 % where nothing was learnt
    /// (`findings/keras-top-k.sh`).
    public func topAccuracy(_ count: Int) -> Double {
        mean { sample in
            let row = rows[sample], own = row[labels[sample]]
            if row.contains(where: \.isNaN) { return .nan }
            let before = row.indices.count(where: { row[$0] > own || row[$0] == own && $0 > labels[sample] })
            return before < count ? 1 : 0
        }
    }

    /// A class against all others, by its probability.
    /// - Precondition: there is such a class.
    public func ranked(_ number: Int, file: StaticString = #fileID, line: UInt = #line) -> RankedScores {
        checkClass(number, file, line)
        return RankedScores(rows.map { $0[number] }, isPositive: labels.map { $0 == number })
    }

    /// The area under the ROC curve: of two classes, that of the second; of more, the mean of each against the rest.
    public var rocAUC: Double { overClasses(\.rocAUC) }

    /// The average precision: of two classes, that of the second; of more, the mean of each against the rest.
    public var averagePrecision: Double { overClasses(\.averagePrecision) }

    /// How true the probability of a class is; without one, that of the most probable class of each sample.
    /// - Precondition: there is such a class; 1 to 10 000 bins.
    public func calibration(
        of number: Int? = nil, bins: Int = 10, file: StaticString = #fileID, line: UInt = #line
    ) -> Calibration {
        if let number { checkClass(number, file, line) }
        let pairs = zip(rows, labels).map { row, label -> (Double, Bool) in
            let given = number ?? row.indices.max { (row[$0], $1) < (row[$1], $0) } ?? 0
            return (row[given], label == given)
        }
        return Calibration(probabilities: pairs.map(\.0), isTrue: pairs.map(\.1), bins: bins, file: file, line: line)
    }
}

private extension ClassProbabilities {
    func checkClass(_ number: Int, _ file: StaticString, _ line: UInt) {
        let count = rows.first?.count ?? .max
        guard (0..<count).contains(number) else {
            fatalError("there is no class \(number); expected 0 to \(count - 1)", file: file, line: line)
        }
    }

    func mean(_ value: (Int) -> Double) -> Double {
        labels.indices.reduce(0) { $0 + value($1) } / Double(labels.count)
    }

    func squared(_ number: Double) -> Double { number * number }

    func overClasses(_ value: (RankedScores) -> Double) -> Double {
        let count = rows.first?.count ?? 0
        if count == 2 { return value(ranked(1)) }
        return (0..<count).reduce(0) { $0 + value(ranked($1)) } / Double(count)
    }
}
