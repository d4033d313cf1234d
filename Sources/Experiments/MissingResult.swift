internal import Spelling

/// Why a result that is asked for is not there, as facts.
enum MissingResult: Error, Equatable {
    /// No samples were set aside for validation.
    case validation
    /// The networks were not evaluated on the training samples.
    case trainingSetEvaluation(trial: String)
    /// No run has predictions, because none was asked for them or all diverged.
    case predictions(trial: String, isDiverged: Bool)
    /// No run has the outputs of a layer, because none was asked for them or all diverged.
    case outputs(layer: Int, trial: String, isDiverged: Bool)
    /// A metric was not asked for.
    case metric(Metric, trial: String)
    /// Numbers are predicted, not classes.
    case accuracy(trial: String)
    /// Classes are predicted, not numbers.
    case regression(trial: String)
    /// The predictions are of numbers, labels or whole samples.
    case classes
    /// The predictions are of classes, labels or whole samples.
    case numbers
    /// The predictions hold no values of the last layer.
    case probabilities
    /// The outputs are no probabilities.
    case noProbabilities
    /// Two trials have no seed in common whose runs both came to their end.
    case pairs(String, String)
    /// Two trials were tested on other samples.
    case sameSamples(String, String)
    /// No probe gives a quantity of this name.
    case unknownQuantity(String, known: [String])
    /// The probe that gives it was not asked for.
    case unmeasured(String, trial: String, probe: String)
    /// A quantity is not measured at this layer.
    case unknownPlace(String, quantity: String, known: [String])
}

extension MissingResult: CustomStringConvertible {
    var description: String {
        switch self {
        case .validation:
            "there are no validation samples; Dataset.split(validation:) sets some aside"
        case .trainingSetEvaluation(let trial):
            "\"\(trial)\" was not evaluated on its training samples; expected trainingSetEvaluation: .full in its TrainingOptions"
        case .predictions(let trial, let isDiverged):
            "there are no predictions of \"\(trial)\": "
                + (isDiverged
                    ? "every run of it diverged" : "expected .predictions among the probes of its TrainingOptions")
        case .outputs(let layer, let trial, let isDiverged):
            "there are no outputs of layer \(layer) of \"\(trial)\": "
                + (isDiverged
                    ? "every run of it diverged"
                    : "expected .outputs(layer: \(layer), samples: …) among the probes of its TrainingOptions")
        case .metric(let metric, let trial):
            "\"\(trial)\" was not measured by \(metric); expected metrics: [\(metric)] in its TrainingOptions"
        case .accuracy(let trial):
            "\"\(trial)\" predicts numbers, which have no accuracy; expected testR2, testRMSE, testMAE or testLoss"
        case .regression(let trial):
            "\"\(trial)\" predicts no numbers, so that there is no R², RMSE or MAE; expected a data set with target:, or testAccuracy and metric { … } for classes"
        case .classes:
            "the predictions are of numbers, labels or whole samples, not of classes; expected a data set whose samples have one class each to predict"
        case .numbers:
            "the predictions are of classes, labels or whole samples, not of targets; expected a data set with target:"
        case .probabilities:
            "the predictions hold no probabilities; expected .probabilities among the probes of the TrainingOptions"
        case .noProbabilities:
            "the network's outputs are no probabilities; expected a softmax or sigmoids, with a cross-entropy as loss"
        case .pairs(let first, let second):
            "there are no runs of \"\(first)\" and \"\(second)\" to pair: no seed is common to both and came to its end in both"
        case .sameSamples(let first, let second):
            "\"\(first)\" and \"\(second)\" were tested on different samples; expected one data set for both"
        case .unknownQuantity(let name, let known):
            "there is no quantity \"\(name)\"" + listed(known, near: name)
        case .unmeasured(let name, let trial, let probe):
            "\"\(name)\" was not measured in \"\(trial)\"; expected .\(probe) among the probes of its TrainingOptions"
        case .unknownPlace(let name, let quantity, let known):
            "\"\(quantity)\" was not measured at \"\(name)\"" + listed(known, near: name)
        }
    }

    private func listed(_ known: [String], near name: String) -> String {
        "; \(expectedOne(of: known.map { "\"\($0)\"" }))"
            + (suggestion(for: name, among: known).map { "; \($0)" } ?? "")
    }
}
