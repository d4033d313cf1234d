/// The models, data and results the tests speak of.
import BNBook

let small = Model("Small") {
    Flatten()
    Dense(16, activation: .relu)
    Dropout(0.2)
    Dense(10, activation: .softmax)
}

let normalized = Model("Batch normalization") {
    Flatten()
    Dense(128)
    BatchNormalization()
    Activation(.relu)
    Dense(10, activation: .softmax)
}

let digits = Dataset(
    name: "Synthetic digits", source: .digits(train: 200, test: 100, seed: 1), digest: "00ff", trainCount: 200,
    testCount: 100)

/// A trial's runs that end with these test accuracies; `nil` for one that diverged.
func trialResult(_ name: String, batchSize: Int = 32, loss: Loss? = nil, _ accuracies: [Double?]) -> TrialResult {
    TrialResult(
        trial: Trial(name, small, loss: loss), batchSize: batchSize, seeds: accuracies.indices.map(UInt64.init),
        runs: accuracies.map { accuracy in
            let epoch = accuracy.map {
                Epoch(number: 1, trainLoss: 2, trainAccuracy: 0.5, testLoss: 1 - $0, testAccuracy: $0)
            }
            return RunResult(
                epochs: epoch.map { [$0] } ?? [], divergedAtStep: accuracy == nil ? 3 : nil, weightsDigest: "",
                seconds: 1)
        })
}

/// The result of an experiment with these trials, all of the same seeds.
func experimentResult(_ trials: [TrialResult]) throws -> ExperimentResult {
    let experiment = try Experiment(on: digits, epochs: 1, seeds: trials[0].seeds) { trials.map(\.trial) }
    return ExperimentResult(experiment: experiment, trials: trials)
}
