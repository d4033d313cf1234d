/// How a run is carried out beside its model, data and optimizer; everything at its default is the usual way.
public struct TrainingOptions: Hashable, Sendable {
    /// The run ends after so many steps, wherever in an epoch that is; `nil` for its epochs.
    public var updates: Int?
    /// In which order samples come.
    public var order: SampleOrder
    /// When a run ends before its time; `nil` for never.
    public var earlyStopping: EarlyStopping?
    /// By which statistics networks are evaluated after each epoch, beside the moving averages.
    public var statistics: [EvaluationStatistics]
    /// On which training samples networks are evaluated after each epoch, for `evaluatedTrainLoss`; `nil` for none.
    public var trainingSetEvaluation: TrainingSetEvaluation?
    /// What is observed on the way.
    public var probes: [Probe]

    public init(
        updates: Int? = nil, order: SampleOrder = .shuffled, earlyStopping: EarlyStopping? = nil,
        statistics: [EvaluationStatistics] = [], trainingSetEvaluation: TrainingSetEvaluation? = nil,
        probes: [Probe] = []
    ) {
        self.updates = updates
        self.order = order
        self.earlyStopping = earlyStopping
        self.statistics = statistics
        self.trainingSetEvaluation = trainingSetEvaluation
        self.probes = probes
    }

    public static let standard = TrainingOptions()
}

extension TrainingOptions: Codable {
    private enum CodingKeys: String, CodingKey {
        case updates, order, earlyStopping, statistics, trainingSetEvaluation, probes
    }

    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            updates: try keys.decodeIfPresent(Int.self, forKey: .updates),
            order: try keys.decodeIfPresent(SampleOrder.self, forKey: .order) ?? .shuffled,
            earlyStopping: try keys.decodeIfPresent(EarlyStopping.self, forKey: .earlyStopping),
            statistics: try keys.decodeIfPresent([EvaluationStatistics].self, forKey: .statistics) ?? [],
            trainingSetEvaluation: try keys.decodeIfPresent(
                TrainingSetEvaluation.self, forKey: .trainingSetEvaluation),
            probes: try keys.decodeIfPresent([Probe].self, forKey: .probes) ?? [])
    }

    /// Only what is not at its default.
    public func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encodeIfPresent(updates, forKey: .updates)
        if order != .shuffled { try keys.encode(order, forKey: .order) }
        try keys.encodeIfPresent(earlyStopping, forKey: .earlyStopping)
        if !statistics.isEmpty { try keys.encode(statistics, forKey: .statistics) }
        try keys.encodeIfPresent(trainingSetEvaluation, forKey: .trainingSetEvaluation)
        if !probes.isEmpty { try keys.encode(probes, forKey: .probes) }
    }
}

extension TrainingOptions {
    /// Throws for a number out of range.
    func validate(layers: Int, of dataset: Dataset) throws(ModelError) {
        if let updates, updates < 1 {
            throw .run(name: "the number of updates", value: "\(updates)", expected: "at least 1")
        }
        if case .classLimited(let count) = order, !(1...dataset.classes).contains(count) {
            throw .run(
                name: "the number of classes in a batch", value: "\(count)", expected: "1 to \(dataset.classes)")
        }
        if case .subset(let count)? = trainingSetEvaluation, !(1...dataset.trainCount).contains(count) {
            throw .run(
                name: "the number of training samples to evaluate", value: "\(count)",
                expected: "1 to \(dataset.trainCount)")
        }
        if let earlyStopping {
            guard earlyStopping.patience >= 0 else {
                throw .run(name: "the patience", value: "\(earlyStopping.patience)", expected: "at least 0 epochs")
            }
            guard earlyStopping.minimumDelta >= 0, earlyStopping.minimumDelta.isFinite else {
                throw .run(
                    name: "the minimum delta", value: "\(earlyStopping.minimumDelta)",
                    expected: "a number of at least 0")
            }
        }
        for probe in probes {
            if let interval = probe.interval, interval < 1 {
                throw .run(name: "a probe's interval", value: "\(interval)", expected: "at least 1 step")
            }
            if case .unit(let layer, _, _) = probe, !(1...layers).contains(layer) {
                throw .run(name: "a probe's layer", value: "\(layer)", expected: "1 to \(layers)")
            }
        }
    }
}
