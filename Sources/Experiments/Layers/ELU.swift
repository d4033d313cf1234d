/// A layer that gives x for x > 0, and `alpha` · (eˣ − 1) below (Clevert et al., 2016). It has no parameters.
public struct ELU: LayerDefinition {
    /// What the output goes down to, with its sign turned; at least 0.
    public var alpha: Double

    /// Keras's `alpha` of 1, by default.
    public init(alpha: Double = 1) { self.alpha = alpha }

    public var layer: Layer { .elu(self) }

    public static let type = "ELU"
    public static let standard = ELU()
    public static var settings: [Setting<ELU>] { [Setting("alpha", \.alpha, .notNegative)] }

    public func summary(input: [Int], at place: LayerPlace) -> LayerSummary { summary(input) }
}
