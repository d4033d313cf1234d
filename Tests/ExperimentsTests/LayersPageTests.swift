/// docs/layers.md is what the doc comments say: RECORD=1 writes it, and a page that is out of date fails.
import Foundation
import TestSupport
import Testing

@testable import Experiments

@Suite struct LayersPageTests {
    @Test func pageIsWhatTheSourcesSay() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/layers.md")
        try expectRecorded(try Self.page(), at: file)
    }

    @Test func everyLayerIsDocumented() throws {
        for kind in Layer.kinds {
            let source = try DocumentedSource("Experiments/Layers/\(kind.type).swift")
            #expect(
                source.declarations.first { $0.signature.hasPrefix("public struct \(kind.type)") }?.comment.isEmpty
                    == false, "\(kind.type)")
        }
    }
}

private extension LayersPageTests {
    static let sections = [
        ("Activation functions", ["Layers/ActivationFunction.swift"]), ("Initializers", ["Layers/Initializer.swift"]),
        ("Penalties", ["Layers/Regularizer.swift"]),
        ("Padding and extents", ["Layers/Extent2D.swift"]),
        ("Normalization in recurrent layers", ["Layers/RecurrentLayer.swift"]),
        ("Models", ["Model.swift", "BNBook/Model+Description.swift", "BNBook/Model+Diagram.swift"]),
        (
            "Data sets",
            [
                "BNBook/Dataset+Loading.swift", "BNBook/Dataset+Published.swift",
                "BNBook/Dataset+Sources.swift",
                "BNBook/Dataset+Images.swift",
            ]
        ),
        ("Folders of images", ["BNBook/Dataset+ImageFolder.swift"]),
        ("Arrays", ["BNBook/Dataset+Arrays.swift", "Data/ArraySource.swift"]),
        ("Tables", ["BNBook/Dataset+Tables.swift", "Data/TableSource.swift", "BNBook/DataReport.swift"]),
        ("Parts and changes of data", ["Data/Dataset+Transforms.swift"]),
        ("Changes of images", ["Data/DatasetTransform.swift"]),
        ("Experiments", ["Experiment.swift", "BNBook/Experiment+Run.swift"]), ("Trials", ["Trial.swift"]),
        ("Optimizers", ["Training/Optimizer.swift"]),
        ("Rules of optimizers", OptimizerRule.kinds.map { "Training/Optimizers/\($0.type).swift" }),
        ("Clipping", ["Training/GradientClipping.swift"]),
        ("Learning rates", ["Training/LearningRateSchedule.swift"]), ("Losses", ["Training/Loss.swift"]),
        ("Training options", ["Training/TrainingOptions.swift"]),
        ("Augmentation", ["Training/Augmentation.swift"]), ("Sample order", ["Training/SampleOrder.swift"]),
        ("Early stopping", ["Training/EarlyStopping.swift"]),
        ("Statistics for evaluation", ["Training/EvaluationStatistics.swift"]),
        ("Evaluation on training samples", ["Training/TrainingSetEvaluation.swift"]),
        ("Modes of measurement", ["MeasurementMode.swift"]),
        ("Saved weights", ["Training/InitialWeights.swift", "BNBook/InitialWeights+Files.swift"]),
        ("Folding", ["Layers/Layers+Folding.swift"]),
        ("Results", ["ExperimentResult.swift", "BNBook/ExperimentResult+Summary.swift"]),
        ("Results of a trial", ["TrialResult.swift"]),
        ("Results of tasks", ["TrialResult+Metrics.swift", "Metrics/RegressionScore.swift"]),
        ("Metrics after each epoch", ["TrialResult+EpochMetrics.swift", "Metrics/Metric.swift"]),
        ("Predictions", ["Probes/Predictions.swift", "Probes/Predictions+Metrics.swift"]),
        (
            "Metrics",
            ["ClassCounts", "RankedScores", "ClassProbabilities", "Calibration"].map { "Metrics/\($0).swift" }
        ),
        ("Learning curves", ["HistoryPoint.swift"]), ("Probes", ["Probes/Probe.swift"]),
        ("What probes saw", ["Probes/TrialResult+Probes.swift"]),
        ("Outputs of layers", ["Probes/LayerOutputs.swift", "BNBook/LayerOutputs+Images.swift"]),
    ]

    /// The plurals of types of which an initializer is shown: the first that is commented, else the first.
    static let startedTypes = ["Models", "Experiments", "Trials"]

    static func page() throws -> String {
        var parts = [
            """
            # Layers, optimizers, losses, training and probes

            Made from the doc comments of `Sources/Experiments` by `RECORD=1 swift test --filter LayersPageTests`. Names, formulas and defaults are Keras's; shapes are those
            of one sample, channels last. The losses that are reported are without the penalties of regularizers, which Keras adds.

            A layer with weights keeps them as they are with `.frozen()` behind it, Keras's `trainable = False`: where all but the normalizations are
            `Dense(128).frozen()`, only γ and β are trained.

            Layers, activations and losses are those of this page: a notebook can neither compose its own nor write one as a
            Swift closure, since each is a kernel with its gradient beside it, which gives the same bits on every machine. A
            metric can be any closure over `predictions`. A table in Parquet becomes a CSV by
            `python3 -c 'import pandas; pandas.read_parquet("a.parquet").to_csv("a.csv", index=False)'`.
            It is read whole there: filters of pyarrow 26.0.1, DuckDB 2.0.1 and DataFusion 55.0.0 lose rows whose value is NaN
            while they read ([found](../findings/parquet-nan-filters.sh)).

            ## Layers
            """
        ]
        parts += try Layer.kinds.map { try layer($0.type) }
        for (title, paths) in sections {
            let declarations = try paths.flatMap { path in
                try DocumentedSource(path.hasPrefix("BNBook/") ? path : "Experiments/\(path)").declarations
            }
            let starts = declarations.filter { startedTypes.contains(title) && $0.signature.hasPrefix("public init(") }
            let call = (starts.first { !$0.comment.isEmpty } ?? starts.first).map {
                "`\(title.dropLast())" + $0.signature.dropFirst("public init".count).replacing(" throws", with: "")
                    + "`"
            }
            parts.append(["## \(title)", call, table(declarations)].compactMap(\.self).joined(separator: "\n\n"))
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    static func layer(_ type: String) throws -> String {
        let declarations = try DocumentedSource("Experiments/Layers/\(type).swift").declarations
        let own = declarations.prefix { !$0.signature.hasPrefix("public var layer:") }
        let start = own.first { $0.signature.hasPrefix("public init") }
        let call = start.map { "`\(type)" + $0.signature.dropFirst("public init".count) + "`" } ?? ""
        let settings = own.filter { $0.signature.hasPrefix("public var") && !$0.comment.isEmpty }
        let others = declarations.filter {
            $0.depth == 0 && $0.signature.hasPrefix("public struct")
                && !$0.signature.hasPrefix("public struct \(type):")
        }
        return
            (["### \(type)", paragraphs(own[0].comment), call, start?.text ?? ""]
            + (settings.isEmpty ? [] : [table(settings)])
            + others.map { "`\($0.signature.split(separator: " ")[2].dropLast())`: \($0.text)" }).filter { !$0.isEmpty }
            .joined(separator: "\n\n")
    }

    /// Lines of a comment as paragraphs; an empty line parts two.
    static func paragraphs(_ lines: [String]) -> String {
        lines.split(separator: "", omittingEmptySubsequences: true).map { $0.joined(separator: "\n") }.joined(
            separator: "\n\n")
    }

    static func table(_ declarations: [DocumentedSource.Declaration]) -> String {
        let rows = declarations.filter {
            !$0.comment.isEmpty && !$0.signature.hasPrefix("public protocol") && !$0.signature.hasPrefix("public init")
                && !$0.signature.hasPrefix("public var description") && !$0.signature.hasPrefix("public func encode")
        }
        .map { "| `\($0.use)` | \($0.text.replacing("|", with: "\\|")) |" }
        return (["| | |", "|---|---|"] + rows).joined(separator: "\n")
    }
}
