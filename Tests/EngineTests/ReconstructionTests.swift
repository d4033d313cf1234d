/// Samples that are their own targets: the same bits as targets that say the same numbers, and errors in their unit.
import Datasets
import Experiments
import Testing

@testable import Engine

@Suite struct ReconstructionTests {
    static let dense = Model("dense") {
        Flatten(); Dense(20, activation: .relu); Dense(42, activation: .sigmoid); Reshape(6, 7)
    }
    static let convolution = Model("convolution") {
        Reshape(6, 7, 1); Conv2D(5, 3, padding: .same, activation: .relu); BatchNormalization();
        Conv2D(1, 3, padding: .same, activation: .sigmoid)
    }
    static let sequence = Model("sequence") {
        LSTM(9, returnSequences: true); Conv1D(7, 3, padding: .same, activation: .sigmoid)
    }
    static let models = [dense, convolution, sequence]
    static let losses: [Loss] = [.meanSquaredError, .meanAbsoluteError, .huber(), .binaryCrossentropy]

    /// Images of which half the columns are to be filled in.
    static func data(isDenoising: Bool = false) throws -> LoadedDataset {
        var data = Cases.data()
        data.dataset = data.dataset.reconstruction()
        data.dataset.task = .reconstruction
        guard isDenoising else { return data }
        for part in [\LoadedDataset.train, \.test] {
            let pixels = data[keyPath: part].pixels
            data[keyPath: part].originals = pixels
            data[keyPath: part].pixels = pixels.enumerated().map { $0 % 2 == 0 ? $1 : 0 }
        }
        return data
    }

    @Test(arguments: models, losses) func aSampleIsATargetLikeAnother(model: Model, loss: Loss) throws {
        for isDenoising in [false, true] {
            let data = try Self.data(isDenoising: isDenoising).train
            var targets = data
            targets.targets = (isDenoising ? data.originals : data.pixels).map { Float($0) / 255 }
            targets.originals = []
            var losses: [[Double]] = []
            for (samples, reconstructs) in [(targets, false), (data, true)] {
                // Targets in a row need outputs in a row.
                let layers = reconstructs ? model.layers : model.layers + [Flatten().layer]
                guard !loss.needsSigmoid || reconstructs || model.name == "dense" else { continue }
                try NetworkProbe.with(
                    layers, samples, shape: Cases.inputs, optimizer: .adam(learningRate: 0.01), loss: loss,
                    reconstructs: reconstructs
                ) { probe in losses.append((0..<20).map { probe.step(from: $0 % 9 * 16, rows: 16) }) }
            }
            #expect(Set(losses).count == 1, "\(losses)")
            #expect(losses[0][19] < losses[0][0])
        }
    }

    /// R², RMSE and MAE are those of all pixels; accuracy there is none.
    @Test func errorsAreThoseOfThePixels() throws {
        let data = try Self.data(isDenoising: true)
        for loss in [Loss.meanSquaredError, .binaryCrossentropy] {
            var spec = Cases.spec(Self.dense, epochs: 3, on: data)
            spec.loss = loss
            spec.options.probes = [.outputs(layer: 4, samples: 70), .predictions]
            let result = try Cases.run(spec, on: data), epoch = try #require(result.epochs.last)
            let outputs = try #require(result.outputs?.first), score = try #require(epoch.regression(.test))
            #expect(outputs.shape == [6, 7] && epoch.testAccuracy.isNaN && epoch.trainAccuracy.isNaN)
            let targets = (0..<70).map { row in
                data.test.originals[row * 42..<(row + 1) * 42].map { Double(Float($0) / 255) }
            }
            let errors = zip(outputs.values.joined(), targets.joined()).map { Double($0) - $1 }
            let squares = errors.reduce(0) { $0 + $1 * $1 }
            #expect(abs(score.rmse - (squares / 2940).squareRoot()) < 1e-9)
            #expect(abs(score.mae - errors.reduce(0) { $0 + abs($1) } / 2940) < 1e-9)
            let means = (0..<42).map { pixel in targets.reduce(0) { $0 + $1[pixel] } / 70 }
            let spread = targets.reduce(0) { $0 + zip($1, means).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
            #expect(abs(score.r2 - (1 - squares / spread)) < 1e-6)
            if loss == .meanSquaredError { #expect(abs(epoch.testLoss - score.rmse * score.rmse) < 1e-6) }
            let predictions = try #require(result.predictions)
            #expect(predictions.labels == data.test.labels && predictions.losses.count == 70)
            #expect(abs(Double(predictions.losses.reduce(0, +)) / 70 - epoch.testLoss) < 1e-5)
        }
    }

    @Test(arguments: models, losses) func bitsAreThoseOfOneThread(model: Model, loss: Loss) throws {
        let data = try Self.data(isDenoising: true)
        var spec = Cases.spec(model, on: data)
        spec.loss = loss
        spec.options.trainingSetEvaluation = .subset(count: 50)
        spec.options.augmentation = [.horizontalFlip]
        // As text, in which an accuracy that there is none of is the same as itself.
        let first = try Cases.run(spec, on: data), alone = first.reproducible.json
        #expect(first.epochs[1].trainLoss < first.epochs[0].trainLoss)
        for threads in [2, 3] {
            #expect(try Cases.run(spec, threads: threads, on: data).reproducible.json == alone)
        }
        for kernels in Cases.supportedKernels {
            #expect(try Cases.run(spec, kernels: kernels, on: data).reproducible.json == alone)
        }
    }

    /// What is flipped is to be reconstructed flipped: a network that gives what it is given has no error.
    @Test func augmentationMovesWhatIsToBeReconstructed() throws {
        for isDenoising in [false, true] {
            var data = try Self.data(isDenoising: isDenoising)
            if isDenoising { data.train.pixels = data.train.originals }
            var spec = Cases.spec(Model("") { Activation(.linear) }, epochs: 1, on: data)
            spec.loss = .meanSquaredError
            spec.optimizer = .sgd(learningRate: 1e-30)
            spec.options.augmentation = [.horizontalFlip, .cutout(size: 3)]
            #expect(try Cases.run(spec, on: data).epochs[0].trainLoss == 0)
        }
    }
}
