/// The JSON of a run: what came later is left out at its default, so that earlier runs are read and keep their names.
extension RunSpec: Codable {
    private enum CodingKeys: String, CodingKey {
        case layers, dataset, optimizer, epochs, batchSize, seed, loss, options, initialWeights
    }

    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            layers: try keys.decode([Layer].self, forKey: .layers),
            dataset: try keys.decode(Dataset.self, forKey: .dataset),
            optimizer: try keys.decode(Optimizer.self, forKey: .optimizer),
            epochs: try keys.decode(Int.self, forKey: .epochs),
            batchSize: try keys.decode(Int.self, forKey: .batchSize), seed: try keys.decode(UInt64.self, forKey: .seed),
            loss: try keys.decodeIfPresent(Loss.self, forKey: .loss) ?? .crossEntropy(),
            options: try keys.decodeIfPresent(TrainingOptions.self, forKey: .options) ?? .standard,
            initialWeights: try keys.decodeIfPresent(InitialWeights.self, forKey: .initialWeights))
    }

    public func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(layers, forKey: .layers)
        try keys.encode(dataset, forKey: .dataset)
        try keys.encode(optimizer, forKey: .optimizer)
        try keys.encode(epochs, forKey: .epochs)
        try keys.encode(batchSize, forKey: .batchSize)
        try keys.encode(seed, forKey: .seed)
        if loss != .crossEntropy() { try keys.encode(loss, forKey: .loss) }
        if options != .standard { try keys.encode(options, forKey: .options) }
        try keys.encodeIfPresent(initialWeights, forKey: .initialWeights)
    }
}
