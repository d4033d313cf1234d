/// How layers and optimizers are written.
import Experiments
import Testing

@Suite struct DescriptionTests {
    @Test(arguments: [
        (.flatten(Flatten()), "Flatten()"), (.dense(Dense(128)), "Dense(128)"),
        (.dense(Dense(10, activation: .softmax)), "Dense(10, activation: .softmax)"),
        (
            .dense(Dense(8, activation: .tanh, useBias: false, kernelInitializer: .heUniform)),
            "Dense(8, activation: .tanh, useBias: false, kernelInitializer: .heUniform)"
        ),
        (.activation(Activation(.sigmoid)), "Activation(.sigmoid)"), (.dropout(Dropout(0.25)), "Dropout(0.25)"),
        (.batchNormalization(BatchNormalization()), "BatchNormalization()"),
        (
            .batchNormalization(BatchNormalization(momentum: 0.9, epsilon: 1e-5, center: false, scale: false)),
            "BatchNormalization(momentum: 0.9, epsilon: 1e-05, center: false, scale: false)"
        ),
        (.batchNormalization(BatchNormalization(epsilon: 1e-9)), "BatchNormalization(epsilon: 1e-09)"),
    ] as [(Layer, String)])
    func `a layer is written as in a model`(layer: Layer, text: String) {
        #expect("\(layer)" == text)
    }

    @Test(arguments: [
        (.sgd(), "SGD, learning rate 0.01"), (.sgd(learningRate: 0.5, momentum: 0.9), "SGD, learning rate 0.5, momentum 0.9"),
        (.sgd(momentum: 0.9, nesterov: true), "SGD, learning rate 0.01, momentum 0.9, Nesterov"),
        (.adam(), "Adam, learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e−7"),
        (.adam(learningRate: 3e-4, beta1: 0, beta2: 0.99, epsilon: 1e-8), "Adam, learning rate 0.0003, β₁ 0, β₂ 0.99, ε 1e−8"),
    ] as [(Optimizer, String)])
    func `an optimizer is written with all its settings`(optimizer: Optimizer, text: String) {
        #expect("\(optimizer)" == text)
    }
}
