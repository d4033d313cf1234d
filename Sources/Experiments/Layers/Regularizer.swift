/// A penalty on a layer's kernel: l1 · Σ|w| + l2 · Σw². Its gradient is part of the kernel's; the losses that are
/// reported do not contain it.
public struct Regularizer: Codable, Hashable, Sendable {
    /// The factor of the sum of sizes.
    public var l1: Double
    /// The factor of the sum of squares.
    public var l2: Double

    /// Factors of at least 0.
    public init(l1: Double = 0, l2: Double = 0) {
        self.l1 = l1
        self.l2 = l2
    }

    /// l1 · Σ|w|, Keras's default factor.
    public static func l1(_ factor: Double = 0.01) -> Regularizer { Regularizer(l1: factor) }
    /// l2 · Σw², Keras's default factor.
    public static func l2(_ factor: Double = 0.01) -> Regularizer { Regularizer(l2: factor) }
    /// Both.
    public static func l1L2(_ l1: Double = 0.01, _ l2: Double = 0.01) -> Regularizer { Regularizer(l1: l1, l2: l2) }
}

extension Regularizer: SettingValue {
    var swiftLiteral: String { l2 == 0 ? ".l1(\(l1))" : l1 == 0 ? ".l2(\(l2))" : ".l1L2(\(l1), \(l2))" }
}

extension SettingRange<Regularizer?> {
    static var notNegative: SettingRange {
        SettingRange("factors of at least 0") {
            $0.map { $0.l1 >= 0 && $0.l2 >= 0 && ($0.l1 + $0.l2).isFinite } ?? true
        }
    }
}
