internal import NumberFormats

/// A unit and its scale belong together: what is written in percent is multiplied by a hundred, whatever the format.
extension Value {
    /// The number and its half width written anew by `format`, in the unit that they have.
    /// - Precondition: a number that is written in percent is a plain one or a share; the message names its unit.
    mutating func write(in format: NumberFormat, showsPlus: Bool = false) {
        guard let number else { return }
        var format = format
        if case .percent(let decimals) = format {
            format = .fixed(decimals)
            switch unit {
            case nil: unit = "%"
            case "%", "pp": break
            case let unit?: fatalError("a quantity in \(unit) cannot be written in percent")
            }
        }
        let power = Self.powerOfTen(of: unit)
        if halfWidth != nil { format = format.ofMeasured(number, timesTenTo: power) }
        text =
            (showsPlus
                ? format.stringWithSign(number, timesTenTo: power) : format.string(number, timesTenTo: power))
            + (halfWidth.map { " ± " + format.stringOfUncertainty($0, timesTenTo: power) } ?? "")
    }

    /// Gives a number the unit; one that has a unit of time is converted to another, and plain numbers are what the
    /// unit says: 97.6 in "%" is 0.976.
    /// - Precondition: the number has no unit, the same, or both are of time; the message names both.
    mutating func convert(to unit: String) {
        guard number != nil, unit != self.unit else { return }
        guard let earlier = self.unit else {
            self.unit = unit
            return scale { Self.powerOfTen(of: unit) == 2 ? $0 / 100 : $0 }
        }
        guard let from = Self.nanoseconds[earlier], let to = Self.nanoseconds[unit] else {
            let known = Self.nanoseconds[earlier] == nil ? "\"\(earlier)\"" : "a unit of time: ns, µs, ms, s, min, h"
            fatalError("a quantity in \(earlier) cannot be written in \"\(unit)\"; expected \(known)")
        }
        self.unit = unit
        scale { from > to ? $0 * (from / to) : $0 / (to / from) }
    }

    /// The power of ten that a number is multiplied by to be read in this unit.
    static func powerOfTen(of unit: String?) -> Int { unit == "%" || unit == "pp" ? 2 : 0 }
}

private extension Value {
    mutating func scale(_ scaled: (Double) -> Double) {
        number = number.map(scaled)
        halfWidth = halfWidth.map(scaled)
    }

    /// How many nanoseconds each unit of time has.
    static let nanoseconds: [String: Double] = [
        "ns": 1, "µs": 1e3, "μs": 1e3, "us": 1e3, "ms": 1e6, "s": 1e9, "min": 6e10, "h": 3.6e12,
    ]
}
