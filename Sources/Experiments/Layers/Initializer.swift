/// How a weight's first values are drawn; names and formulas are Keras's. fan_in and fan_out are the inputs and outputs
/// of one unit; for a convolution, each times the size of its window.
public struct Initializer: Hashable, Sendable {
    /// The shape of the distribution.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// Keras's names; the initializers of the same names say their formulas.
        case glorotUniform, glorotNormal, heUniform, heNormal, lecunUniform, lecunNormal, orthogonal, zeros, ones,
            randomNormal
    }

    /// The distribution.
    public var kind: Kind
    /// What every value is multiplied by.
    public var scale: Double

    /// A distribution, its values multiplied by `scale`.
    public init(_ kind: Kind, scale: Double = 1) {
        self.kind = kind
        self.scale = scale
    }

    /// Uniform within ±√(6 / (fan_in + fan_out)) (Glorot and Bengio, 2010).
    public static let glorotUniform = Initializer(.glorotUniform)
    /// Normal with variance 2 / (fan_in + fan_out), cut off at two standard deviations and widened to keep that
    /// variance.
    public static let glorotNormal = Initializer(.glorotNormal)
    /// Uniform within ±√(6 / fan_in) (He et al., 2015).
    public static let heUniform = Initializer(.heUniform)
    /// Normal with variance 2 / fan_in, cut off as above.
    public static let heNormal = Initializer(.heNormal)
    /// Uniform within ±√(3 / fan_in) (LeCun et al., 1998).
    public static let lecunUniform = Initializer(.lecunUniform)
    /// Normal with variance 1 / fan_in, cut off as above.
    public static let lecunNormal = Initializer(.lecunNormal)
    /// An orthogonal matrix (Saxe et al., 2014): its rows, or its columns where there are fewer, are orthonormal.
    public static let orthogonal = Initializer(.orthogonal)
    /// Every value 0.
    public static let zeros = Initializer(.zeros)
    /// Every value 1.
    public static let ones = Initializer(.ones)

    /// Every value the same.
    public static func constant(_ value: Double) -> Initializer { Initializer(.ones, scale: value) }

    /// Normal with mean 0, not cut off.
    public static func randomNormal(standardDeviation: Double = 0.05) -> Initializer {
        Initializer(.randomNormal, scale: standardDeviation)
    }

    /// The same with every value multiplied by `gain`.
    public func scaled(by gain: Double) -> Initializer { Initializer(kind, scale: scale * gain) }
}

extension Initializer: Codable {
    private enum CodingKeys: String, CodingKey { case kind, scale }

    /// A plain name, or with a scale `{"kind": …, "scale": …}`.
    public init(from decoder: any Decoder) throws {
        if let kind = try? decoder.singleValueContainer().decode(Kind.self) {
            self.init(kind)
        } else {
            let keys = try decoder.container(keyedBy: CodingKeys.self)
            self.init(try keys.decode(Kind.self, forKey: .kind), scale: try keys.decode(Double.self, forKey: .scale))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        if scale == 1 {
            var value = encoder.singleValueContainer()
            try value.encode(kind)
        } else {
            var keys = encoder.container(keyedBy: CodingKeys.self)
            try keys.encode(kind, forKey: .kind)
            try keys.encode(scale, forKey: .scale)
        }
    }
}

extension Initializer: SettingValue, CustomStringConvertible {
    /// "heNormal", "glorotUniform.scaled(by: 2.0)".
    public var description: String { String(swiftLiteral.dropFirst()) }

    /// `.heNormal`, `.constant(0.1)`, `.glorotUniform.scaled(by: 2.0)`.
    var swiftLiteral: String {
        switch kind {
        case .ones where scale != 1: ".constant(\(scale))"
        case .randomNormal: scale == 0.05 ? ".randomNormal()" : ".randomNormal(standardDeviation: \(scale))"
        default: ".\(kind)" + (scale == 1 ? "" : ".scaled(by: \(scale))")
        }
    }
}

extension SettingRange<Initializer> {
    static var finite: SettingRange { SettingRange("a finite scale") { $0.scale.isFinite } }
}
