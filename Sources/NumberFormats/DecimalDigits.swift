/// A number written out in decimal digits, all of them: what every format rounds and lays out.

/// A magnitude as digits and a power of ten: `0.digits × 10^point`, so 12.5 is the digits 1 2 5 with the point after 2.
/// Zero has no digits.
struct DecimalDigits {
    /// From 0 to 9 each, the first and the last not zero.
    private(set) var digits: [UInt8]
    /// How many digits stand before the decimal point; negative for zeros behind it.
    private(set) var point: Int

    /// The exact value of a finite `magnitude`, which has at most 767 digits: s · 2ᵉ is a whole number, or one of
    /// tenths as s · 5⁻ᵉ · 10ᵉ.
    init(_ magnitude: Double) {
        let power = magnitude == 0 ? 0 : Int(magnitude.ulp.exponent)
        digits = wholeDigits(UInt64(magnitude / magnitude.ulp), times: power < 0 ? 5 : 2, toThe: Int(power.magnitude))
        point = digits.count + min(power, 0)
        trim()
    }

    var isZero: Bool { digits.isEmpty }

    /// The power of ten of the first digit: 1 for 12.5. -1 for zero.
    var exponent: Int { point - 1 }

    /// Rounded to the nearest with so many digits behind the point (before it, for fewer than 0); a tie goes to the
    /// even digit.
    func rounded(places: Int) -> DecimalDigits {
        let kept = point + places
        guard kept < digits.count else { return self }
        var result = self
        result.digits = Array(digits.prefix(max(0, kept)))
        if kept >= 0, roundsUp(at: kept) { result.increment(kept) }
        result.trim()
        return result
    }

    /// Rounded to so many digits in all.
    func rounded(significant count: Int) -> DecimalDigits { rounded(places: count - point) }

    /// The same digits times 10^power.
    func scaled(byPowerOfTen power: Int) -> DecimalDigits {
        var result = self
        if !digits.isEmpty { result.point += power }
        return result
    }

    /// The digits in full, with so many behind the point, or as many as there are.
    func text(places: Int? = nil) -> String {
        let behind = max(0, places ?? digits.count - point)
        let whole = point > 0 ? (0..<point).map(digit) : [0]
        return text(whole) + (behind > 0 ? "." + text((0..<behind).map { digit(point + $0) }) : "")
    }
}

private extension DecimalDigits {
    func digit(_ index: Int) -> UInt8 { digits.indices.contains(index) ? digits[index] : 0 }

    func text(_ digits: [UInt8]) -> String { String(decoding: digits.map { $0 + 48 }, as: UTF8.self) }

    /// Whether what stands from `index` on is more than half a unit of the digit before, or half of it and that digit
    /// is odd.
    func roundsUp(at index: Int) -> Bool {
        guard digits[index] == 5, index + 1 == digits.count else { return digits[index] >= 5 }
        return index > 0 && digits[index - 1] % 2 == 1
    }

    /// Adds one to the last of the `count` digits kept.
    mutating func increment(_ count: Int) {
        var index = count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 { digits[index] += 1 } else { (digits, point) = ([1] + digits, point + 1) }
    }

    /// Drops the zeros at both ends.
    mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        point = digits.isEmpty ? 0 : point - zeros
    }
}

/// The decimal digits of `start · factor^power`, the first of them possibly zeros. `factor` is 2 or 5.
private func wholeDigits(_ start: UInt64, times factor: UInt64, toThe power: Int) -> [UInt8] {
    var limbs = [start % limbBase, start / limbBase]
    var left = power
    while left > 0 {
        let step = min(left, 25)
        multiply(&limbs, by: (0..<step).reduce(1) { product, _ in product * factor })
        left -= step
    }
    return limbs.reversed().flatMap { limb in
        let text = Array(String(limb).utf8)
        return Array(repeating: 0, count: 18 - text.count) + text.map { $0 - 48 }
    }
}

/// Limbs of 18 digits, the lowest first.
private func multiply(_ limbs: inout [UInt64], by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
        var (high, low) = limbs[index].multipliedFullWidth(by: factor)
        let sum = low.addingReportingOverflow(carry)
        low = sum.partialValue
        if sum.overflow { high += 1 }
        (carry, limbs[index]) = limbBase.dividingFullWidth((high, low))
    }
    if carry > 0 { limbs.append(carry) }
}

private let limbBase: UInt64 = 1_000_000_000_000_000_000
