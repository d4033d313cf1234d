/// What probes saw, over the seeds of a trial.
public struct ProbePoint: Codable, Hashable, Sendable {
    /// The trial's name.
    public var trial: String
    /// The step before which it was taken, 1 for the first.
    public var step: Int
    /// Where: "2 Dense", "2 Dense kernel", "2 Dense, unit 0", or how far along the gradient: "0.5 × learning rate".
    public var place: String
    /// What: "mean", "gradient", "shift".
    public var quantity: String
    /// Over the seeds that got so far.
    public var value: Estimate

    /// A trial's numbers of one step, place and quantity.
    public init(trial: String, step: Int, place: String, quantity: String, value: Estimate) {
        self.trial = trial
        self.step = step
        self.place = place
        self.quantity = quantity
        self.value = value
    }
}

extension TrialResult {
    /// The measurements of one quantity, at one place or at all, in the order they were taken: rows for a chart. Empty
    /// where the probe had nothing to measure, such as `saturated` in a network without sigmoid and tanh.
    /// - Precondition: a probe measured it; the message says which one would, or lists the names and places there are.
    public func measurements(_ quantity: String, at place: String? = nil) -> [ProbePoint] {
        do throws(MissingResult) { return try points(quantity, place) } catch { fatalError("\(error)") }
    }

    /// What the networks of each seed say of the test samples; a run that diverged says nothing.
    /// - Precondition: the probe `predictions` was asked for, and a run came to its end.
    public var predictions: [Predictions] {
        let found = runs.compactMap(\.predictions)
        guard !found.isEmpty else {
            fatalError("\(MissingResult.predictions(trial: name, isDiverged: runs.allSatisfy(\.hasDiverged)))")
        }
        return found
    }

    /// What a layer, counted from 1, of the networks of each seed gives for test samples; a run that diverged gives
    /// nothing.
    /// - Precondition: the probe `outputs(layer:samples:)` was asked for this layer, and a run came to its end.
    public func outputs(layer: Int) -> [LayerOutputs] {
        let found = runs.compactMap { run in run.outputs?.first { $0.layer == layer } }
        guard !found.isEmpty else {
            fatalError(
                "\(MissingResult.outputs(layer: layer, trial: name, isDiverged: runs.allSatisfy(\.hasDiverged)))")
        }
        return found
    }

    /// How often test samples of class `row` were taken for class `column`, over all seeds.
    /// - Precondition: as for `predictions`.
    public var confusion: [[Int]] { predictions.confusion }

    /// The test's loss at the end, with batch normalization by these statistics; NaN where it was not evaluated so.
    public func testLoss(by statistics: EvaluationStatistics) -> Estimate {
        statistics == .moving ? testLoss : score(statistics, \.loss, .number)
    }

    /// The test's accuracy at the end, with batch normalization by these statistics; NaN where it was not evaluated so.
    public func testAccuracy(by statistics: EvaluationStatistics) -> Estimate {
        statistics == .moving ? testAccuracy : score(statistics, \.accuracy, .fraction)
    }
}

extension ExperimentResult {
    /// The measurements of one quantity in all trials that have it.
    /// - Precondition: one has; otherwise as for a trial.
    public func measurements(_ quantity: String, at place: String? = nil) -> [ProbePoint] {
        var (found, missing) = ([ProbePoint](), [MissingResult]())
        for trial in trials {
            do throws(MissingResult) { found += try trial.points(quantity, place) } catch { missing.append(error) }
        }
        if missing.count == trials.count, let first = missing.first { fatalError("\(first)") }
        return found
    }
}

extension TrialResult {
    func points(_ quantity: String, _ place: String?) throws(MissingResult) -> [ProbePoint] {
        let own = runs.map { run in (run.measurements ?? []).filter { $0.quantity == quantity } }
        guard let longest = own.max(by: { $0.count < $1.count }), !longest.isEmpty else {
            try checkMeasured(quantity)
            return []
        }
        let places = longest.reduce(into: [String]()) { if !$0.contains($1.place) { $0.append($1.place) } }
        if let place, !places.contains(place) { throw .unknownPlace(place, quantity: quantity, known: places) }
        return points(own.map { $0.filter { place == nil || $0.place == place } })
    }
}

private extension TrialResult {
    /// The runs' measurements of one quantity beside each other.
    func points(_ own: [[Measurement]]) -> [ProbePoint] {
        let longest = own.max { $0.count < $1.count } ?? []
        return longest.enumerated().map { index, first in
            ProbePoint(
                trial: name, step: first.step, place: first.place, quantity: first.quantity,
                value: estimate(
                    own.compactMap { index < $0.count ? $0[index].value : nil },
                    ProbeQuantity(rawValue: first.quantity)?.unit ?? .number, nil))
        }
    }

    /// Throws unless a probe that gives this quantity has measured something.
    func checkMeasured(_ quantity: String) throws(MissingResult) {
        let measured = Set(runs.flatMap { ($0.measurements ?? []).map(\.quantity) })
        let giving = Probe.kinds.filter { $0.quantities.map(\.rawValue).contains(quantity) }
        guard let first = giving.first else {
            let known = Probe.kinds.flatMap(\.quantities).map(\.rawValue)
            throw .unknownQuantity(
                quantity,
                known: known.filter { measured.isEmpty || measured.contains($0) }.reduce(into: []) {
                    if !$0.contains($1) { $0.append($1) }
                })
        }
        if !giving.contains(where: { !measured.isDisjoint(with: $0.quantities.map(\.rawValue)) }) {
            throw .unmeasured(quantity, trial: name, probe: first.row.name)
        }
    }

    func score(_ statistics: EvaluationStatistics, _ value: (Score) -> Double, _ unit: Estimate.Unit) -> Estimate {
        estimate(
            runs.map { run in
                guard !run.hasDiverged, let epoch = run.finalEpoch else { return .nan }
                return epoch.scores?.first { $0.part == .test && $0.statistics == statistics }.map(value) ?? .nan
            }, unit, .inference)
    }
}
