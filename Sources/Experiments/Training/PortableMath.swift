/// Functions of double precision by arithmetic that gives the same bits on every machine: the C library's differ.
public enum PortableMath {
    /// eˣ, by halving x until it is small.
    public static func exponential(_ x: Double) -> Double {
        if x > 709 { return .infinity }
        if x < -708 { return 0 }
        let power = (x / natural2).rounded()
        let rest = (x - power * natural2High) - power * natural2Low
        var (term, sum) = (1.0, 1.0)
        for k in 1...16 {
            term *= rest / Double(k)
            sum += term
        }
        return Double(sign: .plus, exponent: Int(power), significand: sum)
    }

    /// ln x for x > 0, by the series of the inverse hyperbolic tangent.
    public static func logarithm(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x > 0 ? x : .nan }
        var (exponent, significand) = (Double(x.exponent), x.significand)
        if significand > 1.4142135623730951 { (exponent, significand) = (exponent + 1, significand / 2) }
        let z = (significand - 1) / (significand + 1)
        var (power, sum) = (z, 0.0)
        for k in 0..<14 {
            sum += power / Double(2 * k + 1)
            power *= z * z
        }
        return exponent * natural2High + (exponent * natural2Low + 2 * sum)
    }

    /// base to the power of `exponent`, for base > 0; whole powers by multiplication.
    public static func power(_ base: Double, _ exponent: Double) -> Double {
        guard exponent != exponent.rounded() || exponent < 0 || exponent > 1e6 else {
            var (result, factor, left) = (1.0, base, Int(exponent))
            while left > 0 {
                if left % 2 == 1 { result *= factor }
                (factor, left) = (factor * factor, left / 2)
            }
            return result
        }
        return exponential(exponent * logarithm(base))
    }

    /// cos x for |x| up to some millions: the angle is brought within ±π/4 first.
    public static func cosine(_ x: Double) -> Double {
        let quarter = (x / (.pi / 2)).rounded()
        let rest = x - quarter * (.pi / 2)
        switch Int(quarter) & 3 {
        case 0: return series(rest, from: 0)
        case 1: return -series(rest, from: 1)
        case 2: return -series(rest, from: 0)
        default: return series(rest, from: 1)
        }
    }

    /// cos (from 0) or sin (from 1) near 0.
    private static func series(_ x: Double, from first: Int) -> Double {
        var term = first == 0 ? 1 : x
        var sum = term
        for k in stride(from: first + 2, to: first + 22, by: 2) {
            term *= -x * x / Double(k * (k - 1))
            sum += term
        }
        return sum
    }

    private static let natural2 = 0.6931471805599453
    /// ln 2 in two parts, the first with zeros at its end, so that whole multiples of it are exact.
    private static let natural2High = 0x1.62e42fee00000p-1
    private static let natural2Low = 0x1.a39ef35793c76p-33
}
