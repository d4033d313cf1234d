internal import NumberFormats

/// A way to write a number: `accuracy.shown(as: .percent(1))`.
public enum ValueFormat: Hashable, Sendable {
    /// A fraction in percent with so many decimals: 97.6 %.
    case percent(Int)
    /// So many decimals: 0.98.
    case decimals(Int)
    /// At most so many significant digits: 0.976.
    case significant(Int)
    /// A whole number in groups of three digits: 12 345.
    case grouped
    /// With its sign, also where that is plus, and so many decimals: +0.3.
    case signed(Int)
    /// A unit behind so many decimals: 3.2 ms.
    case unit(String, decimals: Int)
}

extension Quantity {
    /// The quantity written as `format` says; words stay as they are.
    public func shown(as format: ValueFormat) -> Value {
        var value = value(decimals: nil)
        guard let number = value.number else { return value }
        value.text =
            format.text(number) + (value.halfWidth.map { "\u{00A0}±\u{00A0}\(format.text($0, isSigned: false))" } ?? "")
        value.unit = format.unit ?? value.unit.flatMap { $0 == "%" ? nil : $0 }
        return value
    }

    /// The quantity with so many decimals: `loss.shown(decimals: 3)`.
    public func shown(decimals: Int) -> Value { value(decimals: decimals) }
}

private extension ValueFormat {
    var unit: String? {
        switch self {
        case .percent: "%"
        case .unit(let unit, _): unit
        case .decimals, .significant, .grouped, .signed: nil
        }
    }

    func text(_ number: Double, isSigned: Bool = true) -> String {
        switch self {
        case .percent(let decimals): String(NumberFormat.percent(decimals).string(number).prefix { $0 != "\u{00A0}" })
        case .decimals(let decimals), .unit(_, let decimals): NumberFormat.fixed(decimals).string(number)
        case .significant(let digits): NumberFormat.significant(digits).string(number)
        case .grouped: NumberFormat.grouped.string(number)
        case .signed(let decimals):
            number >= 0 && isSigned
                ? "+" + NumberFormat.fixed(decimals).string(number) : NumberFormat.fixed(decimals).string(number)
        }
    }
}
