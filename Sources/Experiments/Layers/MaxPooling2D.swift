/// A layer that takes the greatest value of each window and channel: [height, width, channels]. It has no parameters.
/// Where several are greatest, the gradient goes to the first.
public struct MaxPooling2D: PoolingLayer {
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

    public var layer: Layer { .maxPooling2D(self) }

    public static let type = "MaxPooling2D"
    public static let standard = MaxPooling2D()
}
