internal import NumberFormats
internal import Statistics

extension Transcript {
    /// What the intervals over seeds are conditional on, and how far the choice of test samples alone could move an
    /// accuracy: a sentence each, for the methods. Empty without training runs that came to their end.
    package var conditions: [String] {
        let tested = runs.series.filter { $0.first.testCount != nil }
        guard tested.contains(where: { runs in (0..<runs.count).contains { runs.outcome(at: $0) != nil } }) else {
            return []
        }
        let precisions = Set(tested.compactMap(\.first.testCount)).sorted().compactMap(precision)
        return [
            "Intervals are over seeds, given one training set and one test set: they say how far other seeds would move a number, not how far other data would."
        ] + precisions
    }
}

private extension Transcript {
    /// For test sets of one size, at the least and the greatest mean accuracy of a trial.
    func precision(testCount: Int) -> String? {
        var accuracies: [TrialKey: [Double]] = [:]
        for runs in runs.series where runs.first.testCount == testCount {
            accuracies[TrialKey(runs.first), default: []] += (0..<runs.count).compactMap {
                runs.outcome(at: $0)?.testAccuracy
            }
        }
        let means = accuracies.values.filter { !$0.isEmpty }.map(\.mean)
        guard testCount > 0, let least = means.min(), let most = means.max() else { return nil }
        let words = (least == most ? [most] : [most, least]).map { accuracy in
            let interval = Proportion(Int((accuracy * Double(testCount)).rounded()), of: testCount).wilsonInterval()
            let half = (interval.upperBound - interval.lowerBound) / 2
            return
                "\(NumberFormat.percent(1).string(accuracy)) by ± \(NumberFormat.fixed(2).string(half, timesTenTo: 2)) percentage points"
        }
        let count = NumberFormat.grouped.string(Double(testCount))
        return
            "The choice of \(count) test samples alone could move an accuracy of \(words.joined(separator: ", and one of ")) (Wilson, 95 %)."
    }
}
