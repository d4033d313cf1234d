internal import Experiments

/// Coloured shapes drawn by program, images of 32 × 32 pixels in red, green and blue: the same on every machine, as only
/// operations are used that IEEE 754 fixes. Neither colour nor place tells the class.
struct DrawnShapes {
    static let name = "Drawn shapes"
    static let side = 32
    /// By the number of the class.
    static let classes = [
        "circle", "square", "triangle", "rhombus", "cross", "ring", "bar", "half disc", "frame", "crescent",
    ]

    let seed: UInt64

    func load(train: Int, test: Int) -> LoadedDataset {
        let (trainSamples, testSamples) = (samples(0, train), samples(1, test))
        let dataset = Dataset(
            name: Self.name, source: .shapes(train: train, test: test, seed: seed),
            digest: LoadedDataset.digest(train: trainSamples, test: testSamples), shape: [Self.side, Self.side, 3],
            classes: Self.classes.count, trainCount: train, testCount: test, classNames: Self.classes)
        return LoadedDataset(dataset: dataset, train: trainSamples, test: testSamples)
    }
}

private extension DrawnShapes {
    /// Sample i depends on the seed, the split and i alone.
    func samples(_ split: UInt64, _ count: Int) -> Samples {
        var samples = Samples(labels: [])
        samples.pixels.reserveCapacity(count * Self.side * Self.side * 3)
        for index in 0..<count {
            var random = CounterRandom(seed: seed, stream: 0x54A9E + split, index: UInt64(index))
            let label = random.below(Self.classes.count)
            samples.labels.append(UInt8(label))
            draw(label, &random, into: &samples.pixels)
        }
        return samples
    }

    func draw(_ label: Int, _ random: inout CounterRandom, into pixels: inout [UInt8]) {
        let size = random.between(8, 13), angle = Double(random.between(-0.6, 0.6))
        let (x, y) = (random.between(size, 31 - size), random.between(size, 31 - size))
        let (cosine, sine) = (Float(PortableMath.cosine(angle)), Float(PortableMath.cosine(angle - .pi / 2)))
        let ground = (0..<3).map { _ in random.between(0, 255) }
        var ink = (0..<3).map { _ in random.between(0, 255) }
        // Enough contrast to be seen, in one colour at least.
        if zip(ground, ink).allSatisfy({ abs($0 - $1) < 80 }) { ink = ground.map { $0 < 128 ? $0 + 110 : $0 - 110 } }
        for row in 0..<Self.side {
            for column in 0..<Self.side {
                var covered: Float = 0
                for part in 0..<4 {
                    let (across, down) = (
                        (Float(column) + Float(part % 2) / 2 - 0.25 - x) / size,
                        (Float(row) + Float(part / 2) / 2 - 0.25 - y) / size
                    )
                    let place = (cosine * across + sine * down, cosine * down - sine * across)
                    if Self.holds(label, place.0, place.1) { covered += 0.25 }
                }
                for channel in 0..<3 {
                    let value = ground[channel] + (ink[channel] - ground[channel]) * covered + 12 * random.normal()
                    pixels.append(UInt8(min(255, max(0, value.rounded()))))
                }
            }
        }
    }

    /// Whether a shape of about unit radius covers a point; y downwards.
    static func holds(_ label: Int, _ x: Float, _ y: Float) -> Bool {
        let (across, down, square) = (abs(x), abs(y), x * x + y * y)
        switch label {
        case 0: return square < 0.8
        case 1: return max(across, down) < 0.75
        case 2: return y < 0.7 && across < (y + 1) * 0.55
        case 3: return across / 0.55 + down < 1
        case 4: return min(across, down) < 0.27 && max(across, down) < 0.95
        case 5: return square < 1 && square > 0.4
        case 6: return across < 1 && down < 0.28
        case 7: return square < 1 && y > 0
        case 8: return max(across, down) < 0.85 && max(across, down) > 0.52
        default: return square < 1 && (x - 0.55) * (x - 0.55) + y * y > 0.6
        }
    }
}
