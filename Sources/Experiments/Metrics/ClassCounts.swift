/// How the figures of several classes become one, by scikit-learn's names.
public enum Averaging: String, Codable, Hashable, Sendable, CaseIterable {
    /// The mean over the classes that are among the labels or the predictions.
    case macro
    /// Of all decisions together; with one class for each sample it is the accuracy.
    case micro
    /// The mean over the classes, each by its number of samples.
    case weighted
}

/// How often samples of each class were taken for each, and what follows from it. Figures are scikit-learn's, with 0
/// where it would divide by 0, over the classes that are among the labels or the predictions.
public struct ClassCounts: Codable, Hashable, Sendable {
    /// The classes that are among the labels or the predictions, in ascending order.
    public let classes: [Int]
    /// A row for each true class, a column for each predicted one, in the order of `classes`.
    public let counts: [[Int]]

    /// Of the class given to each sample, and the one it has.
    /// - Precondition: there are as many of both.
    public init(predicted: [Int], labels: [Int], file: StaticString = #fileID, line: UInt = #line) {
        guard predicted.count == labels.count else {
            fatalError(
                "ClassCounts: \(predicted.count) predictions of \(labels.count) samples; expected one for each",
                file: file, line: line)
        }
        let classes = Set(predicted + labels).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
        var counts = [[Int]](repeating: [Int](repeating: 0, count: classes.count), count: classes.count)
        for (given, label) in zip(predicted, labels) { counts[places[label]!][places[given]!] += 1 }
        (self.classes, self.counts) = (classes, counts)
    }

    /// The number of samples of a class.
    public func support(_ number: Int) -> Int { place(number).map(truth) ?? 0 }

    /// Of the samples taken for a class, the fraction that are of it.
    public func precision(_ number: Int) -> Double { place(number).map(precision(at:)) ?? 0 }
    /// Of a class's samples, the fraction taken for it.
    public func recall(_ number: Int) -> Double { place(number).map(recall(at:)) ?? 0 }
    /// The harmonic mean of precision and recall.
    public func f1(_ number: Int) -> Double { place(number).map(f1(at:)) ?? 0 }

    /// The precisions of all classes as one figure.
    public func precision(_ averaging: Averaging = .macro) -> Double { averaged(averaging, precision(at:)) }
    /// The recalls of all classes as one figure.
    public func recall(_ averaging: Averaging = .macro) -> Double { averaged(averaging, recall(at:)) }
    /// The F1 of all classes as one figure.
    public func f1(_ averaging: Averaging = .macro) -> Double { averaged(averaging, f1(at:)) }

    /// The fraction of samples taken for what they are.
    public var accuracy: Double { ratio(right, total) }

    /// The mean recall of the classes that samples have.
    public var balancedAccuracy: Double {
        let present = classes.indices.filter { truth($0) > 0 }
        return present.isEmpty ? .nan : present.reduce(0) { $0 + recall(at: $1) } / Double(present.count)
    }

    /// Cohen's κ (1960): agreement beyond that of chance, by that of complete agreement; NaN where chance agrees always.
    public var cohenKappa: Double {
        let chance = classes.indices.reduce(0.0) { $0 + Double(truth($1)) * Double(taken($1)) } / Double(total)
        return 1 - (Double(total) - Double(right)) / (Double(total) - chance)
    }

    /// Matthews' correlation coefficient, of any number of classes (Gorodkin, 2004).
    public var matthews: Double {
        let samples = Double(total)
        func sum(_ first: (Int) -> Int, _ second: (Int) -> Int) -> Double {
            classes.indices.reduce(0) { $0 + Double(first($1)) * Double(second($1)) }
        }
        let covariance = Double(right) * samples - sum(truth, taken)
        let spread = (samples * samples - sum(taken, taken)) * (samples * samples - sum(truth, truth))
        return spread == 0 ? 0 : covariance / spread.squareRoot()
    }
}

private extension ClassCounts {
    func place(_ number: Int) -> Int? { classes.firstIndex(of: number) }
    func truth(_ place: Int) -> Int { counts[place].reduce(0, +) }
    func taken(_ place: Int) -> Int { counts.reduce(0) { $0 + $1[place] } }
    var right: Int { classes.indices.reduce(0) { $0 + counts[$1][$1] } }
    var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

    func precision(at place: Int) -> Double { ratio(counts[place][place], taken(place)) }
    func recall(at place: Int) -> Double { ratio(counts[place][place], truth(place)) }
    func f1(at place: Int) -> Double { ratio(2 * counts[place][place], truth(place) + taken(place)) }

    func averaged(_ averaging: Averaging, _ value: (Int) -> Double) -> Double {
        switch averaging {
        case .macro: classes.indices.reduce(0) { $0 + value($1) } / Double(classes.count)
        case .micro: accuracy
        case .weighted: classes.indices.reduce(0) { $0 + value($1) * Double(truth($1)) } / Double(total)
        }
    }

    func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
