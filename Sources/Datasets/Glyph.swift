/// The skeleton of one way to write a digit.
struct Glyph: Sendable {
    /// A place in the skeleton's box, x to the right and y down, 0 to 1.
    typealias Point = SIMD2<Float>

    /// One movement of the pen: a smooth curve through points, broken at corners.
    struct Stroke: Sendable {
        var points: [Point]
        /// Whether the pen turns sharply at each point.
        var isCorner: [Bool]
    }

    var strokes: [Stroke]

    /// Reads a skeleton: points "x,y" in hundredths, "!" after a corner, "/" where the pen is lifted.
    init(_ text: StaticString) {
        strokes = text.description.split(separator: "/").map { stroke in
            let words = stroke.split(separator: " ")
            return Stroke(points: words.map(point), isCorner: words.map { $0.hasSuffix("!") })
        }
    }
}

extension Glyph.Stroke {
    /// The curve (Catmull and Rom's spline) as points not further apart than about `spacing`.
    func curve(spacing: Float) -> [Glyph.Point] {
        var curve = [points[0]]
        for span in 0..<points.count - 1 {
            let (from, to) = (points[span], points[span + 1])
            let before = span == 0 || isCorner[span] ? from + from - to : points[span - 1]
            let after = span + 2 == points.count || isCorner[span + 1] ? to + to - from : points[span + 2]
            let (leaving, arriving) = ((to - before) * 0.5, (after - from) * 0.5)
            let chord = to - from
            let pieces = max(1, Int((chord * chord).sum().squareRoot() / spacing) + 1)
            for piece in 1...pieces {
                let t = Float(piece) / Float(pieces)
                let bend = from - to
                let cubic = (bend + bend + leaving + arriving) * t - (bend * 3 + leaving * 2 + arriving)
                curve.append((cubic * t + leaving) * t + from)
            }
        }
        return curve
    }
}

private func point(_ word: Substring) -> Glyph.Point {
    let numbers = word.split { $0 == "," || $0 == "!" }.map { Float(Int($0)!) / 100 }
    return Glyph.Point(numbers[0], numbers[1])
}
