/// A layer that takes the greatest value of each channel over all positions: [height, width, channels] becomes
/// [channels]. It has no parameters. Where several are greatest, they share the gradient.
public struct GlobalMaxPooling2D: LayerDefinition {
    /// It has no settings.
    public init() {}

    public var layer: Layer { .globalMaxPooling2D(self) }

    public static let type = "GlobalMaxPooling2D"
    public static let standard = GlobalMaxPooling2D()
    public static var settings: [Setting<GlobalMaxPooling2D>] { [] }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try expectImage(input, at: place)
        return summary([input[2]])
    }
}
