/// McNemar's exact test of two classifiers on one test set: only the samples on which they disagree can tell them
/// apart.
public struct McNemarTest: Hashable, Sendable {
    /// How many samples only the first classifies rightly.
    public var onlyFirst: Int
    /// How many samples only the second classifies rightly.
    public var onlySecond: Int

    /// The test of classifiers that disagree on `onlyFirst` + `onlySecond` samples.
    /// - Precondition: neither is negative.
    public init(onlyFirst: Int, onlySecond: Int, file: StaticString = #fileID, line: UInt = #line) {
        guard onlyFirst >= 0, onlySecond >= 0 else {
            fatalError(
                "McNemarTest: \(min(onlyFirst, onlySecond)) samples; expected 0 or more", file: file, line: line)
        }
        (self.onlyFirst, self.onlySecond) = (onlyFirst, onlySecond)
    }

    /// The two-sided p: of as many fair coins as there are disagreements, the probability of a split at least as
    /// uneven.
    public var pValue: Double {
        let (few, many) = (min(onlyFirst, onlySecond), max(onlyFirst, onlySecond))
        guard few < many else { return 1 }
        return min(1, 2 * regularizedBeta(0.5, Double(many), Double(few) + 1))
    }
}
