internal import Experiments
internal import NumberFormats
internal import Outputs
internal import Spelling

/// What a run depends on, in words for the methods section of a report.
extension RunSpec {
    /// Data, model and training, with the defaults that are in force; values are the specification's, the rest is how
    /// the engine works.
    var settings: [RunRecord.Setting] {
        let beginning = initialWeights.map { [RunRecord.Setting("First weights", "\($0)")] } ?? []
        return [
            .init("Data", data)
        ] + origin + [
            .init("Model", layers.map { "\($0)" }.listed),
            .init("Parameters", parameters),
            .init("Optimizer", "\(optimizer)"),
            .init("Training", training),
            .init("Loss", loss.description(for: dataset.task)),
            .init("In force", defaults.joined(separator: "; ")),
            .init(
                "Measured",
                "on all test samples"
                    + (steps == 0
                        ? ", and on all training samples"
                        : evaluatedTraining + " after every epoch" + byMetrics + "; no run is selected, and " + stopping)
            ),
        ] + beginning
    }

    /// Whose the data are, where others published them under a name.
    private var origin: [RunRecord.Setting] {
        guard let citation = dataset.source.citation, let license = dataset.source.license else { return [] }
        return [.init("Data source", "\(citation); licence: \(license)")]
    }

    /// What it is trained and tested on.
    var data: String { ([samples] + dataset.transforms.map(\.description)).joined(separator: "; ") }
}

private extension RunSpec {
    func grouped(_ count: Int) -> String { NumberFormat.grouped.string(Double(count)) }

    var samples: String {
        let shape = dataset.shape.map(String.init).joined(separator: " × ")
        let validation = dataset.validationCount == 0 ? "" : ", \(grouped(dataset.validationCount)) validation"
        let numbers =
            dataset.source.isImages
            ? "\(shape) pixels, \(predicted); \(resizing)pixels divided by 255"
            : "\(shape) \(inNumber(dataset.shape.reduce(1, *), "number")), \(predicted)\(reading)"
        return
            "\(dataset.name): \(grouped(dataset.trainCount)) training\(validation) and \(grouped(dataset.testCount)) test samples of \(numbers)"
    }

    /// What was done to the images of a folder.
    var resizing: String {
        guard case .images(let folder) = dataset.source else { return "" }
        return (folder.isGrey ? "colours to greys (ITU-R BT.601); " : "")
            + (folder.size == nil ? "" : "each image stretched to this size by means of what a pixel covers; ")
    }

    /// What is to be predicted.
    var predicted: String {
        let names = dataset.classNames.isEmpty || dataset.classNames.count > 12 ? [] : dataset.classNames
        switch dataset.task {
        case .classification:
            return "\(dataset.classes) classes" + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))")
        case .multilabel(let labels): return "\(labels.count) labels (\(labels.joined(separator: ", ")))"
        case .regression(let targets): return "\(targets.joined(separator: ", ")) to be predicted"
        case .reconstruction: return "to be reconstructed"
        }
    }

    /// How a table was read.
    var reading: String {
        guard case .table(let table) = dataset.source else { return "" }
        let columns = dataset.oneHot
        let named =
            columns.count > 12
            ? counted(columns.count, "column") : "\(inNumber(columns.count, "column")) \(listed(columns))"
        let oneHot = columns.isEmpty ? [] : ["\(named) of words one-hot"]
        return (oneHot + table.words.dropFirst()).map { "; \($0)" }.joined()
    }

    /// How much of it, and in which order.
    var training: String {
        if steps == 0 { return "none: the first weights are evaluated; float32" }
        return
            "\(counted(epochs, "epoch")) in batches of \(batchSize), \(grouped(stepsPerEpoch)) steps each; \(options.order); float32"
            + (options.augmentation.isEmpty
                ? ""
                : "; training images changed anew in each epoch: " + options.augmentation.map(\.description).listed)
            + (options.updates.map { "; ended after \(grouped($0)) steps" } ?? "")
    }

    /// What is measured beside losses and accuracies.
    var byMetrics: String {
        options.metrics.isEmpty ? "" : ", also by \(listed(options.metrics.map(\.words)))"
    }

    var evaluatedTraining: String { options.trainingSetEvaluation.map { " and on \($0)" } ?? "" }

    /// How a run may end before its time, and what is watched for that.
    var stopping: String {
        guard let stopping = options.earlyStopping else { return "none is stopped early" }
        let watched = "\(dataset.validationCount == 0 ? "test" : "validation") \(stopping.monitor)"
        return
            "a run is stopped when the \(watched) has not improved for \(counted(stopping.patience, "epoch"))"
            + (stopping.restoresBestWeights
                ? "; its weights and numbers are those of the epoch where that was best" : "")
    }

    var parameters: String {
        guard let summaries = try? layers.summaries(input: dataset.shape) else { return "" }
        let (trainable, other) = (
            summaries.reduce(0) { $0 + $1.trainable }, summaries.reduce(0) { $0 + $1.nonTrainable }
        )
        let isFrozen = layers.flatMap(\.leaves).contains { ($0.definition as? any WeightedLayer)?.trainable == false }
        let fixed = isFrozen ? "frozen weights and moving averages" : "moving averages"
        return other == 0
            ? "\(grouped(trainable))"
            : "\(grouped(trainable + other)), of which \(grouped(other)) are \(fixed) that no gradient moves"
    }

    /// "0", "1", or how it is drawn.
    func first(_ initializer: Initializer) -> String {
        initializer == .zeros ? "0" : initializer == .ones ? "1" : "\(initializer)"
    }

    /// The settings of layers that are not written where they are the default, each kind once.
    var defaults: [String] {
        var words: [String] = []
        for layer in layers.flatMap(\.leaves) {
            let word: String
            switch layer {
            case .dense(let dense):
                word =
                    "Dense: kernel \(dense.kernelInitializer)"
                    + (dense.useBias ? ", bias from \(first(dense.biasInitializer))" : ", no bias")
            case .batchNormalization(let layer):
                word =
                    "BatchNormalization: momentum \(layer.momentum), ε \(layer.epsilon), moving mean from 0 and variance from 1"
                    + (layer.scale ? ", γ from \(first(layer.gammaInitializer))" : ", no γ")
                    + (layer.center ? ", β from \(first(layer.betaInitializer))" : ", no β")
            case .dropout(let layer): word = "Dropout: rate \(layer.rate)"
            case .flatten, .reshape, .activation, .globalMaxPooling2D, .globalAveragePooling2D,
                .globalMaxPooling1D, .globalAveragePooling1D:
                continue
            default:
                let settings = layer.definition.effectiveSettings
                if settings.isEmpty { continue }
                word = "\(layer.type): " + settings.joined(separator: ", ")
            }
            if !words.contains(word) { words.append(word) }
        }
        return words
    }
}
