internal import NumberFormats

/// A way to write a number: `accuracy.shown(as: .percent(1))`. A format says digits; the unit of a quantity stays with
/// it, and so does the unit's scale: an accuracy's `.decimals(3)` is 97.648 %.
public enum ValueFormat: Hashable, Sendable {
    /// A fraction in percent with so many decimals: 97.6 %; a difference of percentages in percentage points.
    case percent(Int)
    /// So many decimals: 0.98.
    case decimals(Int)
    /// At most so many significant digits: 0.976. With an interval just so many, and the interval has the same decimals:
    /// 0.976 ± 0.012.
    case significant(Int)
    /// A whole number in groups of three digits: 12 345.
    case grouped
    /// With its sign, also where that is plus, and so many decimals: +0.3. What is zero as it is written has none.
    case signed(Int)
    /// A unit behind so many decimals: 3.2 ms. Times are converted.
    case unit(String, decimals: Int)
    /// A p: 0.021, two significant digits below 0.01, "< 0.0001" below that.
    case pValue
}

extension Quantity {
    /// The quantity written as `format` says; words stay as they are.
    /// - Precondition: the quantity's unit can be written so, seconds in "ms" but not in percent; the message says why
    ///   not.
    public func shown(as format: ValueFormat) -> Value {
        var value = value(decimals: nil)
        guard let number = value.number else { return value }
        switch format {
        case .percent(let decimals): value.write(in: .percent(decimals))
        case .decimals(let decimals): value.write(in: .fixed(decimals))
        case .significant(let digits): value.write(in: .significant(digits))
        case .grouped: value.write(in: .grouped)
        case .signed(let decimals): value.write(in: .fixed(decimals), showsPlus: true)
        case .unit(let unit, let decimals):
            value.convert(to: unit)
            value.write(in: .fixed(decimals))
        case .pValue: value.text = Probability(number).text
        }
        return value
    }

    /// The quantity with so many decimals: `loss.shown(decimals: 3)`.
    public func shown(decimals: Int) -> Value { value(decimals: decimals) }
}
