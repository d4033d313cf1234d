/// A layer that takes the mean of each channel over all positions: [height, width, channels] becomes [channels]. It has
/// no parameters.
public struct GlobalAveragePooling2D: LayerDefinition {
    /// It has no settings.
    public init() {}

    public var layer: Layer { .globalAveragePooling2D(self) }

    public static let type = "GlobalAveragePooling2D"
    public static let standard = GlobalAveragePooling2D()
    public static var settings: [Setting<GlobalAveragePooling2D>] { [] }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try expectImage(input, at: place)
        return summary([input[2]])
    }
}
