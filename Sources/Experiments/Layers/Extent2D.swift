/// A height and a width, in positions: `Extent2D(3, 5)`; a number that is written out stands for both, `Extent2D(size)`
/// for a variable.
public struct Extent2D: Codable, Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// In rows.
    public var height: Int
    /// In columns.
    public var width: Int

    /// A height and a width, in this order.
    public init(_ height: Int, _ width: Int) {
        self.height = height
        self.width = width
    }

    /// A square.
    public init(_ side: Int) { self.init(side, side) }

    /// A square: `3` for 3 × 3.
    public init(integerLiteral side: Int) { self.init(side) }

    public init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        self.init(try values.decode(Int.self), try values.decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.unkeyedContainer()
        try values.encode(height)
        try values.encode(width)
    }
}

extension Extent2D: SettingValue, CustomStringConvertible {
    public var description: String { height == width ? "\(height)" : "\(height) × \(width)" }
    var swiftLiteral: String { height == width ? "\(height)" : "Extent2D(\(height), \(width))" }
}

extension SettingRange<Extent2D> {
    static var positive: SettingRange { extent { [$0.height, $0.width] } }
}

extension SettingRange<Extent2D?> {
    static var positive: SettingRange { extent { $0.map { [$0.height, $0.width] } ?? [] } }
}

/// What lies around an image where a window reaches over its edge.
public enum Padding: String, Codable, Hashable, Sendable, CaseIterable {
    /// Nothing: windows stay inside.
    case valid
    /// As many zeros, at the end one more than at the beginning where their number is odd, that the output is input /
    /// strides, rounded up.
    case same
    /// Zeros before the first step only, one fewer than a window has steps, so that no output knows a later step. Of
    /// `Conv1D` alone.
    case causal
}

extension SettingRange<Padding> {
    static var notCausal: SettingRange { SettingRange(".valid or .same (.causal is Conv1D's)") { $0 != .causal } }
}

extension Padding: SettingValue { var swiftLiteral: String { ".\(self)" } }
