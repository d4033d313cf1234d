/// What layers that walk over time steps share: input [steps, features], output [units] of the last step or [steps,
/// units] of all.
public protocol RecurrentLayer: WeightedLayer {
    /// The size of the state, at least 1.
    var units: Int { get set }
    /// Whether the states of all steps are the output, not only the last one's.
    var returnSequences: Bool { get set }
    /// Whether the gates have biases.
    var useBias: Bool { get set }
    /// Of the kernel [features, gates · units].
    var kernelInitializer: Initializer { get set }
    /// Of the recurrent kernel [units, gates · units].
    var recurrentInitializer: Initializer { get set }
    /// What is normalized on the way to the gates.
    var normalization: RecurrentNormalization? { get set }
    /// How many vectors of `units` go into one step: 1, or one for each gate.
    static var gates: Int { get }
    /// How many biases each gate has.
    static var biases: Int { get }
}

/// Batch normalization of what goes into a recurrent layer's gates, with a γ for each of its numbers and no β, as the
/// bias is one.
public struct RecurrentNormalization: Codable, Hashable, Sendable {
    /// What is normalized.
    public enum Path: String, Codable, Hashable, Sendable, CaseIterable {
        /// x · kernel, by its moments over batch and time together (Laurent et al., 2016).
        case input
        /// x · kernel, by the moments of each time step (first half of Cooijmans et al., 2017).
        case inputPerStep
    }

    /// What is normalized.
    public var path: Path
    /// γ's first value; Cooijmans et al. advise 0.1 for saturating gates.
    public var gamma: Double
    /// How much of a moving average stays in each step, from 0 to 1.
    public var momentum: Double
    /// What is added to the variance, above 0.
    public var epsilon: Double

    /// Keras's momentum and epsilon of `BatchNormalization`, and Cooijmans and others' γ, by default.
    public init(_ path: Path, gamma: Double = 0.1, momentum: Double = 0.99, epsilon: Double = 0.001) {
        self.path = path
        self.gamma = gamma
        self.momentum = momentum
        self.epsilon = epsilon
    }
}

extension RecurrentNormalization: SettingValue {
    var swiftLiteral: String {
        let standard = RecurrentNormalization(path)
        let others = [
            ("gamma", gamma, standard.gamma), ("momentum", momentum, standard.momentum),
            ("epsilon", epsilon, standard.epsilon),
        ]
        return "RecurrentNormalization("
            + ([".\(path)"] + others.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1)" }).joined(separator: ", ") + ")"
    }
}

extension RecurrentLayer {
    /// The settings of all recurrent layers.
    static var recurrentSettings: [Setting<Self>] {
        [
            Setting("units", label: .some(nil), \.units, isRequired: true, .positive),
            Setting("returnSequences", \.returnSequences),
            Setting("useBias", \.useBias), Setting("kernelInitializer", \.kernelInitializer, .finite),
            Setting("recurrentInitializer", \.recurrentInitializer, .finite),
            Setting(
                "normalization", \.normalization, isOmittedAtDefault: true,
                SettingRange("gamma finite, momentum from 0 to 1, epsilon above 0") {
                    $0.map {
                        $0.gamma.isFinite && (0...1).contains($0.momentum) && $0.epsilon > 0 && $0.epsilon.isFinite
                    } ?? true
                }),
            trainableSetting,
        ]
    }

    public var weightNames: [WeightName] {
        [.kernel, .recurrentKernel] + (useBias ? [.bias] : [])
            + (normalization == nil ? [] : [.gamma, .movingMean, .movingVariance])
    }

    /// What each step keeps for the way back: gates, states, and what came from input and state.
    public func workspace(input: [Int]) -> Int {
        [input[0], [(3 * Self.gates + 4) * units].paddedProduct].saturatedProduct
    }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try expectSequence(input, at: place)
        let width = Self.gates * units
        let steps = normalization?.path == .inputPerStep ? input[0] : 1
        let weights =
            (input[1] + units) * width + (useBias ? Self.biases * width : 0) + (normalization == nil ? 0 : width)
        return summary(
            returnSequences ? [input[0], units] : [units], weights: weights,
            averages: normalization == nil ? 0 : 2 * steps * width)
    }
}
