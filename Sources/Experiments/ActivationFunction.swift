/// A function applied to each element of a layer's output; `softmax` is applied to each row of the last layer. Names are Keras's.
public enum ActivationFunction: String, Codable, Hashable, Sendable, CaseIterable {
    case linear, relu, sigmoid, tanh, softmax
}
