public import NumberFormats

extension Estimate: Quantity {
    /// Those of its interval; what has none goes by the others of a column.
    public var preferredDecimals: Int? { (halfWidth ?? 0) > 0 && mean.isFinite ? suggestedDecimals : nil }
    public var samples: [Double]? { values }

    public func value(decimals: Int?) -> Value {
        Value(
            formatted(decimals: decimals, showsUnit: false), unit: unit.symbol, number: mean, halfWidth: halfWidth,
            count: count,
            isVolatile: unit == .seconds)
    }
}

extension Estimate {
    /// What happened, where there is no number to be shown.
    var words: Value { Value(description, number: mean, count: count) }
}

extension Estimate: Plottable {
    /// The mean with its 95 % interval; without one, the mean alone.
    public var plottable: PlottableData {
        guard let interval else { return .number(mean) }
        return .interval(mean: mean, low: interval.lowerBound, high: interval.upperBound)
    }

    public var plottableFormat: NumberFormat? { unit == .fraction ? .percent(1) : nil }
    public var plottableCondition: String? { mode?.rawValue }
    public var plottableCount: Int? { isFixed == true ? nil : count }
}
