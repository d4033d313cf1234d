extension Layer: CustomStringConvertible {
    /// The layer as it is written in a model, defaults left out: `Dense(128, activation: .relu)`.
    public var description: String {
        let written = arguments
        return "\(type)(\(written.joined(separator: ", ")))"
    }

    private var arguments: [String] {
        switch self {
        case .flatten: return []
        case .activation(let layer): return [".\(layer.function)"]
        case .dropout(let layer): return ["\(layer.rate)"]
        case .dense(let layer):
            return ["\(layer.units)"] + (layer.activation == .linear ? [] : ["activation: .\(layer.activation)"])
                + (layer.useBias ? [] : ["useBias: false"])
                + (layer.kernelInitializer == .glorotUniform ? [] : ["kernelInitializer: .\(layer.kernelInitializer)"])
        case .batchNormalization(let layer):
            return (layer.momentum == 0.99 ? [] : ["momentum: \(layer.momentum)"])
                + (layer.epsilon == 0.001 ? [] : ["epsilon: \(layer.epsilon)"])
                + (layer.center ? [] : ["center: false"]) + (layer.scale ? [] : ["scale: false"])
        }
    }
}
