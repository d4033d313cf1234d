/// A layer that sets each element to zero with probability `rate` while training, and scales the others by 1 / (1 −
/// rate). It has no parameters.
public struct Dropout: LayerDefinition {
    /// At least 0, below 1.
    public var rate: Double

    /// The share of elements that are set to zero, at least 0 and below 1.
    public init(_ rate: Double) { self.rate = rate }

    public var layer: Layer { .dropout(self) }

    public static let type = "Dropout"
    public static let standard = Dropout(0)
    public static var settings: [Setting<Dropout>] {
        [
            Setting(
                "rate", label: .some(nil), \.rate, isRequired: true,
                SettingRange("at least 0 and below 1") { $0 >= 0 && $0 < 1 })
        ]
    }

    public func summary(input: [Int], at place: LayerPlace) -> LayerSummary { summary(input) }
}
