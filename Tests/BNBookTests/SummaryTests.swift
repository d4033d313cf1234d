/// The tables that experiments and models show of themselves.
@testable import BNBook
import Testing

@Suite struct SummaryTests {
    @Test func `an experiment's table has a row per trial`() throws {
        let summary = try experimentResult([trialResult("A", [0.97, 0.98, 0.99]), trialResult("B", [0.5, 0.5, 0.5])])
            .summary
        #expect(summary.columns.map(\.title) == ["Trial", "Test accuracy", "Test loss", "Training loss"])
        #expect(summary.columns.map(\.unit) == [nil, "%", nil, nil])
        #expect(summary.columns.map(\.isNumeric) == [false, true, true, true])
        #expect(summary.rows.map { $0[0].text } == ["A", "B"])
        #expect(summary.rows[0].map(\.text) == ["A", "98.0 ± 2.5", "0.020 ± 0.025", "2 ± 0"])
        #expect(summary.note == nil)
    }

    @Test func `batch sizes have a column where they differ`() throws {
        let summary = try experimentResult([
            trialResult("A", [0.9, 0.9]), trialResult("B", batchSize: 64, [0.9, 0.9]),
        ]).summary
        #expect(summary.columns[1].title == "Batch size")
        #expect(summary.rows.map { $0[1].text } == ["32", "64"])
    }

    @Test(arguments: [
        ([trialResult("A", [0.9, 0.8]), trialResult("B", [0.9, nil])], "1 of 2 runs of B diverged, in epoch 1."),
        (
            [trialResult("A", [nil]), trialResult("B", [nil])],
            "1 of 1 run of A diverged, in epoch 1. 1 of 1 run of B diverged, in epoch 1."
        ),
    ])
    func `a note says what a reader must know`(trials: [TrialResult], note: String) throws {
        #expect(try experimentResult(trials).summary.note == note)
    }

    @Test func `no loss is best beside another kind of loss`() throws {
        let summary = try experimentResult([
            trialResult("A", [0.97, 0.98, 0.99]), trialResult("B", loss: .meanSquaredError, [0.5, 0.52, 0.51]),
        ]).summary
        #expect(summary.rows.map { $0.map { $0.isBest == true } }[0] == [false, true, false, false])
    }

    @Test func `the best is marked where it is significantly ahead`() throws {
        let summary = try experimentResult([
            trialResult("A", [0.97, 0.98, 0.99]), trialResult("B", [0.5, 0.52, 0.51]),
        ]).summary
        #expect(
            summary.rows.map { $0.map { $0.isBest == true } } == [
                [false, true, true, false], [false, false, false, false],
            ])
    }

    /// The interval by scipy.stats.binomtest(90, 100).proportion_ci(method="wilson").
    @Test func `a single seed is an anecdote`() throws {
        let summary = try experimentResult([trialResult("A", [0.9])]).summary
        #expect(
            summary.note
                == "A: on 100 test samples 82.56_% to 94.48_% (Wilson, 95 %; another seed is another matter)."
                .replacing("_", with: "\u{00A0}"))
        #expect(summary.texts()[0][1] == "90.00†")
        #expect(summary.legend == ["† One run: an anecdote, not a result."])
    }

    @Test func `a model is written as its layers`() {
        #expect(
            "\(normalized)"
                == """
                Batch normalization
                Layer                             Output shape   Parameters
                Flatten()                         784                     0
                Dense(128)                        128               100_480
                BatchNormalization()              128                   512
                Activation(.relu)                 128                     0
                Dense(10, activation: .softmax)   10                   1290
                102_282 parameters, 102_026 of them trained, 256 not.
                """.replacing("_", with: "\u{202F}"))
    }

    @Test func `an impossible model is written with its reason`() {
        #expect(
            "\(Model("Empty") {})"
                == "Empty: the model has no layers; expected at least Flatten() and Dense(10, activation: .softmax)")
    }

    @Test func `a model counts its parameters`() throws {
        let baseline = Model("Baseline") {
            Flatten(); Dense(128, activation: .relu); Dense(10, activation: .softmax)
        }
        #expect(try baseline.parameterCount() == 101_770)
        #expect(try baseline.summary().note == "101\u{202F}770 parameters, 101\u{202F}770 of them trained.")
        #expect(try baseline.parameterCount(input: [2, 3]) == 7 * 128 + 1290)
        #expect(try normalized.parameterCount() == 102_282)
    }
}

@Suite struct DiagramTests {
    @Test func `a network is drawn layer by layer`() throws {
        let chart = try normalized.diagram()
        #expect(
            chart.summary
                == "Diagram from top to bottom: Input; then Flatten(); then Dense(128); then BatchNormalization(); then Activation(.relu); then Dense(10, activation: .softmax)."
        )
        #expect(chart.dataTable.texts()[3].contains("128 · 512 parameters"))
        #expect(throws: ModelError.self) { try Model("Empty") {}.diagram() }
    }

    @Test func `a shortcut is drawn beside what it leads past, and what is repeated once`() throws {
        let model = Model("Residual") {
            Conv2D(8, 3, padding: .same)
            for _ in 0..<20 {
                Residual {
                    Conv2D(8, 3, padding: .same); Activation(.relu)
                }
            }
            Residual(shortcut: { Conv2D(16, 1, strides: 2) }) { Conv2D(16, 3, strides: 2, padding: .same) }
            GlobalAveragePooling2D()
        }
        #expect(
            try model.diagram(input: [8, 8, 1]).summary
                == "Diagram from top to bottom: Input; then Conv2D(8, 3, padding: .same); then Conv2D(8, 3, padding: .same); then Activation(.relu); then Sum; then Conv2D(16, 3, strides: 2, padding: .same); then Conv2D(16, 1, strides: 2) on the shortcut; then Sum; then GlobalAveragePooling2D(). A shortcut leads past steps 3 to 5. A shortcut leads past steps 6 to 7. Steps 3 to 5 are there 20 times."
        )
    }

    @Test func `a block within a block has its own shortcut`() throws {
        let model = Model("Nested") {
            Dense(8)
            Residual(shortcut: { Dense(8) }) {
                Residual {
                    Dense(8); Activation(.relu)
                }
                Activation(.tanh)
            }
        }
        let chart = try model.diagram(input: [4])
        #expect(
            chart.summary
                == "Diagram from top to bottom: Input; then Dense(8); then Dense(8); then Activation(.relu); then Sum; then Activation(.tanh); then Dense(8) on the shortcut; then Sum. A shortcut leads past steps 3 to 5. A shortcut leads past steps 3 to 7."
        )
        #expect(chart.options.width == 560)
    }

    @Test func `a block on a shortcut has its own shortcut, and what is repeated on one is drawn once`() throws {
        let model = Model("On shortcuts") {
            Dense(8)
            Residual(shortcut: {
                Residual(shortcut: { Dense(8) }) {
                    Dense(8); Activation(.relu)
                }
                for _ in 0..<3 { Residual { Dense(8) } }
            }) {
                Residual { Dense(8) }
            }
        }
        let chart = try model.diagram(input: [4])
        #expect(
            chart.summary
                == "Diagram from top to bottom: Input; then Dense(8); then Dense(8); then Sum; then Dense(8) on the shortcut; then Activation(.relu) on the shortcut; then Dense(8) on the shortcut; then Sum on the shortcut; then Dense(8) on the shortcut; then Sum on the shortcut; then Sum. A shortcut leads past steps 3 to 4. A shortcut leads past steps 3 to 8. A shortcut leads past steps 3 to 5 on the shortcut. A shortcut leads past steps 6 to 7 on the shortcut. Steps 6 to 7 on the shortcut are there 3 times."
        )
        // The main path, the shortcut beside the block within it, and the shortcut of the block on that one.
        #expect(chart.x.categories == ["main", "shortcut 2", "shortcut 3"])
    }

    @Test func `blocks that are repeated within a block are drawn once`() throws {
        let model = Model("Nested") {
            Residual {
                for _ in 0..<3 {
                    Residual { Dense(4) }
                }
            }
        }
        #expect(
            try model.diagram(input: [4]).summary
                == "Diagram from top to bottom: Input; then Dense(4); then Sum; then Sum. A shortcut leads past steps 2 to 3. A shortcut leads past steps 2 to 4. Steps 2 to 3 are there 3 times."
        )
    }

    @Test(arguments: [(2, ""), (3, "Step 3 is there 3 times."), (4, "Step 3 is there 4 times.")])
    func `layers that come again are drawn once where that saves boxes`(_ count: Int, _ words: String) throws {
        let chart = try Model("Chain") {
            Flatten(); for _ in 0..<count { Dense(784) }
        }.diagram()
        #expect(chart.summary.hasSuffix(words.isEmpty ? "then Dense(784)." : words))
    }

    @Test func `images of a data set can be shown`() throws {
        let images = try Dataset.digits(train: 10, test: 20).testImages(0..<5)
        #expect(
            images.count == 5
                && images.allSatisfy { $0.width == 28 && $0.height == 28 && ("0"..."9").contains($0.caption) })
        #expect(Chart(images: images).summary.hasPrefix("Grid of 5 images: "))
    }
}
