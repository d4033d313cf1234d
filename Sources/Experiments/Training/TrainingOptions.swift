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
    /// What is done to training images each time they come, in this order; nothing is done to those that are evaluated.
    public var augmentation: [Augmentation]
    /// What classes are measured by after each epoch beside their accuracy, over the test and the validation samples:
    /// `[.f1(), .rocAUC]`. It costs a pass forward over these samples, and changes no bit of the training. A metric of
    /// one's own is a closure, `TrialResult.metric`.
    public var metrics: [Metric]

    /// The usual way, but for what is named.
    public init(
        updates: Int? = nil, order: SampleOrder = .shuffled, earlyStopping: EarlyStopping? = nil,
        statistics: [EvaluationStatistics] = [], trainingSetEvaluation: TrainingSetEvaluation? = nil,
        probes: [Probe] = [], augmentation: [Augmentation] = [], metrics: [Metric] = []
    ) {
        self.updates = updates
        self.order = order
        self.earlyStopping = earlyStopping
        self.statistics = statistics
        self.trainingSetEvaluation = trainingSetEvaluation
        self.probes = probes
        self.augmentation = augmentation
        self.metrics = metrics
    }

    public static let standard = TrainingOptions()
}

extension TrainingOptions: Configurable {
    public static var settings: [Setting<TrainingOptions>] {
        [
            Setting("updates", \.updates, isOmittedAtDefault: true),
            Setting("order", \.order, isOmittedAtDefault: true),
            Setting("earlyStopping", \.earlyStopping, isOmittedAtDefault: true),
            Setting("statistics", \.statistics, isOmittedAtDefault: true),
            Setting("trainingSetEvaluation", \.trainingSetEvaluation, isOmittedAtDefault: true),
            Setting("probes", \.probes, isOmittedAtDefault: true),
            Setting("augmentation", \.augmentation, isOmittedAtDefault: true),
            Setting("metrics", \.metrics, isOmittedAtDefault: true),
        ]
    }
}

extension SampleOrder: SettingValue {}
extension EarlyStopping: SettingValue {}
extension EvaluationStatistics: SettingValue {}
extension TrainingSetEvaluation: SettingValue {}
extension Probe: SettingValue {}

extension TrainingOptions {
    /// Throws for a number out of range.
    func validate(layers: Int, of dataset: Dataset) throws(ModelError) {
        if let updates, !(1...Limits.count).contains(updates) {
            throw .run(
                name: "the number of updates", value: "\(updates)",
                expected: updates < 1 ? "at least 1" : "at most \(Limits.count)")
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
        for change in augmentation { try change.validate(for: dataset) }
        for probe in probes {
            if let interval = probe.interval, interval < 1 {
                throw .run(name: "a probe's interval", value: "\(interval)", expected: "at least 1 step")
            }
            if let layer = probe.layer, !(1...layers).contains(layer) {
                throw .run(name: "a probe's layer", value: "\(layer)", expected: "1 to \(layers)")
            }
            if case .outputs(_, let samples) = probe, !(1...dataset.testCount).contains(samples) {
                throw .run(
                    name: "a probe's number of samples", value: "\(samples)",
                    expected: "1 to \(dataset.testCount), the test samples")
            }
            if probe == .logits, dataset.task == .reconstruction {
                throw .run(
                    name: "the probe .probabilities", value: "asked for reconstructions",
                    expected: ".outputs(layer: \(layers), samples: …), which keeps those of some samples")
            }
        }
    }
}
