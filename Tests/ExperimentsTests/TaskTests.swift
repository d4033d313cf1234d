/// What a task asks of a model and its loss, in words.
import Experiments
import Testing

@Suite struct TaskTests {
    static func table(_ task: Dataset.Task, classes: Int = 2, test: Int = 50) -> Dataset {
        Dataset(
            name: "houses", source: .table(TableSource(file: "houses.csv", predicts: .label("y"))), digest: "",
            shape: [4], classes: classes, trainCount: 100, testCount: test, task: task)
    }

    static func model(_ units: Int, _ activation: ActivationFunction = .linear) -> Model {
        Model("M") { Dense(units, activation: activation) }
    }

    static func flat(_ units: Int, _ activation: ActivationFunction = .linear) -> Model {
        Model("M") {
            Flatten(); Dense(units, activation: activation)
        }
    }

    static func image(_ activation: ActivationFunction) -> Model {
        Model("M") {
            Flatten(); Dense(784, activation: activation); Reshape(28, 28)
        }
    }

    static let images = Dataset(
        name: "digits", source: .digits(train: 100, test: 50, seed: 1), digest: "", trainCount: 100, testCount: 50
    ).reconstruction()

    @Test(
        arguments: [
            (table(.regression(["price"])), model(1), .meanSquaredError, nil),
            (table(.regression(["price"])), model(1), .huber(delta: 0.5), nil),
            (table(.classification), model(1, .sigmoid), .binaryCrossentropy, nil),
            (table(.classification), model(2, .sigmoid), .binaryCrossentropy, nil),
            (table(.multilabel(["a", "b", "c"])), model(3, .sigmoid), .binaryCrossentropy, nil),
            (table(.regression(["price"])).reconstruction(), model(4), .huber(delta: 0.5), nil),
            (images, image(.sigmoid), .binaryCrossentropy, nil),
            (images, flat(784), .meanAbsoluteError, nil),
            (
                images, flat(783), .meanSquaredError,
                "the last layer, 2, has the output shape [783], but samples of the shape [28, 28] are to be reconstructed; expected [28, 28], [28, 28, 1] or [784]"
            ),
            (
                table(.classification).reconstruction(), model(3), .meanSquaredError,
                "the last layer, 1, has the output shape [3], but samples of the shape [4] are to be reconstructed; expected [4]"
            ),
            (
                images, image(.linear), .binaryCrossentropy,
                "the last layer, 3, is Reshape without sigmoid; expected Dense(…, activation: .sigmoid) or Activation(.sigmoid) for .binaryCrossentropy"
            ),
            (
                images, flat(784, .softmax), .crossEntropy(),
                "the loss is the mean categorical cross-entropy, in nats, but the samples are to be reconstructed; expected .meanSquaredError, .meanAbsoluteError or .huber(delta:), or .binaryCrossentropy for images, whose pixels lie between 0 and 1"
            ),
            (
                table(.classification).reconstruction(), model(4, .sigmoid), .binaryCrossentropy,
                "the loss is the mean binary cross-entropy, in nats, but the samples are to be reconstructed; expected .meanSquaredError, .meanAbsoluteError or .huber(delta:), or .binaryCrossentropy for images, whose pixels lie between 0 and 1"
            ),
            (
                images, flat(784, .softmax), .meanSquaredError,
                "the last layer, 2, is Dense with softmax, whose outputs add up to 1; expected a linear layer, such as Dense(1), for this loss"
            ),
            (
                images.withLabelNoise(0.1), flat(784), .meanSquaredError,
                "label noise is 0.1; expected a data set of classes for it"
            ),
            (
                table(.regression(["price"])), model(1), .crossEntropy(),
                "the loss is the mean categorical cross-entropy, in nats, but numbers are to be predicted (price); expected .meanSquaredError, .meanAbsoluteError or .huber(delta:)"
            ),
            (
                table(.regression(["price", "age"])), model(1), .meanAbsoluteError,
                "the last layer, 1, has the output shape [1], but the data set has 2 numbers to predict; expected [2]"
            ),
            (
                table(.regression(["price"])), model(1, .softmax), .meanSquaredError,
                "the last layer, 1, is Dense with softmax, whose outputs add up to 1; expected a linear layer, such as Dense(1), for this loss"
            ),
            (
                table(.classification), model(1), .binaryCrossentropy,
                "the last layer, 1, is Dense without sigmoid; expected Dense(…, activation: .sigmoid) or Activation(.sigmoid) for .binaryCrossentropy"
            ),
            (
                table(.classification, classes: 3), model(1, .sigmoid), .binaryCrossentropy,
                "the last layer, 1, has the output shape [1], but the data set has 3 classes; expected [3]"
            ),
            (
                table(.multilabel(["a", "b"])), model(2, .softmax), .crossEntropy(),
                "the loss is the mean categorical cross-entropy, in nats, but a sample may have several labels; expected .binaryCrossentropy"
            ),
            (
                table(.regression(["price"])), model(1), .huber(delta: 0),
                "Huber's delta is 0.0; expected a number above 0"
            ),
            (
                table(.classification, test: 0), model(2, .softmax), .crossEntropy(),
                "the number of test samples of houses is 0; expected some: .split(test: 0.2) sets a fifth of the samples aside"
            ),
            (
                table(.classification, test: 0).split(test: 1.5), model(2, .softmax), .crossEntropy(),
                "the test split is 150; expected 1 to 99 of 100 samples, or a fraction between 0 and 1"
            ),
            (
                table(.classification, test: 0).split(test: 1.0), model(2, .softmax), .crossEntropy(),
                "the test split is 100; expected 1 to 99 of 100 samples, or a fraction between 0 and 1"
            ),
            (
                digits.standardized(), baseline, .crossEntropy(),
                "a scaling of features is asked for images; expected a table; pixels are divided by 255, and BatchNormalization() standardizes them"
            ),
            (
                table(.regression(["price"])).withLabelNoise(0.1), model(1), .meanSquaredError,
                "label noise is 0.1; expected a data set of classes for it"
            ),
        ] as [(Dataset, Model, Loss, String?)])
    func aTaskAsksForItsModel(dataset: Dataset, model: Model, loss: Loss, message: String?) {
        let run = RunSpec(
            layers: model.layers, dataset: dataset, optimizer: .adam(), epochs: 1, batchSize: 10, seed: 1, loss: loss)
        do throws(ModelError) {
            try run.validate()
            #expect(message == nil)
        } catch { #expect("\(error)" == message) }
    }

    @Test(
        arguments: [
            (.classification, model(2, .softmax), .crossEntropy(), .f1(), nil),
            (.classification, model(1, .sigmoid), .binaryCrossentropy, .rocAUC, nil),
            (.multilabel(["a", "b"]), model(2, .sigmoid), .binaryCrossentropy, .averagePrecision, nil),
            (
                .multilabel(["a", "b"]), model(2, .sigmoid), .binaryCrossentropy, .f1(.micro),
                "the metric .f1(.micro) is asked for labels; expected .rocAUC or .averagePrecision for labels that a sample may have at once"
            ),
            (.classification, model(2), .meanSquaredError, .f1(), nil),
            (
                .classification, model(2), .meanSquaredError, .rocAUC,
                "the metric .rocAUC is asked for outputs that are no probabilities; expected a softmax or sigmoids, with a cross-entropy as loss"
            ),
            (
                .regression(["price"]), model(1), .meanSquaredError, .brier,
                "the metric .brier is asked for numbers; expected a data set of classes for it; R², RMSE and MAE of numbers are there after each epoch"
            ),
            (
                .classification, model(2, .softmax), .crossEntropy(), .topAccuracy(3),
                "the number of most probable classes is 3; expected 1 to 2"
            ),
        ] as [(Dataset.Task, Model, Loss, Metric, String?)])
    func aMetricAsksForItsTask(task: Dataset.Task, model: Model, loss: Loss, metric: Metric, message: String?) {
        let run = RunSpec(
            layers: model.layers, dataset: Self.table(task), optimizer: .adam(), epochs: 1, batchSize: 10, seed: 1,
            loss: loss, options: TrainingOptions(metrics: [metric]))
        do throws(ModelError) {
            try run.validate()
            #expect(message == nil)
        } catch { #expect("\(error)" == message) }
    }

    /// No run of numbers would ever be better than another by its accuracy.
    @Test func stoppingByAccuracyAsksForClasses() {
        let run = RunSpec(
            layers: Self.model(1).layers, dataset: Self.table(.regression(["price"])), optimizer: .adam(), epochs: 1,
            batchSize: 10, seed: 1, loss: .meanSquaredError,
            options: TrainingOptions(earlyStopping: EarlyStopping(monitor: .accuracy, patience: 2)))
        let error = #expect(throws: ModelError.self) { try run.validate() }
        #expect(
            error?.description
                == "the monitor of EarlyStopping is .accuracy; expected .loss: houses has numbers to predict, which have no accuracy"
        )
    }

    @Test(arguments: [
        (Dataset.Task.classification, Loss.crossEntropy()), (.regression(["y"]), .meanSquaredError),
        (.multilabel(["a"]), .binaryCrossentropy),
    ]) func aTaskHasItsLoss(task: Dataset.Task, loss: Loss) throws {
        let last =
            task == .classification ? Self.model(2, .softmax) : Self.model(1, loss.needsSigmoid ? .sigmoid : .linear)
        let experiment = try Experiment(on: Self.table(task), batchSize: 10) { Trial("A", last) }
        #expect(experiment.loss == loss)
    }

    /// Counts are those of the parts after the splits, one after the other.
    @Test func splitsAreCounted() {
        let split = Self.table(.classification, test: 0).split(test: 0.25, validation: 0.1).standardized()
        #expect((split.trainCount, split.validationCount, split.testCount) == (65, 10, 25))
        #expect(
            split.identity
                == "; test split of 25, stratified, seed 0; validation split of 10, stratified, seed 0; features standardized by mean and deviation over the training part"
        )
    }
}
