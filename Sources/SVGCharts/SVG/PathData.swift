/// The `d` attribute of a path, in whole hundredths of a pixel and relative steps: short, and without drift.

/// Collects the commands of a path.
struct PathData {
    private(set) var text = ""
    private var x = 0
    private var y = 0

    mutating func move(_ toX: Double, _ toY: Double) {
        (x, y) = (Self.hundredths(toX), Self.hundredths(toY))
        text += "M" + Self.number(x) + Self.joined(y)
    }

    /// A move written as a step from where the path is.
    mutating func step(_ toX: Double, _ toY: Double) {
        guard !text.isEmpty else { return move(toX, toY) }
        let (nextX, nextY) = (Self.hundredths(toX), Self.hundredths(toY))
        text += "m" + Self.number(nextX - x) + Self.joined(nextY - y)
        (x, y) = (nextX, nextY)
    }

    mutating func line(_ toX: Double, _ toY: Double) {
        let (nextX, nextY) = (Self.hundredths(toX), Self.hundredths(toY))
        let (stepX, stepY) = (nextX - x, nextY - y)
        (x, y) = (nextX, nextY)
        if stepY == 0 {
            text += "h" + Self.number(stepX)
        } else if stepX == 0 {
            text += "v" + Self.number(stepY)
        } else {
            text += "l" + Self.number(stepX) + Self.joined(stepY)
        }
    }

    mutating func curve(_ points: (Double, Double), _ second: (Double, Double), _ end: (Double, Double)) {
        let numbers = [points, second, end].flatMap { [Self.hundredths($0.0) - x, Self.hundredths($0.1) - y] }
        text += "c" + Self.number(numbers[0]) + numbers.dropFirst().map(Self.joined).joined()
        (x, y) = (Self.hundredths(end.0), Self.hundredths(end.1))
    }

    /// A line of no length, which round caps turn into a dot.
    mutating func dot() { text += "h0" }

    mutating func close() { text += "z" }

    /// A rectangle; one behind another begins where that began.
    mutating func rectangle(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
        step(left, top)
        let start = (x, y)
        line(right, top)
        line(right, bottom)
        line(left, bottom)
        close()
        (x, y) = start
    }
}

private extension PathData {
    static func hundredths(_ value: Double) -> Int {
        value.isNaN ? 0 : Int((max(-1e6, min(1e6, value)) * 100).rounded())
    }

    static func number(_ hundredths: Int) -> String {
        let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return sign + String(whole) }
        let decimals = rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0" + String(rest) : String(rest)
        return sign + (whole == 0 ? "" : String(whole)) + "." + decimals
    }

    static func joined(_ hundredths: Int) -> String {
        let text = number(hundredths)
        return text.hasPrefix("-") ? text : " " + text
    }
}
