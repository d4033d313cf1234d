/// What a chart can show: anything that is a number, a name, or a number with an interval.
public import NumberFormats

/// A type whose values can be shown in a chart.
public protocol Plottable {
    /// The value as the chart keeps it.
    var plottable: PlottableData { get }
    /// How the value likes to be written (a percentage, so many decimals); `nil` leaves it to the axis.
    var plottableFormat: NumberFormat? { get }
    /// How the value was measured, in a word; `nil` where there is nothing to say. Values of different conditions are
    /// hardly to be compared.
    var plottableCondition: String? { get }
    /// Over how many seeds it is a mean; `nil` where that is no question. Lines show where there are fewer than elsewhere.
    var plottableCount: Int? { get }
}

extension Plottable {
    public var plottableFormat: NumberFormat? { nil }
    public var plottableCondition: String? { nil }
    public var plottableCount: Int? { nil }
}

extension Plottable where Self: BinaryInteger {
    public var plottable: PlottableData { .number(Double(self)) }
}

extension Plottable where Self: BinaryFloatingPoint {
    public var plottable: PlottableData { .number(Double(self)) }
}

extension Plottable where Self: StringProtocol {
    public var plottable: PlottableData { .category(String(self)) }
}

/// An enumeration is plotted as its raw value.
extension Plottable where Self: RawRepresentable, RawValue: Plottable {
    public var plottable: PlottableData { rawValue.plottable }
}

extension Int: Plottable {}
extension Int8: Plottable {}
extension Int16: Plottable {}
extension Int32: Plottable {}
extension Int64: Plottable {}
extension UInt: Plottable {}
extension UInt8: Plottable {}
extension UInt16: Plottable {}
extension UInt32: Plottable {}
extension UInt64: Plottable {}
extension Double: Plottable {}
extension Float: Plottable {}
extension String: Plottable {}
extension Substring: Plottable {}

extension Bool: Plottable {
    public var plottable: PlottableData { .category(self ? "yes" : "no") }
}

extension PlottableData: Plottable {
    public var plottable: PlottableData { self }
}
