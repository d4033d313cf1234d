/// The JSON of runs: written into stores and reports, so it stays as it is.
import Experiments
import FoundationEssentials
import Testing

@Suite struct CodableTests {
    static let layers: [Layer] = [
        Flatten().layer, Dense(8, activation: .tanh, useBias: false, kernelInitializer: .lecunUniform).layer,
        BatchNormalization(momentum: 0.9, epsilon: 1e-5, center: false, scale: false).layer, Activation(.sigmoid).layer,
        Dropout(0.1).layer, Reshape(4, 7).layer,
        Dense(
            3, kernelInitializer: .heNormal.scaled(by: 0.1), biasInitializer: .constant(0.5),
            kernelRegularizer: .l2(1e-4)
        ).frozen().layer,
        Conv2D(8, 3, strides: Extent2D(1, 2), padding: .same, useBias: false).layer, MaxPooling2D(3, strides: 2).layer,
        AveragePooling2D(padding: .same).layer, UpSampling2D().layer, UpSampling2D(Extent2D(1, 3)).layer,
        Conv2DTranspose(8, 3, strides: Extent2D(1, 2), padding: .same, activation: .relu).layer,
        Conv2DTranspose(8, Extent2D(3, 1), useBias: false).frozen().layer,
        Conv1D(8, 3, strides: 2, padding: .same).layer, Conv1D(8, 3, padding: .causal).layer,
        MaxPooling1D(3, strides: 2).layer,
        AveragePooling1D(padding: .same).layer, GlobalMaxPooling1D().layer, GlobalAveragePooling1D().layer,
        GlobalMaxPooling2D().layer, GlobalAveragePooling2D().layer, LayerNormalization(epsilon: 1e-5).layer,
        GroupNormalization(groups: 4, scale: false).layer,
        BatchNormalization(
            gammaInitializer: .constant(0.1), ghostBatch: 8, noise: NormalizationNoise(),
            renormalization: BatchRenormalization()
        ).layer,
        SimpleRNN(4, activation: .relu).layer,
        LSTM(4, returnSequences: true, normalization: RecurrentNormalization(.inputPerStep)).layer,
        GRU(4, useBias: false).layer,
        PositionEmbedding(initializer: .zeros).layer, PositionEmbedding().frozen().layer,
        MultiHeadAttention(numHeads: 2, keyDim: 3, useCausalMask: true).layer, LeakyReLU().layer, ELU(alpha: 0.5).layer,
        Residual(shortcut: { Dense(3) }) {
            Dense(5); Dense(3)
        }.layer,
    ]

    @Test(arguments: layers) func `a layer comes back`(layer: Layer) throws {
        #expect(try roundTrip(layer) == layer)
    }

    @Test(
        arguments: [
            .sgd(learningRate: 0.1, momentum: 0.9, nesterov: true), .adam(learningRate: 1e-3 / 3), .adam(amsgrad: true),
            .adamW(), .adamax(), .nadam(), .lion(),
            .rmsprop(momentum: 0.5, centered: true), .adagrad(), .adadelta(),
            .adam().clipped(.globalNorm(0.5)).scheduled(.warmUp(steps: 10, then: .cosineDecay(steps: 100, alpha: 0.1))),
            .sgd().clipped(.value(1)).scheduled(.piecewiseConstant(boundaries: [5], rates: [0.1])).decayed(
                weightDecay: 0.01),
        ] as [Optimizer])
    func `an optimizer comes back`(optimizer: Optimizer) throws {
        #expect(try roundTrip(optimizer) == optimizer)
    }

    @Test(arguments: [
        (
            #"{}"#,
            "there is no optimizer; expected one of sgd, adam, amsgrad, adamax, nadam, lion, rmsprop, adagrad, adadelta"
        ),
        (
            #"{"adem": {}}"#,
            "\"adem\" is no optimizer; expected one of sgd, adam, amsgrad, adamax, nadam, lion, rmsprop, adagrad, adadelta; did you mean \"adam\"?"
        ),
        (
            #"{"adam": {}, "sgd": {}}"#,
            "there is more than one optimizer; expected one of sgd, adam, amsgrad, adamax, nadam, lion, rmsprop, adagrad, adadelta"
        ),
    ])
    func `an unknown optimizer is named`(json: String, message: String) {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Optimizer.self, from: Data(json.utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(context.debugDescription == message)
    }

    @Test(arguments: [0, 7, .max] as [UInt64]) func `a run comes back with its seed`(seed: UInt64) throws {
        var run = spec(Self.layers)
        run.seed = seed
        #expect(try roundTrip(run) == run)
        #expect(try roundTrip(normalized) == normalized)
    }

    @Test func `a run's JSON is a promise`() throws {
        let golden = """
            {"batchSize":32,"dataset":{"classes":10,"digest":"00ff","name":"Synthetic digits","shape":[28,28],\
            "source":{"digits":{"seed":1,"test":100,"train":200}},"testCount":100,"trainCount":200},"epochs":5,\
            "layers":[{"type":"Flatten"},\
            {"activation":"linear","kernelInitializer":"glorotUniform","type":"Dense","units":128,"useBias":true},\
            {"center":true,"epsilon":0.001,"momentum":0.99,"scale":true,"type":"BatchNormalization"},\
            {"function":"relu","type":"Activation"},{"rate":0.5,"type":"Dropout"},\
            {"activation":"softmax","kernelInitializer":"glorotUniform","type":"Dense","units":10,"useBias":true}],\
            "optimizer":{"adam":{"beta1":0.9,"beta2":0.999,"epsilon":1e-07,"learningRate":0.001}},"seed":7}
            """
        var layers = normalized.layers
        layers.insert(Dropout(0.5).layer, at: 4)
        #expect(try json(spec(layers)) == golden)
        #expect(try JSONDecoder().decode(RunSpec.self, from: Data(golden.utf8)) == spec(layers))
    }

    @Test(arguments: [
        (
            "Conv3D",
            "\"Conv3D\" is no layer; expected Flatten, Reshape, Dense, Conv2D, Conv1D, Conv2DTranspose, UpSampling2D, MaxPooling2D, AveragePooling2D, GlobalMaxPooling2D, GlobalAveragePooling2D, MaxPooling1D, AveragePooling1D, GlobalMaxPooling1D, GlobalAveragePooling1D, SimpleRNN, LSTM, GRU, MultiHeadAttention, PositionEmbedding, BatchNormalization, LayerNormalization, GroupNormalization, Activation, LeakyReLU, ELU, Dropout or Residual"
        )
    ])
    func `an unknown layer is named`(type: String, message: String) {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Layer.self, from: Data(#"{"type": "\#(type)"}"#.utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(context.debugDescription == message)
    }
}

private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(json(value).utf8))
}
