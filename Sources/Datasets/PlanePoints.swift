internal import Experiments

/// Points of the plane in two classes, for teaching.
struct PlanePoints {
    let shape: Dataset.PointShape
    let noise: Double
    let seed: UInt64

    /// Grows whenever any point would lie elsewhere than before.
    static let version = 1

    func load(train: Int, test: Int) -> LoadedDataset {
        let (trainSamples, testSamples) = (samples(0, train), samples(1, test))
        let dataset = Dataset(
            name: shape == .moons ? "Two moons" : "Two spirals",
            source: .points(shape, train: train, test: test, noise: noise, seed: seed),
            digest: LoadedDataset.digest(train: trainSamples, test: testSamples), shape: [2], classes: 2,
            trainCount: train, testCount: test)
        return LoadedDataset(dataset: dataset, train: trainSamples, test: testSamples)
    }

    /// Classes by turns; point i depends on the seed, the split and i alone.
    private func samples(_ split: UInt64, _ count: Int) -> Samples {
        let points = (0..<count).map { index -> [Float] in
            var random = CounterRandom(seed: seed, stream: 0x904175 + split, index: UInt64(index))
            let (x, y) = place(Double(random.unit()), second: index % 2 == 1)
            return [Float(x + noise * Double(random.normal())), Float(y + noise * Double(random.normal()))]
        }
        return Samples(labels: (0..<count).map { UInt8($0 % 2) }, features: points.flatMap { $0 })
    }

    /// The point a share of the way along its class's curve.
    private func place(_ share: Double, second: Bool) -> (x: Double, y: Double) {
        switch shape {
        case .moons:
            let angle = Double.pi * share,
                (cosine, sine) = (PortableMath.cosine(angle), PortableMath.cosine(angle - .pi / 2))
            return second ? (1 - cosine, 0.5 - sine) : (cosine, sine)
        case .spirals:
            let radius = 0.1 + 0.9 * share, angle = 3 * Double.pi * share + (second ? .pi : 0)
            return (radius * PortableMath.cosine(angle), radius * PortableMath.cosine(angle - .pi / 2))
        }
    }
}
