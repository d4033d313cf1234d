/// A layer that takes the mean of each channel over all steps: [steps, channels] becomes [channels]. It has no
/// parameters.
public struct GlobalAveragePooling1D: LayerDefinition {
    /// It has no settings.
    public init() {}

    public var layer: Layer { .globalAveragePooling1D(self) }

    public static let type = "GlobalAveragePooling1D"
    public static let standard = GlobalAveragePooling1D()
    public static var settings: [Setting<GlobalAveragePooling1D>] { [] }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try expectSequence(input, at: place)
        return summary([input[1]])
    }
}
