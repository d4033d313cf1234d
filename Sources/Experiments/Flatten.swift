/// A layer that lays its input out as one vector per sample: [28, 28] becomes [784]. It has no parameters.
public struct Flatten: LayerConvertible, Codable, Hashable, Sendable {
    public init() {}

    public var layer: Layer { .flatten(self) }
}
