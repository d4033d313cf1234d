/// What an experiment refuses, and the runs it is made of.
import Experiments
import Testing

@Suite struct ExperimentTests {
    static let unfit = Model("Unfit") {
        Flatten(); Dense(9, activation: .softmax)
    }

    @Test(
        arguments: [
            ([], [0], "the experiment has no trial; expected a Model or a Trial between its braces"),
            (
                [Trial("A", baseline), Trial(" ", baseline)], [0],
                "trial 2 has no name; expected one, which results are asked by"
            ),
            ([Trial("A", baseline)], [], "seeds is 0, expected at least 1"),
            ([Trial("A", baseline)], [3, 1, 3], "seed 3 is named twice; expected each seed once"),
            (
                [Trial("A", baseline), Trial("A", normalized)], [0],
                "two trials are called \"A\"; expected names that differ"
            ),
            (
                [Trial("A", baseline), Trial("B", unfit)], [0],
                "trial \"B\": the last layer, 2, has the output shape [9], but the data set has 10 classes; expected [10]"
            ),
            ([Trial("A", baseline, batchSize: 0)], [0], "trial \"A\": the batch size is 0; expected at least 1"),
            ([Trial("A", baseline, epochs: -1)], [0], "trial \"A\": epochs is -1; expected at least 0"),
            (
                [Trial("A", baseline, optimizer: .sgd(learningRate: -1))], [0],
                "trial \"A\": the optimizer's learning rate is -1.0; expected a number above 0"
            ),
        ] as [([Trial], [UInt64], String)])
    func `refuses`(trials: [Trial], seeds: [UInt64], message: String) {
        let error = #expect(throws: ExperimentError.self) { try Experiment(on: digits, seeds: seeds) { trials } }
        #expect(error?.description == message)
    }

    @Test(arguments: [0, -2]) func `refuses a count of seeds below one`(count: Int) {
        let error = #expect(throws: ExperimentError.self) { try Experiment(on: digits, seeds: count) { baseline } }
        #expect(error?.description == "seeds is \(count), expected at least 1")
    }

    @Test(arguments: [100_001, 1_000_000_000, .max]) func `refuses more seeds than anybody waits for`(count: Int) {
        let error = #expect(throws: ExperimentError.self) { try Experiment(on: digits, seeds: count) { baseline } }
        #expect(error?.description == "seeds is \(count), expected at most 100000")
    }

    @Test func `an unknown trial is answered with the known ones`() {
        let error = ExperimentError.unknownTrial("C", known: ["A", "B"])
        #expect("\(error)" == "there is no trial \"C\"; this experiment has \"A\", \"B\"")
        let near = ExperimentError.unknownTrial("Basline", known: ["Baseline", "B"])
        #expect(
            "\(near)"
                == "there is no trial \"Basline\"; this experiment has \"Baseline\", \"B\"; did you mean \"Baseline\"?")
    }

    @Test func `has Keras's defaults and five seeds`() throws {
        let experiment = try Experiment(on: digits) { baseline }
        #expect(experiment.seeds == [0, 1, 2, 3, 4])
        let expected = RunSpec(
            layers: baseline.layers, dataset: digits, optimizer: .adam(), epochs: 5, batchSize: 32, seed: 3)
        #expect(experiment.spec(for: experiment.trials[0], seed: 3) == expected)
    }

    @Test func `a trial's own settings come first`() throws {
        let experiment = try Experiment(on: digits, epochs: 2, batchSize: 16, seeds: [9]) {
            Trial("Own", baseline, batchSize: 64, epochs: 1, optimizer: .sgd())
        }
        let run = experiment.spec(for: experiment.trials[0], seed: 9)
        #expect(run.batchSize == 64 && run.epochs == 1 && run.optimizer == .sgd() && run.seed == 9)
    }
}
