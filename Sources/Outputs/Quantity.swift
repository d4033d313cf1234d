internal import NumberFormats

/// What can stand in a table's cell or in a sentence.
public protocol Quantity {
    /// The decimals that suit this quantity; a table's column takes the most that a cell needs. `nil` where decimals
    /// mean nothing.
    var preferredDecimals: Int? { get }

    /// The measurements behind it, in an order that is the same for all rows of a column, so that rows can be paired;
    /// `nil` where there are none.
    var samples: [Double]? { get }

    /// The quantity as it is shown, with so many decimals (its own choice for `nil`).
    func value(decimals: Int?) -> Value
}

extension Quantity {
    public var samples: [Double]? { nil }
}

extension Int: Quantity {
    public var preferredDecimals: Int? { nil }
    public func value(decimals: Int?) -> Value {
        Value(NumberFormat.grouped.string(Double(self)), number: Double(self))
    }
}

extension Double: Quantity {
    public var preferredDecimals: Int? { nil }
    public func value(decimals: Int?) -> Value {
        Value(decimals.map { NumberFormat.fixed($0).string(self) } ?? ownText, number: self)
    }

    /// The decimals of four significant digits; `nil` for a number that is not written in full.
    package var significantDecimals: Int? {
        guard isFinite, !isLong, !ownText.contains("e") else { return nil }
        return ownText.split(separator: ".").dropFirst().first?.count ?? 0
    }

    private var isLong: Bool { magnitude >= 10_000 && magnitude < 1e15 }

    /// Four significant digits, but no digit before the point lost.
    private var ownText: String {
        (isLong ? NumberFormat.grouped : .significant(4)).string(self)
    }
}

extension Float: Quantity {
    public var preferredDecimals: Int? { nil }
    public func value(decimals: Int?) -> Value { Double(self).value(decimals: decimals) }
}

extension String: Quantity {
    public var preferredDecimals: Int? { nil }
    public func value(decimals: Int?) -> Value { Value(self) }
}

extension Bool: Quantity {
    public var preferredDecimals: Int? { nil }
    public func value(decimals: Int?) -> Value { Value(self ? "yes" : "no") }
}

extension Value: Quantity {
    public var preferredDecimals: Int? { nil }
    public func value(decimals: Int?) -> Value { self }
}
