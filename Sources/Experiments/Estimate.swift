internal import NumberFormats
internal import Statistics

/// A quantity measured once per seed, and what that says of it: mean, spread and a 95 % interval.
public struct Estimate: Codable, Hashable, Sendable {
    /// What the values are, which decides how they are written.
    public enum Unit: String, Codable, Hashable, Sendable {
        /// A plain number.
        case number
        /// A fraction of one, written as a percentage: 0.976 is 97.6 %.
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
    /// Whether the one value does not depend on any seed, as the accuracy of weights from a file: measured once, it
    /// stands against every seed of another estimate; `nil` where it does.
    package var isFixed: Bool?
    /// Which runs gave no number, where a value is none for that; `nil` elsewhere.
    package var divergences: [Divergence]?

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
    /// where one is not finite. For few values it is narrow: such intervals at 95 % hold the mean of a normal
    /// distribution in some 75 % for three, in 82 % for five (`findings/vega-bootstrap-interval.sh`), `interval` in
    /// 95 %.
    public func bootstrapInterval(confidence: Double = 0.95, seed: UInt64 = 0) -> ClosedRange<Double>? {
        Bootstrap.interval(values, confidence: confidence, seed: seed)
    }

    /// The difference, seed by seed: both sides share data order and first weights, so what they have in common
    /// cancels; zero within rounding is zero. What does not depend on seeds (`isFixed`) stands against each seed of the
    /// other side. A running training loss less one of inference is `mixed` from then on.
    /// - Precondition: both have the same number of values, or one is fixed.
    public static func - (left: Estimate, right: Estimate) -> Estimate {
        let count = left.isFixed == true ? right.count : left.count
        guard let first = left.values(count: count), let second = right.values(count: count) else {
            fatalError(
                "a paired difference needs the same seeds on both sides; found \(left.count) and \(right.count) values")
        }
        var difference = Estimate(
            pairedDifferences(first, second), unit: left.unit.ofDifferences,
            mode: .ofDifference(left.mode, right.mode))
        if left.isFixed == true, right.isFixed == true { difference.isFixed = true }
        let divergences = (left.divergences ?? []) + (right.divergences ?? [])
        if !divergences.isEmpty { difference.divergences = divergences }
        return difference
    }

    /// Each value less a number; zero within rounding is zero.
    public static func - (left: Estimate, right: Double) -> Estimate {
        var difference = left
        difference.values = pairedDifferences(left.values, left.values.map { _ in right })
        difference.unit = left.unit.ofDifferences
        return difference
    }

    /// The values for so many seeds; `nil` for another number of them.
    private func values(count: Int) -> [Double]? {
        if isFixed == true, self.count == 1 { return Array(repeating: values[0], count: count) }
        return self.count == count ? values : nil
    }
}

extension Estimate: CustomStringConvertible {
    /// `97.59 ± 0.12 %`: the mean, and half the width of its 95 % interval where there is one; without a number, what
    /// happened: "not a number (1 of 5 runs of Wild diverged, in epoch 3)".
    public var description: String {
        guard mean.isNaN else { return formatted() }
        if values.isEmpty { return "not a number (nothing was measured)" }
        let reasons = (divergences ?? []).map(\.description).joined(separator: ", and ")
        return "not a number" + (reasons.isEmpty ? "" : " (\(reasons))")
    }

    /// The mean and half the width of the 95 % interval, with two significant digits of the uncertainty unless
    /// `decimals` are given (of the percentage, for a fraction); `showsUnit` adds the unit behind. What is far below
    /// one has a power of ten: 3.20e−8 ± 0.12e−8.
    public func formatted(decimals: Int? = nil, showsUnit: Bool = true) -> String {
        measured.text(decimals: decimals) + (showsUnit ? suffix : "")
    }

    /// The decimals that show the interval's half width with two significant digits; where there is none, four
    /// significant digits, but two decimals of a percentage or a time.
    public var suggestedDecimals: Int { measured.decimals }

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

    /// Fractions, by the name of how they are written: `Estimate([0.975, 0.977], unit: .percent)` is 97.6 ± 1.3 %.
    public static var percent: Estimate.Unit { .fraction }

    /// The power of ten that a value is multiplied by to be written in this unit.
    var powerOfTen: Int { self == .fraction || self == .percentagePoints ? 2 : 0 }

    /// The unit of a difference of two values of this one.
    var ofDifferences: Estimate.Unit { self == .fraction ? .percentagePoints : self }
}

private extension Estimate {
    func halfWidth(confidence: Double) -> Double? {
        standardDeviation.map {
            StudentT.quantile(0.5 + confidence / 2, degreesOfFreedom: count - 1) * $0 / Double(count).squareRoot()
        }
    }

    var measured: MeasuredNumber {
        MeasuredNumber(
            mean, halfWidth: halfWidth, powerOfTen: unit.powerOfTen, plainDecimals: unit == .number ? nil : 2)
    }
}
