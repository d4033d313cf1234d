/// A layer that takes the greatest value of each channel over all steps: [steps, channels] becomes [channels]. It has no
/// parameters. Where several are greatest, they share the gradient.
public struct GlobalMaxPooling1D: LayerDefinition {
    /// It has no settings.
    public init() {}

    public var layer: Layer { .globalMaxPooling1D(self) }

    public static let type = "GlobalMaxPooling1D"
    public static let standard = GlobalMaxPooling1D()
    public static var settings: [Setting<GlobalMaxPooling1D>] { [] }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try expectSequence(input, at: place)
        return summary([input[1]])
    }
}
