/// What layers share that make one value of each window and channel: input [height, width, channels], and no
/// parameters.
public protocol PoolingLayer: LayerDefinition {
    /// The window's height and width.
    var poolSize: Extent2D { get set }
    /// `nil` for windows side by side.
    var strides: Extent2D? { get set }
    /// What lies around the image.
    var padding: Padding { get set }
}

extension PoolingLayer {
    public static var settings: [Setting<Self>] {
        [
            Setting("poolSize", label: .some(nil), \.poolSize, .positive),
            Setting("strides", \.strides, .positive),
            Setting("padding", \.padding, .notCausal),
        ]
    }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        let output = try windows(over: input, size: poolSize, strides: strides ?? poolSize, padding: padding, at: place)
            .output
        return summary([output.height, output.width, input[2]])
    }
}
