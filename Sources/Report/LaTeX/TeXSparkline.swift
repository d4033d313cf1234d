internal import Outputs

/// A sparkline's bars, each a rule: as wide as letters are, but all together no wider than sixteen of them.
func texSparkline(_ series: [Double]) -> String {
    let bars = Array(Sparkline(thinned(series)).value(decimals: nil).text)
    // Thousandths of an em, the width of two letters.
    let pitch = min(500, mostLetters * 500 / max(1, bars.count))
    func length(_ thousandths: Int) -> String {
        let digits = String(1000 + thousandths % 1000).dropFirst()
        return "\(thousandths / 1000).\(digits)em"
    }
    let rules = bars.map { bar in
        guard let scalar = bar.unicodeScalars.first, 0x2581...0x2588 ~= scalar.value else {
            return "\\makebox[\(length(pitch))]{\\tiny\\ensuremath{\\times}}"
        }
        return "\\rule{\(length(pitch * 4 / 5))}{0.\(scalar.value - 0x2580)em}\\kern\(length(pitch / 5))"
    }
    return "\\mbox{\(rules.joined())}"
}

/// About how many letters a sparkline is as wide as.
func lettersOfSparkline(_ series: [Double]) -> Int { min(series.count, mostLetters) }

/// A sparkline of so many values and more is as wide as so many letters.
private let mostLetters = 16
/// So many bars can be told apart.
private let mostBars = 64

/// The means of neighbours, where there are more values than bars; those that are finite say what a mean is.
private func thinned(_ series: [Double]) -> [Double] {
    guard series.count > mostBars else { return series }
    return (0..<mostBars).map { bar in
        let values = series[(bar * series.count / mostBars)..<((bar + 1) * series.count / mostBars)].filter(\.isFinite)
        return values.isEmpty ? .nan : values.reduce(0) { $0 + $1 / Double(values.count) }
    }
}
