/// A layer that takes the mean of each window and channel: [height, width, channels]. It has no parameters. With
/// `.same`, the mean is over the positions inside the image.
public struct AveragePooling2D: PoolingLayer {
    /// The window's height and width.
    public var poolSize: Extent2D
    /// `nil` for windows side by side.
    public var strides: Extent2D?
    /// What lies around the image where a window reaches over its edge.
    public var padding: Padding

    /// Keras's defaults.
    public init(_ poolSize: Extent2D = 2, strides: Extent2D? = nil, padding: Padding = .valid) {
        self.poolSize = poolSize
        self.strides = strides
        self.padding = padding
    }

    public var layer: Layer { .averagePooling2D(self) }

    public static let type = "AveragePooling2D"
    public static let standard = AveragePooling2D()
}
