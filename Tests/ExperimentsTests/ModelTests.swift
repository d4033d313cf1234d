/// Shapes, parameter counts, and what keeps a model from being trained.
import Experiments
import Testing

@Suite struct ModelTests {
    @Test(arguments: [
        (baseline, ["[784] 0 0", "[128] 100480 0", "[10] 1290 0"], 101_770, 0),
        (normalized, ["[784] 0 0", "[128] 100480 0", "[128] 256 256", "[128] 0 0", "[10] 1290 0"], 102_282, 256),
        (
            Model("Plain") {
                Flatten(); Dense(10, useBias: false); Dropout(0.5)
            }, ["[784] 0 0", "[10] 7840 0", "[10] 0 0"], 7840, 0
        ),
        (
            Model("Fixed") {
                Flatten(); BatchNormalization(center: false, scale: false)
            }, ["[784] 0 0", "[784] 0 1568"], 1568, 1568
        ),
        (
            Model("Convolutions") {
                Reshape(28, 28, 1); Conv2D(4, 5, strides: 2, padding: .same); MaxPooling2D(3, strides: 2);
                GlobalAveragePooling2D()
            },
            ["[28, 28, 1] 0 0", "[14, 14, 4] 104 0", "[6, 6, 4] 0 0", "[4] 0 0"], 104, 0
        ),
        (
            Model("Decoder") {
                Reshape(7, 7, 16); Conv2DTranspose(8, 3, strides: 2, padding: .same); UpSampling2D(Extent2D(2, 1));
                Conv2DTranspose(4, Extent2D(3, 1), strides: Extent2D(2, 3), useBias: false)
            },
            ["[7, 7, 16] 0 0", "[14, 14, 8] 1160 0", "[28, 14, 8] 0 0", "[57, 42, 4] 96 0"], 1256, 0
        ),
        (
            Model("Sequences") {
                LSTM(8, returnSequences: true); LayerNormalization(); GRU(5)
            },
            ["[28, 8] 1184 0", "[28, 8] 16 0", "[5] 225 0"], 1425, 0
        ),
        (
            Model("Steps") {
                Conv1D(4, 5, strides: 2); MaxPooling1D(3, strides: 2, padding: .same); AveragePooling1D();
                Conv1D(2, 9, strides: 2, padding: .causal); GlobalAveragePooling1D()
            },
            ["[12, 4] 564 0", "[6, 4] 0 0", "[3, 4] 0 0", "[2, 2] 74 0", "[2] 0 0"], 638, 0
        ),
        (
            Model("Attention") {
                PositionEmbedding(); MultiHeadAttention(numHeads: 2, keyDim: 8);
                MultiHeadAttention(numHeads: 4, keyDim: 3, useBias: false)
            },
            ["[28, 28] 784 0", "[28, 28] 1868 0", "[28, 28] 1344 0"], 3996, 0
        ),
        (
            Model("Frozen") {
                Flatten(); Dense(2).frozen(); Residual { Dense(2) }
            }, ["[784] 0 0", "[2] 0 1570", "[2] 6 0"], 1576, 1570
        ),
        (
            Model("Half") {
                Flatten(); BatchNormalization(scale: false)
            }, ["[784] 0 0", "[784] 784 1568"], 2352, 1568
        ),
    ])
    func `shapes and parameters`(model: Model, layers: [String], parameters: Int, fixed: Int) throws {
        let summaries = try model.layers.summaries(input: [28, 28])
        #expect(summaries.map { "\($0.outputShape) \($0.trainable) \($0.nonTrainable)" } == layers)
        #expect(summaries.map(\.parameters).reduce(0, +) == parameters)
        #expect(summaries.map(\.nonTrainable).reduce(0, +) == fixed)
        #expect(summaries.map(\.type) == model.layers.map(\.type))
    }

    @Test(arguments: [
        (Model("") {}, "the model has no layers; expected at least Flatten() and Dense(10, activation: .softmax)"),
        (
            Model("") { Dense(10, activation: .softmax) },
            "the last layer, 1, has the output shape [28, 10], but the data set has 10 classes; expected [10]: put Flatten() before the first Dense"
        ),
        (
            Model("") {
                Flatten(); Dense(0)
            }, "layer 2, Dense, has units 0; expected at least 1"
        ),
        (
            Model("") {
                Reshape(28, 28, 1); Conv2D(8, 3, padding: .causal)
            }, "layer 2, Conv2D, has padding .causal; expected .valid or .same (.causal is Conv1D's)"
        ),
        (
            Model("") {
                MaxPooling1D(padding: .causal)
            }, "layer 1, MaxPooling1D, has padding .causal; expected .valid or .same (.causal is Conv1D's)"
        ),
        (
            Model("") { Conv2D(8, 3) },
            "layer 1, Conv2D, takes an image [height, width, channels], but its input has the shape [28, 28]; put Reshape(28, 28, 1) before it"
        ),
        (
            Model("") {
                Reshape(7, 7, 16); Conv2D(8, 8)
            },
            "layer 2, Conv2D, has a window of 8 × 8, which does not fit into its input of 7 × 7"
        ),
        (
            Model("") {
                MaxPooling1D(5); Conv1D(8, 6)
            },
            "layer 2, Conv1D, has a window of 6, which does not fit into its input of 5"
        ),
        (
            Model("") {
                Flatten(); GlobalMaxPooling1D()
            },
            "layer 2, GlobalMaxPooling1D, takes a sequence [steps, features], but its input has the shape [784]; put Reshape(steps, features) before it"
        ),
        (
            Model("") {
                Flatten(); Residual { Dense(3) }
            },
            "layer 2, Residual, adds the shape [3] of its layers to [784] of its shortcut; expected the same shape of both"
        ),
        (
            Model("") {
                Flatten();
                Residual {
                    Dense(784); Dropout(2)
                }
            }, "layer 2.2, Dropout, has rate 2.0; expected at least 0 and below 1"
        ),
        (
            Model("") {
                Flatten(); Dense(9); GroupNormalization(groups: 2)
            },
            "layer 3, GroupNormalization, has groups 2; expected a divisor of its 9 channels"
        ),
        (
            Model("") {
                Flatten(); LSTM(3)
            },
            "layer 2, LSTM, takes a sequence [steps, features], but its input has the shape [784]; put Reshape(steps, features) before it"
        ),
        (
            Model("") { Reshape(28, 27) },
            "layer 1, Reshape, takes 756 numbers per sample, but its input has the shape [28, 28]; expected a shape of 784 numbers"
        ),
        (
            Model("") {
                Flatten(); Dropout(1)
            }, "layer 2, Dropout, has rate 1.0; expected at least 0 and below 1"
        ),
        (
            Model("") {
                Flatten(); Dropout(.nan)
            }, "layer 2, Dropout, has rate nan; expected at least 0 and below 1"
        ),
        (
            Model("") {
                Flatten(); BatchNormalization(momentum: 1.5)
            },
            "layer 2, BatchNormalization, has momentum 1.5; expected a number from 0 to 1"
        ),
        (
            Model("") {
                Flatten(); BatchNormalization(ghostBatch: 0)
            }, "layer 2, BatchNormalization, has ghostBatch 0; expected at least 1"
        ),
        (
            Model("") {
                Flatten(); Dense(3, kernelRegularizer: .l2(-1))
            }, "layer 2, Dense, has kernelRegularizer .l2(-1.0); expected factors of at least 0"
        ),
        (
            Model("") {
                Flatten(); Residual {}
            }, "layer 2, Residual, has layers {}; expected at least one"
        ),
        (
            Model("") {
                Flatten(); BatchNormalization(epsilon: 0)
            },
            "layer 2, BatchNormalization, has epsilon 0.0; expected a number above 0"
        ),
        (
            Model("") {
                Flatten(); Dense(10, activation: .softmax); Dense(10, activation: .softmax)
            },
            "layer 2, Dense, applies softmax, but another layer follows; softmax ends a model"
        ),
        (
            Model("") {
                Flatten(); Activation(.softmax); Dense(10); Activation(.softmax)
            },
            "layer 2, Activation, applies softmax, but 2 layers follow; softmax ends a model"
        ),
        (
            Model("") {
                Flatten(); Dense(10)
            },
            "the last layer, 2, is Dense without softmax; expected Dense(…, activation: .softmax) or Activation(.softmax)"
        ),
        (
            Model("") {
                Flatten(); Dense(9, activation: .softmax)
            },
            "the last layer, 2, has the output shape [9], but the data set has 10 classes; expected [10]"
        ),
    ])
    func `an impossible model says why`(model: Model, message: String) {
        #expect(complaint(about: spec(model.layers)) == message)
    }

    @Test(arguments: [
        (spec(epochs: -1), "epochs is -1; expected at least 0"),
        (spec(batchSize: 0), "the batch size is 0; expected at least 1"),
        (spec(batchSize: 201), "the batch size 201 is larger than the data set, which has 200 training samples"),
        (spec(train: 0), "the data set Synthetic digits has no training samples"),
        (spec(test: 0), "the data set Synthetic digits has no test samples"),
    ])
    func `an impossible count says why`(run: RunSpec, message: String) {
        #expect(complaint(about: run) == message)
    }

    @Test(
        arguments: [
            (.sgd(learningRate: 0), "the optimizer's learning rate is 0.0; expected a number above 0"),
            (
                .sgd(learningRate: 1e-300),
                "the optimizer's learning rate is 1e-300; expected a number that float32 holds, from 1.4e-45 to 3.4e38"
            ),
            (.sgd(learningRate: .infinity), "the optimizer's learning rate is inf; expected a number above 0"),
            (.sgd(momentum: -0.1), "the optimizer's momentum is -0.1; expected a number from 0 to 1"),
            (.adam(learningRate: .nan), "the optimizer's learning rate is nan; expected a number above 0"),
            (.adam(beta1: 1), "the optimizer's beta1 is 1.0; expected at least 0 and below 1"),
            (.adam(beta2: -1), "the optimizer's beta2 is -1.0; expected at least 0 and below 1"),
            (.lion(beta2: 1), "the optimizer's beta2 is 1.0; expected at least 0 and below 1"),
            (.adam().clipped(.norm(0)), "the optimizer's clipping bound is 0.0; expected a number above 0"),
            (
                .sgd().scheduled(.cosineDecay(steps: 0)),
                "the optimizer's schedule's number of steps is 0; expected at least 1"
            ),
            (
                .sgd().scheduled(.piecewiseConstant(boundaries: [20, 10], rates: [0.1, 0.2])),
                "the optimizer's schedule's boundaries is [20, 10]; expected each above the one before"
            ),
            (
                .sgd().scheduled(.piecewiseConstant(boundaries: [20], rates: [])),
                "the optimizer's schedule's number of rates is 0; expected one for each of 1 boundaries"
            ),
            (
                .sgd().scheduled(
                    .warmUp(
                        steps: 2, then: .reduceOnPlateau(factor: 0.5, patience: 1, minimumDelta: .nan, minimumRate: 0))),
                "the optimizer's schedule's minimum delta is nan; expected a number of at least 0"
            ),
            (
                .adam(epsilon: 1e-300),
                "the optimizer's epsilon is 1e-300; expected a number that float32 holds, from 1.4e-45 to 3.4e38"
            ),
            (
                .sgd(learningRate: 1e300),
                "the optimizer's learning rate is 1e+300; expected a number that float32 holds, from 1.4e-45 to 3.4e38"
            ),
            (.adam(epsilon: 0), "the optimizer's epsilon is 0.0; expected a number above 0"),
        ] as [(Optimizer, String)])
    func `an impossible optimizer says why`(optimizer: Optimizer, message: String) {
        #expect(complaint(about: spec(optimizer: optimizer)) == message)
    }

    @Test(
        arguments: [
            (digits, TrainingOptions(updates: 0), "the number of updates is 0; expected at least 1"),
            (
                digits, TrainingOptions(order: .classLimited(classesPerBatch: 11)),
                "the number of classes in a batch is 11; expected 1 to 10"
            ),
            (
                digits, TrainingOptions(trainingSetEvaluation: .subset(count: 201)),
                "the number of training samples to evaluate is 201; expected 1 to 200"
            ),
            (
                digits, TrainingOptions(earlyStopping: EarlyStopping(patience: -1)),
                "the patience is -1; expected at least 0 epochs"
            ),
            (digits, TrainingOptions(probes: [.rank(every: 0)]), "a probe's interval is 0; expected at least 1 step"),
            (
                digits, TrainingOptions(probes: [.unit(layer: 9, unit: 0, every: 1)]),
                "a probe's layer is 9; expected 1 to 5"
            ),
            (
                digits, TrainingOptions(probes: [.unit(layer: 2, unit: 128, every: 1)]),
                "a probe's unit is 128; expected 0 to 127, the units of layer 2"
            ),
            (
                digits, TrainingOptions(probes: [.unit(layer: 1, unit: 0, every: 1)]),
                "a probe's layer is 1; expected one that computes something: it only shapes the samples"
            ),
            (
                digits, TrainingOptions(probes: [.outputs(layer: 6, samples: 1)]),
                "a probe's layer is 6; expected 1 to 5"
            ),
            (
                digits, TrainingOptions(probes: [.outputs(layer: 1, samples: 1)]),
                "a probe's layer is 1; expected one that computes something: it only shapes the samples"
            ),
            (
                digits, TrainingOptions(probes: [.outputs(layer: 2, samples: 101)]),
                "a probe's number of samples is 101; expected 1 to 100, the test samples"
            ),
            (
                digits.split(validation: 200), .standard,
                "the validation split is 200; expected 1 to 199 of 200 training samples"
            ),
            (
                digits, TrainingOptions(earlyStopping: EarlyStopping(minimumDelta: .infinity)),
                "the minimum delta is inf; expected a number of at least 0"
            ),
            (digits.withLabelNoise(1.5), .standard, "the label noise is 1.5; expected a number from 0 to 1"),
            (
                Dataset(
                    name: "a", source: .points(.moons, train: 9, test: 9, noise: 0, seed: 1), digest: "",
                    shape: [2, 2],
                    trainCount: 9, testCount: 9
                ).with(.inverted), .standard,
                "a change of images is asked for no images; expected images of bytes, [height, width] or [height, width, channels]"
            ),
            (digits.with(.blurred(deviation: 0)), .standard, "the blur is 0.0; expected above 0 and at most 10"),
        ] as [(Dataset, TrainingOptions, String)])
    func `an impossible option says why`(dataset: Dataset, options: TrainingOptions, message: String) {
        var run = spec()
        (run.dataset, run.options) = (dataset, options)
        #expect(complaint(about: run) == message)
    }

    /// No product of what a run names overflows: what is too large is refused with the layer's name.
    @Test(arguments: [
        (
            Model("") {
                Flatten(); Dense(.max)
            }, "layer 2, Dense, has units 9223372036854775807; expected at most 16777216"
        ),
        (
            Model("") {
                Flatten(); Dense(1 << 24)
            }, "layer 2, Dense, has more weights than the 1073741824 that a layer can have"
        ),
        (
            Model("") { LSTM(1 << 24) },
            "layer 1, LSTM, has more weights than the 1073741824 that a layer can have"
        ),
        (
            Model("") {
                Reshape(28, 28, 1); Conv2D(2_147_483_648, 3)
            }, "layer 2, Conv2D, has filters 2147483648; expected at most 16777216"
        ),
        (
            Model("") {
                Reshape(28, 28, 1); MaxPooling2D(2, strides: Extent2D(1 << 62, 1))
            }, "layer 2, MaxPooling2D, has strides Extent2D(4611686018427387904, 1); expected at most 16777216"
        ),
        (
            Model("") {
                Reshape(28, 28, 1); Conv2D(1, 16_777_216, padding: .same)
            }, "layer 2, Conv2D, has more weights than the 1073741824 that a layer can have"
        ),
        (
            Model("") { Reshape(1 << 62, 1 << 62, 784) },
            "layer 1, Reshape, takes 9223372036854775807 numbers per sample, but its input has the shape [28, 28]; expected a shape of 784 numbers"
        ),
        (
            Model("") { Reshape(-28, -28) },
            "layer 1, Reshape, has shape [-28, -28]; expected sides of at least 1"
        ),
        (
            Model("") {
                Flatten(); BatchNormalization(ghostBatch: .max); Dense(10, activation: .softmax)
            }, "layer 2, BatchNormalization, has ghostBatch 9223372036854775807; expected at most 16777216"
        ),
        (
            Model("") {
                Flatten(); Dense(1 << 20); Dense(10, activation: .softmax)
            }, "layer 2, Dense, has more numbers for a batch of 2000 than the 1073741824 that a layer can have"
        ),
    ])
    func `a layer that is too large is named`(model: Model, message: String) {
        #expect(complaint(about: spec(model.layers, batchSize: 2000, train: 3000)) == message)
    }

    @Test(arguments: [
        (changed { $0.epochs = .max }, "epochs is 9223372036854775807; expected at most 2147483647"),
        (
            changed {
                $0.batchSize = .max; $0.epochs = 0
            },
            "the batch size is 9223372036854775807; expected at most 1198372 for samples of the shape [28, 28]"
        ),
        (
            changed { $0.options.updates = .max },
            "the number of updates is 9223372036854775807; expected at most 2147483647"
        ),
        (
            changed { $0.dataset.shape = [0, 28] },
            "a sample's shape is [0, 28]; expected sides from 1 to 16777216, and at most 1073741824 numbers in all"
        ),
        (
            changed { $0.dataset.shape = [] },
            "a sample's shape is []; expected sides from 1 to 16777216, and at most 1073741824 numbers in all"
        ),
        (changed { $0.dataset.classes = 257 }, "the number of classes is 257; expected 1 to 256"),
        (
            changed { $0.dataset.trainCount = .max },
            "the number of training samples is 9223372036854775807; expected 0 to 2147483647"
        ),
        (
            changed { $0.dataset = $0.dataset.split(validation: .min) },
            "the validation split is -9223372036854775808; expected 1 to 199 of 200 training samples"
        ),
        (
            changed { $0.dataset = $0.dataset.with(.shifted(down: .min, right: 0)) },
            "the shift is -9223372036854775808; expected within ±16777216 pixels"
        ),
        (
            changed { $0.dataset = $0.dataset.with(.rotated(degrees: 1e300)) },
            "the rotation is 1e+300; expected a number of degrees within ±1000000"
        ),
        (
            changed { $0.initialWeights = InitialWeights(.file(path: "", digest: ""), freshLayers: [.min]) },
            "a fresh layer is -9223372036854775808; expected 1 to 5"
        ),
    ])
    func `a run that is too large says of what`(run: RunSpec, message: String) {
        #expect(complaint(about: run) == message)
    }

    /// Nothing is trained, so that no batch has to be filled.
    @Test func `without epochs a batch may be larger than the data`() {
        #expect(complaint(about: changed { ($0.epochs, $0.batchSize) = (0, 201) }) == nil)
        #expect(complaint(about: changed { ($0.epochs, $0.batchSize) = (1, 201) }) != nil)
    }

    @Test(arguments: [(1, 200), (32, 7), (100, 2), (199, 2), (200, 1)])
    func `the last batch may be smaller`(batchSize: Int, steps: Int) {
        let run = spec(batchSize: batchSize)
        #expect(complaint(about: run) == nil && run.stepsPerEpoch == steps)
    }
}

/// A run that can be, but for one change.
private func changed(_ change: (inout RunSpec) -> Void) -> RunSpec {
    var run = spec()
    change(&run)
    return run
}

/// Why a run cannot be; `nil` for one that can.
private func complaint(about run: RunSpec) -> String? {
    do { try run.validate() } catch { return "\(error)" }
    return nil
}
