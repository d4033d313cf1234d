/// What layers share that make one value of each window of steps and channel: input [steps, channels], and no parameters.
public protocol SequencePoolingLayer: LayerDefinition {
    /// The steps of a window.
    var poolSize: Int { get set }
    /// `nil` for windows side by side.
    var strides: Int? { get set }
    /// What lies around the sequence.
    var padding: Padding { get set }
}

extension SequencePoolingLayer {
    public static var settings: [Setting<Self>] {
        [
            Setting("poolSize", label: .some(nil), \.poolSize, .positive),
            Setting("strides", \.strides, .positive),
            Setting("padding", \.padding, .notCausal),
        ]
    }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        let steps = try windowCount(
            over: input, size: poolSize, strides: strides ?? poolSize, padding: padding, at: place)
        return summary([steps, input[1]])
    }
}
