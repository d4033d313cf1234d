internal import Foundation
internal import Outputs
internal import SVGCharts
internal import Statistics

extension ClaimRecord {
    /// The same claim with the measured times of a report; `nil` where it is not about times, or the report's is
    /// another claim, or says more than numbers: its words are written anew, and its numbers are named.
    func times(as reported: ClaimRecord) -> ClaimRecord? {
        guard difference.isVolatile, reported.statement == statement, reported.rule == rule,
            let differences = reported.differences, differences.count == self.differences?.count,
            let time = difference.time(as: reported.difference), time.isMean(of: differences),
            reported.test.map({ ClaimTest(rawValue: $0) != nil }) ?? true,
            (reported.plot == nil) == (plot == nil),
            reported.plot.map({ $0.draws(differences + time.ends, as: plot) }) ?? true
        else { return nil }
        var claim = reported
        (claim.expected, claim.difference) = (expected, time)
        return claim
    }

    /// The verdict with its facts, judged alone, as claims about times are.
    var wordsAlone: String {
        let judged = judged(adjustedPValue: pValue, family: 1)
        return "\(judged.verdict.rawValue) (\(judged.factLine))"
    }
}

private extension Value {
    /// Whether it is about the mean of these; of numbers that are not finite nothing is known.
    func isMean(of numbers: [Double]) -> Bool {
        guard let number, number.isFinite, numbers.allSatisfy(\.isFinite), !numbers.isEmpty else { return true }
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        return number.isAbout(mean, of: numbers.map(\.magnitude).max() ?? 0)
    }

    /// Its number, and the interval about it.
    var ends: [Double] {
        guard let number else { return [] }
        return [number] + (halfWidth.map { [$0, number - $0, number + $0] } ?? [])
    }
}

private extension Double {
    func isAbout(_ other: Double, of size: Double) -> Bool { (self - other).magnitude <= 1e-9 * size }
}

private extension Chart {
    /// Whether it has the words and the shape of another, and no numbers but those, in units of one or percent, and the
    /// other's.
    func draws(_ numbers: [Double], as other: Chart?) -> Bool {
        guard let own = JSONShape(self), let shape = other.flatMap({ JSONShape($0) }), own.words == shape.words else {
            return false
        }
        let known = shape.numbers + numbers.flatMap { [$0, $0 * 100] }
        return own.numbers.allSatisfy { number in known.contains { number.isAbout($0, of: max(1, $0.magnitude)) } }
    }
}

/// The JSON of a value, its numbers apart from all else.
private struct JSONShape {
    var words = ""
    var numbers: [Double] = []

    init?(_ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(value) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        var (isString, isEscaped, number) = (false, false, "")
        for sign in text {
            if !isString, sign.isNumber || "+-.eE".contains(sign) && !number.isEmpty || sign == "-" {
                number.append(sign)
                continue
            }
            if !number.isEmpty {
                words += "#"
                numbers += [Double(number)].compactMap(\.self)
                number = ""
            }
            words.append(sign)
            if isEscaped {
                isEscaped = false
            } else if sign == "\\" {
                isEscaped = isString
            } else if sign == "\"" {
                isString.toggle()
            }
        }
    }
}
