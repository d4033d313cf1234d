/// How often what was said with a probability is so: a reliability diagram, and the error in it. Bins are scikit-learn's
/// `calibration_curve`'s: of one width from 0 to 1, a number between two in the lower one.
public struct Calibration: Hashable, Sendable {
    /// The samples whose probability lies in one bin.
    public struct Bin: Codable, Hashable, Sendable {
        /// Their mean probability.
        public var confidence: Double
        /// The fraction of them of which it was true.
        public var accuracy: Double
        /// How many there are, at least 1.
        public var count: Int
    }

    /// The bins that hold samples, in ascending order.
    public let bins: [Bin]

    /// What was said of each sample, and whether it was so.
    /// - Precondition: as many of both, probabilities from 0 to 1, 1 to 10 000 bins.
    public init(
        probabilities: [Double], isTrue: [Bool], bins: Int = 10, file: StaticString = #fileID, line: UInt = #line
    ) {
        guard (1...10_000).contains(bins) else {
            fatalError("Calibration: \(bins) bins; expected 1 to 10000", file: file, line: line)
        }
        guard probabilities.count == isTrue.count else {
            fatalError(
                "Calibration: \(probabilities.count) probabilities of \(isTrue.count) samples; expected one for each",
                file: file, line: line)
        }
        if let odd = probabilities.first(where: { !(0...1).contains($0) }) {
            fatalError("Calibration: a probability of \(odd); expected 0 to 1", file: file, line: line)
        }
        var sums = [(confidence: Double, right: Int, count: Int)](repeating: (0, 0, 0), count: bins)
        let edges = (0..<bins).dropFirst().map { Double($0) * (1 / Double(bins)) }
        for (probability, isTrue) in zip(probabilities, isTrue) {
            let place = edges.firstIndex { $0 >= probability } ?? bins - 1
            sums[place].confidence += probability
            sums[place].right += isTrue ? 1 : 0
            sums[place].count += 1
        }
        self.bins = sums.filter { $0.count > 0 }.map {
            Bin(
                confidence: $0.confidence / Double($0.count), accuracy: Double($0.right) / Double($0.count),
                count: $0.count)
        }
    }

    /// The expected calibration error (Naeini et al., 2015): the mean of |accuracy − confidence| over the bins, each by
    /// its number of samples.
    public var expectedError: Double {
        let count = bins.reduce(0) { $0 + $1.count }
        return bins.reduce(0) { $0 + Double($1.count) * ($1.accuracy - $1.confidence).magnitude } / Double(count)
    }
}
