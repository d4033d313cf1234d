/// Paths through points, by each method of interpolation.

extension PathData {
    /// A line through `points`, or on from where the path is.
    mutating func trace(_ points: [(x: Double, y: Double)], _ method: InterpolationMethod, joining: Bool = false) {
        guard let first = points.first else { return }
        if joining { line(first.x, first.y) } else { move(first.x, first.y) }
        if method == .monotone, points.count > 2 { return curves(points) }
        for (from, to) in zip(points, points.dropFirst()) {
            switch method {
            case .linear, .monotone: break
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
}
