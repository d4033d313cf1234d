/// Paths through points, by each method of interpolation.

extension PathData {
    /// A line through `points`, or on from where the path is.
    mutating func trace(_ points: [(x: Double, y: Double)], _ method: InterpolationMethod, joining: Bool = false) {
        guard let first = points.first else { return }
        if joining { line(first.x, first.y) } else { move(first.x, first.y) }
        if points.count > 2 {
            switch method {
            case .monotone: return curves(points)
            case .catmullRom, .cardinal: return splines(points, method)
            case .linear, .stepStart, .stepCenter, .stepEnd: break
            }
        }
        for (from, to) in zip(points, points.dropFirst()) {
            switch method {
            case .linear, .monotone, .catmullRom, .cardinal: break
            case .stepStart: line(from.x, to.y)
            case .stepEnd: line(to.x, from.y)
            case .stepCenter:
                line((from.x + to.x) / 2, from.y)
                line((from.x + to.x) / 2, to.y)
            }
            line(to.x, to.y)
        }
    }
}

extension InterpolationMethod {
    /// The method that gives the same line from its other end.
    var reversed: InterpolationMethod {
        switch self {
        case .stepStart: .stepEnd
        case .stepEnd: .stepStart
        default: self
        }
    }
}

private extension PathData {
    /// Fritsch and Carlson's cubic: between two points it never leaves their range.
    mutating func curves(_ points: [(x: Double, y: Double)]) {
        let slopes = zip(points, points.dropFirst()).map { $1.x == $0.x ? 0 : ($1.y - $0.y) / ($1.x - $0.x) }
        var tangents = [slopes[0]]
        for (before, after) in zip(slopes, slopes.dropFirst()) {
            tangents.append(before * after <= 0 ? 0 : 2 * before * after / (before + after))
        }
        tangents.append(slopes[slopes.count - 1])
        for index in slopes.indices {
            let (from, to) = (points[index], points[index + 1])
            let third = (to.x - from.x) / 3
            curve(
                (from.x + third, from.y + tangents[index] * third), (to.x - third, to.y - tangents[index + 1] * third),
                (to.x, to.y))
        }
    }

    /// A cubic between each two points, of which the ones before and after decide the tangents.
    mutating func splines(_ points: [(x: Double, y: Double)], _ method: InterpolationMethod) {
        for index in points.indices.dropLast() {
            let (from, to) = (points[index], points[index + 1])
            let (before, after) = (points[max(0, index - 1)], points[min(points.count - 1, index + 2)])
            curve(
                Self.control(before, from, to, method), Self.control(after, to, from, method), (to.x, to.y))
        }
    }

    /// The control point beside `at` on the way to `next`, with `other` at its other side.
    static func control(
        _ other: (x: Double, y: Double), _ at: (x: Double, y: Double), _ next: (x: Double, y: Double),
        _ method: InterpolationMethod
    ) -> (Double, Double) {
        guard method == .catmullRom else { return (at.x + (next.x - other.x) / 6, at.y + (next.y - other.y) / 6) }
        let (behind, ahead) = (distance(other, at), distance(at, next))
        guard behind > 0 else { return at }
        // Barry and Goldman's pyramid for knots at the roots of the distances.
        let roots = (behind * ahead).squareRoot()
        let (own, sum) = (2 * behind + 3 * roots + ahead, 3 * (behind + roots))
        return (
            (at.x * own - other.x * ahead + next.x * behind) / sum,
            (at.y * own - other.y * ahead + next.y * behind) / sum
        )
    }

    static func distance(_ one: (x: Double, y: Double), _ other: (x: Double, y: Double)) -> Double {
        ((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y)).squareRoot()
    }
}
