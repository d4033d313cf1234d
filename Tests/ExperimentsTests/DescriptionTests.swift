/// How layers and optimizers are written.
import Experiments
import Testing

@Suite struct DescriptionTests {
    @Test(
        arguments: [
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
            (
                Dense(
                    3, kernelInitializer: .heNormal.scaled(by: 0.1), biasInitializer: .constant(0.5),
                    kernelRegularizer: .l2(0.25)
                ).frozen().layer,
                "Dense(3, kernelInitializer: .heNormal.scaled(by: 0.1), biasInitializer: .constant(0.5), kernelRegularizer: .l2(0.25)).frozen()"
            ),
            (Reshape(28, 28, 1).layer, "Reshape(28, 28, 1)"), (Conv2D(8, 3).layer, "Conv2D(8, 3)"),
            (
                Conv2D(8, Extent2D(3, 5), strides: 2, padding: .same).layer,
                "Conv2D(8, Extent2D(3, 5), strides: 2, padding: .same)"
            ),
            (MaxPooling2D().layer, "MaxPooling2D()"),
            (AveragePooling2D(3, strides: 1).layer, "AveragePooling2D(3, strides: 1)"),
            (Conv1D(8, 3, strides: 2, padding: .same).layer, "Conv1D(8, 3, strides: 2, padding: .same)"),
            (MaxPooling1D(3).layer, "MaxPooling1D(3)"), (GlobalMaxPooling1D().layer, "GlobalMaxPooling1D()"),
            (
                MultiHeadAttention(numHeads: 2, keyDim: 8, useCausalMask: true).layer,
                "MultiHeadAttention(numHeads: 2, keyDim: 8, useCausalMask: true)"
            ),
            (
                LSTM(8, normalization: RecurrentNormalization(.input)).layer,
                "LSTM(8, normalization: RecurrentNormalization(.input))"
            ),
            (SimpleRNN(8, activation: .relu, useBias: false).layer, "SimpleRNN(8, activation: .relu, useBias: false)"),
            (GroupNormalization(groups: 2).layer, "GroupNormalization(groups: 2)"),
            (
                Residual {
                    Dense(3); Activation(.relu)
                }.layer, "Residual { Dense(3); Activation(.relu) }"
            ),
            (Residual(shortcut: { Dense(3) }) { Dense(3) }.layer, "Residual(shortcut: { Dense(3) }) { Dense(3) }"),
        ] as [(Layer, String)])
    func `a layer is written as in a model`(layer: Layer, text: String) {
        #expect("\(layer)" == text)
    }

    @Test(
        arguments: [
            (.sgd(), "SGD, learning rate 0.01"),
            (.sgd(learningRate: 0.5, momentum: 0.9), "SGD, learning rate 0.5, momentum 0.9"),
            (.sgd(momentum: 0.9, nesterov: true), "SGD, learning rate 0.01, momentum 0.9, Nesterov"),
            (.adam(), "Adam, learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e−7"),
            (.adamW(), "Adam, learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e−7, weight decay 0.004"),
            (
                .rmsprop(momentum: 0.5, centered: true),
                "RMSprop, learning rate 0.001, ρ 0.9, momentum 0.5, ε 1e−7, centered"
            ),
            (.sgd().clipped(.globalNorm(0.5)), "SGD, learning rate 0.01, gradients clipped to global norm 0.5"),
            (
                .sgd().scheduled(.warmUp(steps: 10, then: .cosineDecay(steps: 100))),
                "SGD, learning rate 0.01, warm-up over 10 steps, then cosine decay over 100 steps"
            ),
            (
                .adam(learningRate: 3e-4, beta1: 0, beta2: 0.99, epsilon: 1e-8),
                "Adam, learning rate 0.0003, β₁ 0, β₂ 0.99, ε 1e−8"
            ),
        ] as [(Optimizer, String)])
    func `an optimizer is written with all its settings`(optimizer: Optimizer, text: String) {
        #expect("\(optimizer)" == text)
    }
}
