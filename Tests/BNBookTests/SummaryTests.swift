/// The tables that experiments and models show of themselves.
import BNBook
import Testing

@Suite struct SummaryTests {
    @Test func `an experiment's table has a row per trial`() throws {
        let summary = try experimentResult([trialResult("A", [0.97, 0.98, 0.99]), trialResult("B", [0.5, 0.5, 0.5])]).summary
        #expect(summary.columns.map(\.title) == ["Trial", "Test accuracy", "Test loss", "Training loss", "Seeds"])
        #expect(summary.columns.map(\.unit) == [nil, "%", nil, nil, nil])
        #expect(summary.columns.map(\.isNumeric) == [false, true, true, true, true])
        #expect(summary.rows.map { $0[0].text } == ["A", "B"])
        #expect(summary.rows[0].map(\.text) == ["A", "98.0 ± 2.5", "0.020 ± 0.025", "2 ± 0", "3"])
        #expect(summary.note == nil)
    }

    @Test func `batch sizes have a column where they differ`() throws {
        let summary = try experimentResult([trialResult("A", [0.9, 0.9]), trialResult("B", batchSize: 64, [0.9, 0.9])]).summary
        #expect(summary.columns[1].title == "Batch size")
        #expect(summary.rows.map { $0[1].text } == ["32", "64"])
    }

    @Test(arguments: [
        ([trialResult("A", [0.9, 0.8]), trialResult("B", [0.9, nil])], "B: 1 of 2 runs diverged."),
        ([trialResult("A", [0.9])], "One seed: an anecdote, not a result; it has no interval."),
        (
            [trialResult("A", [nil]), trialResult("B", [nil])],
            "A: 1 of 1 run diverged. B: 1 of 1 run diverged. One seed: an anecdote, not a result; it has no interval."
        ),
    ])
    func `a note says what a reader must know`(trials: [TrialResult], note: String) throws {
        #expect(try experimentResult(trials).summary.note == note)
    }

    @Test func `a model is written as its layers`() {
        #expect("\(normalized)" == """
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
        #expect("\(Model("Empty") {})" == "Empty: the model has no layers; expected at least Flatten() and Dense(10, activation: .softmax)")
    }

    @Test func `a model counts its parameters`() throws {
        let baseline = Model("Baseline") { Flatten(); Dense(128, activation: .relu); Dense(10, activation: .softmax) }
        #expect(try baseline.parameterCount() == 101_770)
        #expect(try baseline.summary().note == "101\u{202F}770 parameters, 101\u{202F}770 of them trained.")
        #expect(try baseline.parameterCount(input: [2, 3]) == 7 * 128 + 1290)
        #expect(try normalized.parameterCount() == 102_282)
    }
}
