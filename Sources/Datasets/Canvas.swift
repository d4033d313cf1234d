/// Draws ink with soft edges into an image of 28 × 28 bytes.
enum Canvas {
    static let side = 28
    static let pixelCount = side * side

    /// Each pixel gets its distance to the nearest ink; noise is added where there is ink.
    static func draw(
        _ path: Handwriting.Path, softness: Float, ink: Float, _ random: inout CounterRandom,
        into image: UnsafeMutableBufferPointer<UInt8>
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: side * stride) { depth in
            depth.initialize(repeating: -1000)
            for stroke in path.strokes {
                for (from, to) in zip(stroke, stroke.dropFirst()) {
                    let offset = (from + to) * 0.5 - Float(side) / 2
                    let radius = max(0.6, path.radius + (offset * path.pressure).sum())
                    deepen(depth.baseAddress!, from, to, radius, reach: radius + softness / 2)
                }
            }
            for y in 0..<side {
                for x in 0..<side {
                    let cover = min(1, depth[y * stride + x] / softness + 0.5)
                    image[y * side + x] = cover <= 0 ? 0 : grey(cover * ink, &random)
                }
            }
        }
    }
}

private extension Canvas {
    /// Rows have room to spare, so that a vector of pixels may reach beyond the edge.
    static let stride = 32
    static let lanes = 4
    typealias Lanes = SIMD4<Float>
    static let centers = Lanes(0.5, 1.5, 2.5, 3.5)

    /// Raises the depth of the pixels around a piece of ink to how far they are inside it; below zero is outside.
    static func deepen(
        _ depth: UnsafeMutablePointer<Float>, _ from: Glyph.Point, _ to: Glyph.Point, _ radius: Float, reach: Float
    ) {
        let (low, high) = (pointwiseMin(from, to) - (reach + 0.5), pointwiseMax(from, to) + (reach + 0.5))
        let along = to - from
        let scaled = along / max(0.000_001, (along * along).sum())
        let columns = range(low.x, high.x, limit: side)
        for row in range(low.y, high.y, limit: side) {
            let y = Float(row) + 0.5 - from.y
            for first in Swift.stride(from: columns.lowerBound, to: columns.upperBound, by: lanes) {
                let pixels = UnsafeMutableRawPointer(depth + (row * stride + first))
                let x = centers + (Float(first) - from.x)
                var nearest = x * scaled.x + y * scaled.y
                nearest.replace(with: 0, where: nearest .< 0)
                nearest.replace(with: 1, where: nearest .> 1)
                let (gapX, gapY) = (x - nearest * along.x, y - nearest * along.y)
                let inside = radius - (gapX * gapX + gapY * gapY).squareRoot()
                var deepest = pixels.loadUnaligned(as: Lanes.self)
                deepest.replace(with: inside, where: inside .> deepest)
                pixels.storeBytes(of: deepest, as: Lanes.self)
            }
        }
    }

    static func range(_ low: Float, _ high: Float, limit: Int) -> Range<Int> {
        let first = max(0, min(limit, Int(low)))
        return first..<max(first, min(limit, Int(high) + 1))
    }

    static func grey(_ level: Float, _ random: inout CounterRandom) -> UInt8 {
        let noisy = level * 255 * (1 + 0.04 * random.normal())
        return noisy < 4 ? 0 : UInt8(min(255, noisy))
    }
}
