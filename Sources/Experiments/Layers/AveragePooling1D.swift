/// A layer that takes the mean of each window of steps that lie inside the sequence and channel: [steps, channels]. It has no
/// parameters.
public struct AveragePooling1D: SequencePoolingLayer {
    /// The steps of a window, at least 1.
    public var poolSize: Int
    /// `nil` for windows side by side.
    public var strides: Int?
    /// What lies around the sequence where a window reaches over its ends.
    public var padding: Padding

    /// Keras's defaults.
    public init(_ poolSize: Int = 2, strides: Int? = nil, padding: Padding = .valid) {
        self.poolSize = poolSize
        self.strides = strides
        self.padding = padding
    }

    public var layer: Layer { .averagePooling1D(self) }

    public static let type = "AveragePooling1D"
    public static let standard = AveragePooling1D()
}
