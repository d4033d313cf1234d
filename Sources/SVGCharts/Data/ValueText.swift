/// Values in words of the chart: in tooltips, in the data table and in the description.
import NumberFormats

extension PlottableData {
    /// The value written out. An interval shows as many decimals as its width warrants: `0.0772 [0.0751, 0.0793]`.
    func text(_ format: NumberFormat?) -> String {
        switch self {
        case .category(let name): return name
        case .number(let value): return format?.string(value) ?? plainNumber(value)
        case .interval(let mean, let low, let high):
            guard let bounds else { return PlottableData.number(mean).text(format) }
            let fitting = format.fitting((high - low) / 2)
            return "\(fitting.string(mean)) [\(fitting.string(bounds.low)), \(fitting.string(bounds.high))]"
        }
    }

    /// As `text(_:)`, without the interval.
    func shortText(_ format: NumberFormat?) -> String {
        guard case .interval(let mean, let low, let high) = self else { return text(format) }
        return bounds == nil ? text(format) : format.fitting((high - low) / 2).string(mean)
    }
}

private extension NumberFormat? {
    /// The format with the decimals that show two digits of `uncertainty`.
    func fitting(_ uncertainty: Double) -> NumberFormat {
        if case .percent(let places)? = self { return .percent(decimals(forUncertainty: uncertainty * 100) ?? places) }
        if let self, self == .grouped || self == .day { return self }
        return decimals(forUncertainty: uncertainty).map { .fixed($0) } ?? self ?? .significant(5)
    }
}
