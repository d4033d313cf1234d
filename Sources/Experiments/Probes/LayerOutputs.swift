/// What a layer of a trained network gives for the first test samples: codes, feature maps, reconstructions.
public struct LayerOutputs: Codable, Hashable, Sendable {
    /// The layer, counted from 1.
    public var layer: Int
    /// Of one sample's output: [2], [14, 14, 16].
    public var shape: [Int]
    /// The numbers for each sample, row-major, [samples][…].
    public var values: [[Float]]
    /// The class of each sample; 0 where samples have none.
    public var labels: [UInt8]

    /// As many labels as rows of values, each of as many numbers as the shape says.
    public init(layer: Int, shape: [Int], values: [[Float]] = [], labels: [UInt8] = []) {
        self.layer = layer
        self.shape = shape
        self.values = values
        self.labels = labels
    }
}
