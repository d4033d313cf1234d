/// A layer that lays its input out as one vector per sample: [28, 28] becomes [784]. It has no parameters.
public struct Flatten: LayerDefinition {
    /// It has no settings.
    public init() {}

    public var layer: Layer { .flatten(self) }

    public static let type = "Flatten"
    public static let standard = Flatten()
    public static var settings: [Setting<Flatten>] { [] }

    public func summary(input: [Int], at place: LayerPlace) -> LayerSummary { summary([input.saturatedProduct]) }
}
