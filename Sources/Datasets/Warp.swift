/// An elastic deformation of the skeleton's box: a cubic Bézier patch whose 16 control points have slipped (Sederberg
/// and Parry 1986).
struct Warp {
    private var slips: [Glyph.Point]

    init(_ random: inout CounterRandom, strength: Float) {
        slips = (0..<16).map { _ in Glyph.Point(random.normal(), random.normal()) * strength }
    }

    func callAsFunction(_ point: Glyph.Point) -> Glyph.Point {
        let (across, down) = (bernstein(point.x), bernstein(point.y))
        var moved = point
        for row in 0..<4 {
            for column in 0..<4 {
                moved += slips[row * 4 + column] * (across[column] * down[row])
            }
        }
        return moved
    }
}

private func bernstein(_ t: Float) -> SIMD4<Float> {
    let s = 1 - t
    return SIMD4(s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
}
