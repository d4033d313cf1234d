/// A curve small enough for a table's cell, without axes: how something went, not how much it was.
public struct Sparkline: Codable, Hashable, Sendable {
    /// The heights, from left to right; a value that is not finite is shown as a cross.
    public var values: [Double]

    /// The curve through `values`, from left to right.
    public init(_ values: some Sequence<Double>) { self.values = Array(values) }
}

extension Sparkline: Quantity {
    public var preferredDecimals: Int? { nil }

    /// The values as blocks of eight heights, for where nothing can be drawn: "█▅▃▂▁"; a value that is not finite is a
    /// cross.
    public func value(decimals: Int?) -> Value {
        let finite = values.filter(\.isFinite)
        let (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
        let blocks = Array("▁▂▃▄▅▆▇█")
        var value = Value(
            String(
                values.map { number -> Character in
                    guard number.isFinite else { return "×" }
                    // Halves, since the distance of two large numbers is infinite.
                    return blocks[high > low ? min(7, Int((number / 2 - low / 2) / (high / 2 - low / 2) * 8)) : 3]
                }))
        value.series = values
        return value
    }
}
