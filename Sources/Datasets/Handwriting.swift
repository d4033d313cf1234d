/// How one sample is written: the hand's slant, size and pen, and how carelessly it moves.
struct Handwriting {
    /// The pen's way over the image, in pixels.
    struct Path {
        var strokes: [[Glyph.Point]]
        /// Half the pen's width in the middle of the image.
        var radius: Float
        /// How much wider the pen gets from left to right and top to bottom, per pixel.
        var pressure: Glyph.Point
    }

    /// The width in pixels of the ink's soft edge.
    let softness: Float
    /// The grey of full ink, 0 to 1.
    let ink: Float
    private let radius: Float
    private let size: Float
    /// Where the skeleton's x and y axes point: width, slant and turn in one.
    private let axes: (x: Glyph.Point, y: Glyph.Point)
    private let carelessness: Float
    private let pressure: Glyph.Point

    init(_ random: inout CounterRandom) {
        let slip = random.unit()
        carelessness = 0.58 + 1.12 * slip * slip
        radius = max(0.8, 1.3 + 0.32 * random.normal())
        softness = random.between(1.1, 1.8)
        ink = random.between(1, 1.15)
        size = 20 * random.between(0.9, 1.02)
        pressure = Glyph.Point(random.normal(), random.normal()) * 0.018
        let slant = 0.15 + 0.2 * random.normal()
        let width = 0.78 * (1 + 0.19 * random.normal())
        // A turn by twice the angle whose tangent is t, with no sine or cosine.
        let t = 0.06 * random.normal()
        let (cosine, sine) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
        axes = (
            x: Glyph.Point(cosine, sine) * max(0.3, width),
            y: Glyph.Point(-sine - slant * cosine, cosine - slant * sine)
        )
    }

    /// The skeleton as this hand writes it, its centre of mass in the middle of the image.
    func write(_ glyph: Glyph, _ random: inout CounterRandom) -> Path {
        let warp = Warp(&random, strength: 0.17 * carelessness)
        var glyph = glyph
        for stroke in glyph.strokes.indices {
            for index in glyph.strokes[stroke].points.indices {
                let slip = Glyph.Point(random.normal(), random.normal()) * (0.024 * carelessness)
                let point = warp(glyph.strokes[stroke].points[index]) + slip
                glyph.strokes[stroke].points[index] = axes.x * point.x + axes.y * point.y
            }
        }
        let curves = glyph.strokes.map { $0.curve(spacing: 0.09) }
        return Path(strokes: centred(scaled(curves)), radius: radius, pressure: pressure)
    }
}

private extension Handwriting {
    /// Fits the ink into the square that MNIST's digits fill, 20 pixels wide, or a little less.
    func scaled(_ curves: [[Glyph.Point]]) -> [[Glyph.Point]] {
        var (low, high) = (curves[0][0], curves[0][0])
        for curve in curves {
            for point in curve {
                low = pointwiseMin(low, point)
                high = pointwiseMax(high, point)
            }
        }
        let scale = (size - 2 * radius) / (high - low).max()
        return curves.map { $0.map { $0 * scale } }
    }

    func centred(_ curves: [[Glyph.Point]]) -> [[Glyph.Point]] {
        var (moment, length) = (Glyph.Point.zero, Float.leastNormalMagnitude)
        for curve in curves {
            for (from, to) in zip(curve, curve.dropFirst()) {
                let piece = to - from
                let weight = (piece * piece).sum().squareRoot()
                moment += (from + to) * (0.5 * weight)
                length += weight
            }
        }
        let shift = Glyph.Point(repeating: Float(Canvas.side) / 2) - moment / length
        return curves.map { $0.map { $0 + shift } }
    }
}
