public import Statistics

extension McNemarTest {
    /// The test of what two networks say of the same samples, of which the labels must agree.
    public init(
        _ first: Predictions, _ second: Predictions, file: StaticString = #fileID, line: UInt = #line
    ) {
        first.checkClasses()
        second.checkClasses()
        guard first.labels == second.labels else {
            fatalError(
                "McNemarTest: predictions of samples with other labels; expected two networks' of the same samples",
                file: file, line: line)
        }
        let rights = zip(zip(first.classes, second.classes), first.labels).map { classes, label in
            (classes.0 == label, classes.1 == label)
        }
        self.init(onlyFirst: rights.count { $0 && !$1 }, onlySecond: rights.count { !$0 && $1 })
    }
}

extension TrialResult {
    /// McNemar's tests of this trial's networks, the first ones, against another's: one for each seed that both have,
    /// in this trial's order, diverged runs apart. A sample stands once in each, so their counts must not be added up:
    /// over seeds together it would count as often as there are seeds.
    /// - Precondition: the probe `predictions` was asked for in both, and they were tested on the same samples, with a
    ///   seed in common.
    public func mcNemarTests(against other: TrialResult) -> [McNemarTest] {
        do throws(MissingResult) { return try mcNemarPairs(other).map { McNemarTest($0, $1) } } catch {
            fatalError("\(error)")
        }
    }

    /// What the networks of each seed in common say.
    func mcNemarPairs(_ other: TrialResult) throws(MissingResult) -> [(Predictions, Predictions)] {
        for trial in [self, other] where trial.runs.allSatisfy({ $0.predictions == nil }) {
            throw .predictions(trial: trial.name, isDiverged: trial.runs.allSatisfy(\.hasDiverged))
        }
        let pairs = zip(seeds, runs).compactMap { seed, run in
            other.seeds.firstIndex(of: seed).flatMap { index in
                run.predictions.flatMap { own in other.runs[index].predictions.map { (own, $0) } }
            }
        }
        if pairs.isEmpty { throw .pairs(name, other.name) }
        if pairs.contains(where: { $0.labels != $1.labels }) { throw .sameSamples(name, other.name) }
        return pairs
    }
}
