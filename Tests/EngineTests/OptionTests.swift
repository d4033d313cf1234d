/// Training in other than the usual ways.
import Datasets
import Experiments
import Testing

@testable import Engine

@Suite struct OptionTests {
    func run(
        _ model: Model = Cases.models[1], _ optimizer: Optimizer = .adam(), epochs: Int = 3, options: TrainingOptions,
        threads: Int = 1, validation: Int = 0
    ) throws -> RunResult {
        var data = Cases.data()
        if validation > 0 {
            data.validation = Cases.samples(validation, seed: 3)
            data.dataset.validationCount = validation
        }
        var spec = Cases.spec(model, optimizer, epochs: epochs, on: data)
        spec.options = options
        return try Cases.run(spec, threads: threads, on: data)
    }

    /// 151 samples in batches of 16 make ten steps.
    @Test(arguments: [(1, 1), (10, 1), (11, 2), (25, 3)]) func updatesAreCounted(updates: Int, epochs: Int) throws {
        let result = try run(epochs: 1, options: TrainingOptions(updates: updates, probes: [.stepTime(every: 1)]))
        #expect(result.epochs.count == epochs)
        #expect(result.measurements?.last?.step == updates)
    }

    /// No step is taken, whatever else is asked for; statistics and what is looked at after the last step are seen all
    /// the same.
    @Test(arguments: Cases.models) func withoutEpochsWeightsAreEvaluated(model: Model) throws {
        let options = TrainingOptions(
            updates: 3, earlyStopping: EarlyStopping(restoresBestWeights: true), statistics: [.moving],
            probes: [.gradients(every: 1), .predictions])
        let result = try run(model, epochs: 0, options: options, validation: 40), epoch = result.epochs[0]
        #expect(result.epochs.count == 1 && epoch.number == 0 && result.bestEpoch == nil && result.measurements == [])
        #expect(epoch.validationLoss != nil && epoch.scores?[1].loss == epoch.testLoss)
        #expect(result.predictions?.classes.count == 70)
        let drawn = Network(
            model.layers, shape: Cases.inputs, capacity: 64, optimizer: .adam(), seed: 1,
            kernels: try KernelVariants.choose(nil))
        #expect(result.weightsDigest == drawn.digest)
        #expect(
            try run(model, epochs: 0, options: options, threads: 3, validation: 40).reproducible == result.reproducible)
        var data = Cases.data()
        (data.test, data.dataset.testCount) = (data.train, data.dataset.trainCount)
        let swapped = try Cases.run(Cases.spec(model, epochs: 0, on: data), on: data).epochs[0]
        #expect(swapped.testLoss == epoch.trainLoss && swapped.testAccuracy == epoch.trainAccuracy)
    }

    @Test func earlyStoppingWaitsAndTakesTheBestBack() throws {
        let rate = Optimizer.sgd(learningRate: 0.6, momentum: 0.9)
        let options = TrainingOptions(earlyStopping: EarlyStopping(patience: 2, restoresBestWeights: true))
        let whole = try run(Cases.models[1], rate, epochs: 40, options: .standard, validation: 50)
        let stopped = try run(Cases.models[1], rate, epochs: 40, options: options, validation: 50)
        let losses = whole.epochs.map { $0.validationLoss! }
        var (best, end) = (0, 0)
        for (index, loss) in losses.enumerated() {
            if loss < losses[best] { best = index }
            end = index
            if index - best >= 2 { break }
        }
        #expect(stopped.epochs == Array(whole.epochs[...end]) && stopped.epochs.count < 40)
        #expect(stopped.bestEpoch == best + 1)
        let short = try run(Cases.models[1], rate, epochs: best + 1, options: .standard, validation: 50)
        #expect(stopped.weightsDigest == short.weightsDigest)
    }

    @Test func aPlateauMakesStepsSmaller() throws {
        let flat = Optimizer.sgd(learningRate: 1e-30),
            watched = flat.scheduled(.reduceOnPlateau(factor: 0.5, patience: 2, minimumDelta: 1, minimumRate: 0))
        var watch = EarlyStoppingMonitor(Cases.spec(Cases.models[0], watched))
        let network = Network(
            Cases.models[0].layers, shape: [42], capacity: 16, optimizer: flat, seed: 1,
            kernels: try KernelVariants.choose(nil))
        let factors = (1...6).map { number -> Double in
            watch.note(Epoch(number: number, trainLoss: 1, trainAccuracy: 0, testLoss: 1, testAccuracy: 0), network)
            return watch.factor
        }
        #expect(factors == [1, 1, 0.5, 0.5, 0.25, 0.25])
    }

    @Test func storedSamplesStayInTheirOrder() {
        Images.with(Cases.samples(40, seed: 5), inputs: 42) { images in
            for epoch in 1...2 {
                let order = [UInt32](unsafeUninitializedCapacity: 40) { memory, count in
                    SampleOrder.stored.draw(memory.baseAddress!, of: images, batchSize: 16, seed: 1, epoch: epoch)
                    count = 40
                }
                #expect(order == Array(0..<40))
            }
        }
    }

    @Test(arguments: [SampleOrder.sortedByLabel, .classLimited(classesPerBatch: 2)]) func ordersLimitWhatABatchHolds(
        order: SampleOrder
    ) {
        let samples = Cases.samples(400, seed: 5)
        Images.with(samples, inputs: 42) { images in
            let orders = (1...2).map { epoch in
                [UInt32](unsafeUninitializedCapacity: 400) { memory, count in
                    order.draw(memory.baseAddress!, of: images, batchSize: 16, seed: 1, epoch: epoch)
                    count = 400
                }
            }
            for order in orders {
                #expect(order.sorted() == Array(0..<400))
                let full = stride(from: 0, to: 320, by: 16).map {
                    Set(order[$0..<$0 + 16].map { samples.labels[Int($0)] }).count
                }
                #expect(full.allSatisfy { $0 <= 2 })
            }
            #expect(orders[0] != orders[1])
        }
    }

    /// Evaluated on the samples that it is trained on, a network is as good as where these are its test samples; the
    /// subset of all of them is all of them.
    @Test(arguments: Cases.models) func theTrainingSetIsEvaluatedLikeTheTestSet(model: Model) throws {
        var data = Cases.data()
        (data.test, data.dataset.testCount) = (data.train, data.dataset.trainCount)
        var spec = Cases.spec(model, on: data)
        let plain = try Cases.run(spec, on: data)
        for evaluation in [TrainingSetEvaluation.full, .subset(count: 151), .subset(count: 77)] {
            spec.options.trainingSetEvaluation = evaluation
            let result = try Cases.run(spec, threads: 3, on: data)
            #expect(result.weightsDigest == plain.weightsDigest)
            for (epoch, before) in zip(result.epochs, plain.epochs) {
                let score = try #require(epoch.evaluatedTraining)
                #expect(
                    (score.loss == epoch.testLoss && score.accuracy == epoch.testAccuracy)
                        == (evaluation != .subset(count: 77)))
                #expect(abs(score.loss - epoch.testLoss) < 0.5 && score.accuracy * 77 > 0)
                #expect(epoch.testLoss == before.testLoss && epoch.trainLoss == before.trainLoss)
            }
            #expect(try Cases.run(spec, kernels: "scalar", on: data).reproducible == result.reproducible)
        }
    }

    /// After each epoch each metric is what it is over the predictions of a run that ends there, and no bit of the
    /// training is another for it.
    @Test(arguments: Cases.models.prefix(4)) func metricsAreThoseOfThePredictions(model: Model) throws {
        let metrics: [Metric] = [.f1(), .f1(.weighted), .rocAUC, .brier, .topAccuracy(3), .calibrationError, .matthews]
        let plain = try run(model, options: .standard, validation: 40)
        let measured = try run(model, options: TrainingOptions(metrics: metrics), threads: 3, validation: 40)
        #expect(measured.weightsDigest == plain.weightsDigest && plain.epochs[0].metrics == nil)
        for epoch in measured.epochs {
            let scores = try #require(epoch.metrics)
            #expect(scores.map(\.metric) == metrics + metrics)
            #expect(scores.map(\.part) == metrics.map { _ in .test } + metrics.map { _ in .validation })
            let asked = TrainingOptions(probes: [.probabilities])
            let ended = try run(model, epochs: epoch.number, options: asked, validation: 40)
            let predictions = try #require(ended.predictions)
            for score in scores.prefix(metrics.count) {
                #expect(score.value == score.metric.value(of: predictions) && score.value.isFinite)
            }
            #expect(scores[0].value != scores[metrics.count].value)
        }
    }

    @Test func statisticsAreThoseOfTheWholeSet() throws {
        let model = Cases.models[2],
            statistics: [EvaluationStatistics] = [.batch, .trainingSet, .moving, .evaluatedSet]
        let plain = try run(model, options: .standard),
            scored = try run(model, options: TrainingOptions(statistics: statistics))
        #expect(scored.weightsDigest == plain.weightsDigest)
        let scores = try #require(scored.epochs[2].scores)
        #expect(scores.map(\.statistics) == statistics)
        #expect(scores[2].loss == scored.epochs[2].testLoss && scores[0].loss != scores[2].loss)
        #expect(scores[1].loss != scores[0].loss && scores[1].loss != scores[2].loss)
        #expect(
            try run(model, options: TrainingOptions(statistics: statistics), threads: 3).reproducible
                == scored.reproducible)
    }

    /// Where each batch is the whole set and nothing moves, averages that forget at once are the moments of the set;
    /// inside of blocks, too.
    @Test(arguments: 0...2) func theTrainingSetsMomentsAreExact(depth: Int) throws {
        func epoch(momentum: Double) throws -> Epoch {
            let layer = (0..<depth).reduce(BatchNormalization(momentum: momentum).layer) { layer, _ in
                Residual { layer }.layer
            }
            let model = Model("") {
                Flatten(); Dense(9); layer; Dense(10, activation: .softmax)
            }
            var spec = Cases.spec(model, .sgd(learningRate: 1e-30), epochs: 1, batchSize: 151)
            spec.options.statistics = [.trainingSet]
            return try Cases.run(spec).epochs[0]
        }
        #expect(abs(try #require(epoch(momentum: 0.9).scores)[0].loss - epoch(momentum: 0).testLoss) < 1e-5)
    }

    @Test func featuresAreLearnt() throws {
        let data = try loadPoints(.moons, train: 400, test: 200, noise: 0.1, seed: 1)
        let model = Model("") {
            Dense(32, activation: .tanh)
            Dense(2, activation: .softmax)
        }
        let spec = Cases.spec(model, .adam(learningRate: 0.02), epochs: 40, on: data)
        let results = try Cases.supportedKernels.map { try Cases.run(spec, kernels: $0, on: data).reproducible }
        #expect(Set(results).count == 1)
        #expect(results[0].epochs[39].testAccuracy > 0.95)
        #expect(try Cases.run(spec, threads: 2, on: data).reproducible == results[0])
    }

    @Test(arguments: [Loss.crossEntropy(labelSmoothing: 0.2), .meanSquaredError]) func otherLossesAreLearnt(loss: Loss)
        throws
    {
        var spec = Cases.spec(Cases.models[1], epochs: 30)
        spec.loss = loss
        let result = try Cases.run(spec)
        #expect(result.epochs[29].testAccuracy > 0.5 && result.epochs[29].trainLoss < result.epochs[0].trainLoss)
        #expect(try Cases.run(spec, kernels: "scalar").reproducible == result.reproducible)
    }
}
