/// What can be wrong with a chart, as facts; their wording is in one place below.
import NumberFormats

/// A reason why a chart cannot be drawn as it was meant.
package enum ChartError: Error, Hashable, Sendable {
    /// There is no mark, or no mark has data.
    case empty
    /// One axis is given names and numbers; `name` and `number` are the first of each, with their labels.
    case mixedAxis(axis: String, nameLabel: String, name: String, numberLabel: String, number: Double)
    /// A logarithmic scale is given a value that has no logarithm.
    case notPositive(scale: String, label: String, value: Double)
    /// Bars and stacked areas begin at zero, which a logarithmic axis does not have.
    case barsOnLogScale(axis: String, label: String)
    /// A scale of numbers is asked for where the data are names.
    case namesOnNumberScale(axis: String, label: String, type: String)
    /// The ends of a domain are equal but for rounding, or not finite.
    case badDomain(scale: String, low: Double, high: Double)
    /// An area, a band or an error bar has names where numbers are needed.
    case namesAsValues(mark: String, label: String, name: String)
    /// A size or a style is not a number that can be drawn.
    case outOfRange(what: String, value: Double, low: Double, high: Double)
    /// There are more data of a mark than a page can hold, and no way to leave some out.
    case tooMany(mark: String, count: Int, most: Int)
    /// The author chose ticks, and there are none.
    case noTicks(axis: String)
    /// The author chose a tick that has no place on the axis.
    case badTick(axis: String, tick: String, expected: String)
    /// Ticks at multiples of a number are asked for where the data are names.
    case stepOverNames(axis: String, step: Double, name: String)
    /// A rule gives an axis of days more ticks than can be drawn.
    case tooManyTicks(axis: String, unit: String, most: Int)
    /// An axis stands at a side where it cannot.
    case badSide(axis: String, side: String, expected: [String])
    /// A mark's columns are of different lengths: it was not made by this library.
    case unevenChannels(mark: String)
}

extension ChartError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty:
            "the chart is empty: none of its marks has data"
        case .mixedAxis(let axis, let nameLabel, let name, let numberLabel, let number):
            "the \(axis) axis has names and numbers: '\(nameLabel)' is \"\(name)\", '\(numberLabel)' is \(plainNumber(number)); "
                + "plot one kind on it, or use .chart\(axis.uppercased())Scale(type: .category)"
        case .notPositive(let scale, let label, let value):
            "the \(scale) is logarithmic, but '\(label)' has the value \(plainNumber(value)); use a scale of type .symmetricLog or .linear"
        case .barsOnLogScale(let axis, let label):
            "bars and areas of '\(label)' begin at 0, which the logarithmic \(axis) axis does not have; use PointMark, or a scale of type .symmetricLog"
        case .namesOnNumberScale(let axis, let label, let type):
            "the \(axis) axis is of type .\(type), but '\(label)' holds names; leave the type out, or plot numbers"
        case .badDomain(let scale, let low, let high):
            "the domain of the \(scale) goes from \(plainNumber(low)) to \(plainNumber(high)); its ends must be finite and differ"
        case .namesAsValues(let mark, let label, let name):
            "\(mark) needs numbers on one axis, but '\(label)' is \"\(name)\""
        case .outOfRange(let what, let value, let low, let high):
            "the \(what) is \(plainNumber(value)); expected \(plainNumber(low)) to \(plainNumber(high))"
        case .tooMany(let mark, let count, let most):
            "\("AEIOU".contains(mark.prefix(1)) ? "an" : "a") \(mark) of \(NumberFormat.grouped.string(Double(count))) data is more than a page can show, which is \(NumberFormat.grouped.string(Double(most))); "
                + "count, add up or average them first, or show a part"
        case .noTicks(let axis):
            "AxisMarks give the \(axis) axis no ticks; leave the values out for ticks by the data, or use .chart\(axis.uppercased())Axis(.hidden) for none"
        case .badTick(let axis, let tick, let expected):
            "a tick of the \(axis) axis is at \(tick); expected \(expected)"
        case .stepOverNames(let axis, let step, let name):
            "the ticks of the \(axis) axis are \(plainNumber(step)) apart, but it holds names, such as \"\(name)\"; list the names in AxisMarks(values:)"
        case .tooManyTicks(let axis, let unit, let most):
            "a tick at each \(unit) gives the \(axis) axis more than \(most); expected a longer unit, or a count of them"
        case .badSide(let axis, let side, let expected):
            "the \(axis) axis is at the side .\(side); expected \(expected.map { ".\($0)" }.joined(separator: " or "))"
        case .unevenChannels(let mark):
            "the columns of a \(mark) differ in length"
        }
    }
}
