/// A layer that sets each element to zero with probability `rate` while training, and scales the others by 1 / (1 − rate).
public struct Dropout: LayerConvertible, Codable, Hashable, Sendable {
    /// At least 0, below 1.
    public var rate: Double

    public init(_ rate: Double) { self.rate = rate }

    public var layer: Layer { .dropout(self) }
}
