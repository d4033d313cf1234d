/// What cannot be trained, and how it is said.
import Datasets
import Experiments
import Testing

@testable import Engine

struct Refusal: Sendable, CustomTestStringConvertible {
    let message: String
    let spec: RunSpec
    var testDescription: String { message }

    init(
        _ message: String, optimizer: Optimizer = .adam(), epochs: Int = 1, batchSize: Int = 32, train: Int = 100,
        test: Int = 10,
        @LayerBuilder _ layers: () -> [Layer] = { [Flatten().layer, Dense(10, activation: .softmax).layer] }
    ) {
        self.message = message
        let dataset = Dataset(name: "MNIST", source: .mnist, digest: "", trainCount: train, testCount: test)
        spec = RunSpec(
            layers: layers(), dataset: dataset, optimizer: optimizer, epochs: epochs, batchSize: batchSize, seed: 1)
    }

    static let models = [
        Refusal("the model has no layers; expected at least Flatten() and Dense(10, activation: .softmax)") {},
        Refusal(
            "the last layer, 1, has the output shape [28, 10], but the data set has 10 classes; expected [10]: put Flatten() before the first Dense"
        ) {
            Dense(10, activation: .softmax)
        },
        Refusal("layer 2, Dense, has units 0; expected at least 1") {
            Flatten()
            Dense(0)
        },
        Refusal("layer 2, Dense, applies softmax, but another layer follows; softmax ends a model") {
            Flatten()
            Dense(10, activation: .softmax)
            Dropout(0.5)
        },
        Refusal("layer 3, Activation, applies softmax, but 2 layers follow; softmax ends a model") {
            Flatten()
            Dense(10)
            Activation(.softmax)
            Dense(10)
            Activation(.softmax)
        },
        Refusal(
            "the last layer, 2, is Dense without softmax; expected Dense(…, activation: .softmax) or Activation(.softmax)"
        ) {
            Flatten()
            Dense(10)
        },
        Refusal("the last layer, 3, has the output shape [11], but the data set has 10 classes; expected [10]") {
            Flatten()
            Dense(128)
            Dense(11, activation: .softmax)
        },
        Refusal("layer 2, Dropout, has rate 1.0; expected at least 0 and below 1") {
            Flatten()
            Dropout(1)
            Dense(10, activation: .softmax)
        },
        Refusal("layer 2, Dropout, has rate nan; expected at least 0 and below 1") {
            Flatten()
            Dropout(.nan)
        },
        Refusal("layer 2, BatchNormalization, has momentum 1.5; expected a number from 0 to 1") {
            Flatten()
            BatchNormalization(momentum: 1.5)
        },
        Refusal("layer 2, BatchNormalization, has epsilon 0.0; expected a number above 0") {
            Flatten()
            BatchNormalization(epsilon: 0)
        },
    ]

    static let runs = [
        Refusal("the data set MNIST has no training samples", train: 0),
        Refusal("the data set MNIST has no test samples", test: 0),
        Refusal("epochs is -1; expected at least 0", epochs: -1),
        Refusal("the batch size is -1; expected at least 1", batchSize: -1),
        Refusal("the batch size 101 is larger than the data set, which has 100 training samples", batchSize: 101),
        Refusal(
            "the optimizer's learning rate is inf; expected a number above 0", optimizer: .sgd(learningRate: .infinity)),
        Refusal(
            "the optimizer's learning rate is -0.1; expected a number above 0", optimizer: .adam(learningRate: -0.1)),
        Refusal("the optimizer's momentum is nan; expected a number from 0 to 1", optimizer: .sgd(momentum: .nan)),
        Refusal("the optimizer's beta2 is 1.0; expected at least 0 and below 1", optimizer: .adam(beta2: 1)),
        Refusal("the optimizer's epsilon is 0.0; expected a number above 0", optimizer: .adam(epsilon: 0)),
    ]
}

@Suite struct ErrorTests {
    @Test(arguments: Refusal.models + Refusal.runs) func isRefused(refusal: Refusal) {
        let error = #expect(throws: ModelError.self) { try refusal.spec.validate() }
        #expect(error?.description == refusal.message)
    }

    @Test(arguments: [
        ("sse", "BNBOOK_KERNELS is \"sse\"; expected scalar, avx2, avx512 or neon"),
        ("AVX2", "BNBOOK_KERNELS is \"AVX2\"; expected scalar, avx2, avx512 or neon"),
    ]) func unknownKernels(name: String, message: String) {
        let error = #expect(throws: EngineError.self) { try KernelVariants.choose(name) }
        #expect(error?.description == message)
    }

    @Test func unsupportedKernels() {
        let missing = ["avx512", "avx2", "neon"].first { !Cases.supportedKernels.contains($0) }!
        let error = #expect(throws: EngineError.self) { try KernelVariants.choose(missing) }
        #expect(error == .unsupportedKernels(missing, supported: Cases.supportedKernels))
        #expect(
            EngineError.unsupportedKernels("neon", supported: ["avx2", "scalar"]).description
                == "BNBOOK_KERNELS is \"neon\", which this processor cannot run; it can run avx2 or scalar")
    }

    @Test func samplesOtherThanDescribed() {
        var few = Cases.data(), narrow = Cases.data(), strange = Cases.data()
        few.dataset.trainCount = 152
        narrow.test.pixels.removeLast()
        strange.train.labels[3] = 10
        let cases = [
            (few, "the training samples have 151 labels; expected 152"),
            (narrow, "the test samples have 2939 pixels; expected 70 × 42"),
            (strange, "the training samples have the label 10; expected labels below 10"),
        ]
        for (data, message) in cases {
            let error = #expect(throws: EngineError.self) {
                try train(Cases.spec(Cases.models[0], on: data), on: data, onEvent: { _ in })
            }
            #expect(error?.description == message)
        }
    }
}
