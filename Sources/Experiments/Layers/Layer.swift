internal import Spelling

/// One layer of a model, as a value. Its JSON is `{"type": "Dense", "units": 128, …}`.
public indirect enum Layer: Hashable, Sendable {
    /// [height, width] to [height · width].
    case flatten(Flatten)
    /// The same numbers under another shape.
    case reshape(Reshape)
    /// `activation(x · kernel + bias)`.
    case dense(Dense)
    /// A convolution over images.
    case conv2D(Conv2D)
    /// A convolution over sequences.
    case conv1D(Conv1D)
    /// A convolution the other way round, which makes images larger.
    case conv2DTranspose(Conv2DTranspose)
    /// Rows and columns of images, each several times.
    case upSampling2D(UpSampling2D)
    /// The greatest value of each window.
    case maxPooling2D(MaxPooling2D)
    /// The mean of each window.
    case averagePooling2D(AveragePooling2D)
    /// The greatest value of each channel.
    case globalMaxPooling2D(GlobalMaxPooling2D)
    /// The mean of each channel.
    case globalAveragePooling2D(GlobalAveragePooling2D)
    /// The greatest value of each window of steps.
    case maxPooling1D(MaxPooling1D)
    /// The mean of each window of steps.
    case averagePooling1D(AveragePooling1D)
    /// The greatest value of each channel of a sequence.
    case globalMaxPooling1D(GlobalMaxPooling1D)
    /// The mean of each channel of a sequence.
    case globalAveragePooling1D(GlobalAveragePooling1D)
    /// A fully recurrent layer.
    case simpleRNN(SimpleRNN)
    /// Long short-term memory.
    case lstm(LSTM)
    /// A gated recurrent unit.
    case gru(GRU)
    /// Attention of the steps of a sequence to each other.
    case multiHeadAttention(MultiHeadAttention)
    /// A learned vector for each step of a sequence, which is added to it.
    case positionEmbedding(PositionEmbedding)
    /// Normalization over the batch, feature by feature.
    case batchNormalization(BatchNormalization)
    /// Normalization over the features, sample by sample.
    case layerNormalization(LayerNormalization)
    /// Normalization over groups of channels, sample by sample.
    case groupNormalization(GroupNormalization)
    /// A function of each element.
    case activation(Activation)
    /// A rectifier with a slope below 0.
    case leakyReLU(LeakyReLU)
    /// An exponential linear unit.
    case elu(ELU)
    /// Elements set to zero at random while training.
    case dropout(Dropout)
    /// Layers with a shortcut around them.
    case residual(Residual)
}

/// What can stand in a `Model`'s braces.
public protocol LayerConvertible {
    /// The layer that it is.
    var layer: Layer { get }
}

extension Layer: LayerConvertible {
    public var layer: Layer { self }

    /// What the layer's kind says of it.
    public var definition: any LayerDefinition {
        switch self {
        case .flatten(let layer): layer
        case .reshape(let layer): layer
        case .dense(let layer): layer
        case .conv2D(let layer): layer
        case .conv1D(let layer): layer
        case .conv2DTranspose(let layer): layer
        case .upSampling2D(let layer): layer
        case .maxPooling2D(let layer): layer
        case .averagePooling2D(let layer): layer
        case .globalMaxPooling2D(let layer): layer
        case .globalAveragePooling2D(let layer): layer
        case .maxPooling1D(let layer): layer
        case .averagePooling1D(let layer): layer
        case .globalMaxPooling1D(let layer): layer
        case .globalAveragePooling1D(let layer): layer
        case .simpleRNN(let layer): layer
        case .lstm(let layer): layer
        case .gru(let layer): layer
        case .multiHeadAttention(let layer): layer
        case .positionEmbedding(let layer): layer
        case .batchNormalization(let layer): layer
        case .layerNormalization(let layer): layer
        case .groupNormalization(let layer): layer
        case .activation(let layer): layer
        case .leakyReLU(let layer): layer
        case .elu(let layer): layer
        case .dropout(let layer): layer
        case .residual(let layer): layer
        }
    }

    /// Every kind of layer.
    static let kinds: [any LayerDefinition.Type] = [
        Flatten.self, Reshape.self, Dense.self, Conv2D.self, Conv1D.self, Conv2DTranspose.self, UpSampling2D.self,
        MaxPooling2D.self, AveragePooling2D.self, GlobalMaxPooling2D.self, GlobalAveragePooling2D.self,
        MaxPooling1D.self, AveragePooling1D.self,
        GlobalMaxPooling1D.self, GlobalAveragePooling1D.self, SimpleRNN.self, LSTM.self, GRU.self,
        MultiHeadAttention.self, PositionEmbedding.self, BatchNormalization.self, LayerNormalization.self,
        GroupNormalization.self, Activation.self, LeakyReLU.self, ELU.self, Dropout.self, Residual.self,
    ]

    /// Keras's name of the layer's class.
    public var type: String { Swift.type(of: definition).type }

    /// Whether the layer ends in a softmax.
    public var appliesSoftmax: Bool { definition.lastActivation == .softmax }
}

extension Layer: CustomStringConvertible {
    /// The layer as it is written in a model, defaults left out: `Dense(128, activation: .relu)`.
    public var description: String { definition.description }
}

extension Layer: Codable {
    private enum CodingKeys: String, CodingKey { case type }

    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        let name = try keys.decode(String.self, forKey: .type)
        guard let kind = Layer.kinds.first(where: { $0.type == name }) else {
            let known = Layer.kinds.map { $0.type }
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: keys,
                debugDescription:
                    "\"\(name)\" is no layer; expected \(listed(known, "or"))"
            )
        }
        self = try kind.init(from: decoder).layer
    }

    public func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(type, forKey: .type)
        try definition.encode(to: encoder)
    }
}
