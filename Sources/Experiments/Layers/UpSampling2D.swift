/// A layer that repeats the rows and columns of an image: [height, width, channels] becomes [height · rows, width ·
/// columns, channels], each position so often beside itself. It has no parameters.
///
/// It is Keras's with its default, `interpolation="nearest"`, and PyTorch's `Upsample(scale_factor=2)`.
public struct UpSampling2D: LayerDefinition {
    /// How often a row and a column stand in the output, at least once.
    public var size: Extent2D

    /// Keras's default.
    public init(_ size: Extent2D = 2) { self.size = size }

    public var layer: Layer { .upSampling2D(self) }

    public static let type = "UpSampling2D"
    public static let standard = UpSampling2D()
    public static var settings: [Setting<UpSampling2D>] { [Setting("size", label: .some(nil), \.size, .positive)] }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try expectImage(input, at: place)
        return summary([
            [input[0], size.height].saturatedProduct, [input[1], size.width].saturatedProduct, input[2],
        ])
    }
}
