internal import NumberFormats
internal import Statistics

/// A quantity measured once per seed, and what that says of it: mean, spread and a 95 % interval.
public struct Estimate: Codable, Hashable, Sendable {
    /// What the values are, which decides how they are written.
    public enum Unit: String, Codable, Hashable, Sendable {
        /// A plain number.
        case number
        /// A fraction of one, written as a percentage.
        case fraction
        /// A difference of fractions, written in percentage points.
        case percentagePoints
        /// Measured wall time. Volatile: shown, never compared.
        case seconds
    }

    /// One value per seed, in the order of the seeds, so that two estimates over the same seeds can be paired.
    public var values: [Double]
    /// What each of the values is.
    public var unit: Unit
    /// In which mode of the network they were measured; `nil` where that is no question, or not known.
    public var mode: MeasurementMode?

    /// One value per seed, in `unit`, measured in `mode`.
    public init(_ values: [Double], unit: Unit = .number, mode: MeasurementMode? = nil) {
        self.values = values
        self.unit = unit
        self.mode = mode
    }

    /// n, the number of values.
    public var count: Int { values.count }

    /// The arithmetic mean; NaN without values.
    public var mean: Double { values.mean }

    /// The sample standard deviation (n − 1 in the denominator); `nil` for fewer than two values.
    public var standardDeviation: Double? { values.standardDeviation }

    /// Half the width of the 95 % Student t interval of the mean, t · s / √n; `nil` for fewer than two values.
    public var halfWidth: Double? { halfWidth(confidence: 0.95) }

    /// The 95 % Student t interval of the mean; `nil` for fewer than two values or where one is not finite.
    public var interval: ClosedRange<Double>? { interval(confidence: 0.95) }

    /// The Student t interval of the mean at another level; `nil` for fewer than two values or where one is not finite.
    public func interval(confidence: Double) -> ClosedRange<Double>? {
        guard let halfWidth = halfWidth(confidence: confidence), halfWidth.isFinite, mean.isFinite else { return nil }
        return mean - halfWidth...mean + halfWidth
    }

    /// The percentile bootstrap interval of the mean, from a stream of its own; `nil` for fewer than two values or
    /// where one is not finite.
    public func bootstrapInterval(confidence: Double = 0.95, seed: UInt64 = 0) -> ClosedRange<Double>? {
        Bootstrap.interval(values, confidence: confidence, seed: seed)
    }

    /// The difference, seed by seed: both sides share data order and first weights, so what they have in common
    /// cancels. A running training loss less one of inference is `mixed` from then on.
    /// - Precondition: both have the same number of values.
    public static func - (left: Estimate, right: Estimate) -> Estimate {
        guard left.count == right.count else {
            fatalError(
                "a paired difference needs the same seeds on both sides; found \(left.count) and \(right.count) values")
        }
        return Estimate(
            zip(left.values, right.values).map { $0 - $1 }, unit: left.unit.ofDifferences,
            mode: .ofDifference(left.mode, right.mode))
    }
}

extension Estimate: CustomStringConvertible {
    /// `97.59 ± 0.12 %`: the mean, and half the width of its 95 % interval where there is one.
    public var description: String { formatted() }

    /// The mean and half the width of the 95 % interval, with two significant digits of the uncertainty unless
    /// `decimals` are given (of the percentage, for a fraction); `showsUnit` adds the unit behind.
    public func formatted(decimals: Int? = nil, showsUnit: Bool = true) -> String {
        let places = decimals ?? suggestedDecimals
        let width = halfWidth.flatMap { $0.isFinite ? " ± " + number($0, places) : nil } ?? ""
        return number(mean, places) + width + (showsUnit ? suffix : "")
    }

    /// The decimals that show the interval's half width with two significant digits; four significant digits where
    /// there is none.
    public var suggestedDecimals: Int {
        let scale = unit.scale
        if let halfWidth, let places = decimals(forUncertainty: halfWidth * scale) { return min(places, 6) }
        switch unit {
        case .fraction, .percentagePoints, .seconds: return 2
        case .number: return values.allSatisfy { $0 == $0.rounded() } ? 0 : 4
        }
    }

    /// What stands behind the number: " %", " pp", " s" or nothing.
    public var suffix: String {
        unit.symbol.map { "\u{00A0}" + $0 } ?? ""
    }
}

extension Estimate.Unit {
    /// What is written behind a number of this unit: "%", "pp", "s"; `nil` for a plain number.
    public var symbol: String? {
        switch self {
        case .number: nil
        case .fraction: "%"
        case .percentagePoints: "pp"
        case .seconds: "s"
        }
    }

    /// What a value is multiplied by to be written in this unit.
    var scale: Double { self == .fraction || self == .percentagePoints ? 100 : 1 }

    /// The unit of a difference of two values of this one.
    var ofDifferences: Estimate.Unit { self == .fraction ? .percentagePoints : self }
}

private extension Estimate {
    func halfWidth(confidence: Double) -> Double? {
        standardDeviation.map {
            StudentT.quantile(0.5 + confidence / 2, degreesOfFreedom: count - 1) * $0 / Double(count).squareRoot()
        }
    }

    /// `value` in this estimate's unit, without the unit: a percentage is rounded as charts round theirs, from the
    /// exact fraction; what is too large for decimals to mean anything has four significant digits.
    func number(_ value: Double, _ places: Int) -> String {
        guard value.magnitude < 1e15 || !value.isFinite else { return NumberFormat.significant(4).string(value) }
        guard unit.scale == 100, value.isFinite else { return NumberFormat.fixed(places).string(value) }
        return String(NumberFormat.percent(places).string(value).dropLast("\u{00A0}%".count))
    }
}
