/// One layer of a model, as a value. Its JSON is `{"type": "Dense", "units": 128, …}`.
public enum Layer: Hashable, Sendable {
    case flatten(Flatten)
    case dense(Dense)
    case batchNormalization(BatchNormalization)
    case activation(Activation)
    case dropout(Dropout)
}

/// What can stand in a `Model`'s braces.
public protocol LayerConvertible {
    var layer: Layer { get }
}

extension Layer: LayerConvertible {
    public var layer: Layer { self }

    /// Keras's name of the layer's class.
    public var type: String {
        switch self {
        case .flatten: "Flatten"
        case .dense: "Dense"
        case .batchNormalization: "BatchNormalization"
        case .activation: "Activation"
        case .dropout: "Dropout"
        }
    }
}

extension Layer: Codable {
    private enum CodingKeys: String, CodingKey { case type }

    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        switch try keys.decode(String.self, forKey: .type) {
        case "Flatten": self = .flatten(Flatten())
        case "Dense": self = .dense(try Dense(from: decoder))
        case "BatchNormalization": self = .batchNormalization(try BatchNormalization(from: decoder))
        case "Activation": self = .activation(try Activation(from: decoder))
        case "Dropout": self = .dropout(try Dropout(from: decoder))
        case let other:
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: keys,
                debugDescription: "\"\(other)\" is no layer; expected Flatten, Dense, BatchNormalization, Activation or Dropout")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(type, forKey: .type)
        switch self {
        case .flatten: break
        case .dense(let layer): try layer.encode(to: encoder)
        case .batchNormalization(let layer): try layer.encode(to: encoder)
        case .activation(let layer): try layer.encode(to: encoder)
        case .dropout(let layer): try layer.encode(to: encoder)
        }
    }
}
