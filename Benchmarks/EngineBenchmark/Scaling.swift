/// What an epoch costs as a network or its data grow.
internal import Datasets
internal import Engine
internal import Experiments
internal import Foundation

/// Networks that differ in one number.
private struct Series {
    let name: String
    let values: [Int]
    var batchSize: @Sendable (Int) -> Int = { _ in 32 }
    var samples: @Sendable (Int) -> Int = { _ in 1024 }
    /// Of one sample forward, of products; a fifth of the pixels is not zero.
    let multiplications: @Sendable (Int) -> Double
    let model: @Sendable (Int) -> Model

    static let all = [
        Series(
            name: "samples", values: [5_000, 10_000, 20_000, 40_000, 80_000], samples: { $0 },
            multiplications: { _ in 1 },
            model: { _ in
                Model("") {
                    Flatten()
                    Dense(128)
                    BatchNormalization()
                    Activation(.relu)
                    Dense(10, activation: .softmax)
                }
            }),
        Series(
            name: "width of two Dense", values: [32, 64, 128, 256, 512, 1024, 2048, 4096],
            multiplications: { Double($0 * (157 + $0 + 10)) },
            model: { width in
                Model("") {
                    Flatten()
                    Dense(width, activation: .relu)
                    Dense(width, activation: .relu)
                    Dense(10, activation: .softmax)
                }
            }),
        Series(
            name: "depth, Dense 256", values: [1, 2, 4, 8, 16, 32],
            multiplications: { Double(157 * 256 + ($0 - 1) * 256 * 256 + 2560) },
            model: { depth in
                Model("") {
                    Flatten()
                    for _ in 0..<depth { Dense(256, activation: .relu) }
                    Dense(10, activation: .softmax)
                }
            }),
        Series(
            name: "channels of two Conv2D", values: [8, 16, 32, 64, 128], samples: { _ in 128 },
            multiplications: { Double(784 * 9 * $0 * (1 + $0) + 10 * $0) },
            model: { channels in
                Model("") {
                    Reshape(28, 28, 1)
                    Conv2D(channels, 3, padding: .same, activation: .relu)
                    Conv2D(channels, 3, padding: .same, activation: .relu)
                    GlobalAveragePooling2D()
                    Dense(10, activation: .softmax)
                }
            }),
        Series(
            name: "batch, two Dense 256", values: [8, 16, 32, 64, 128, 256, 512, 1024], batchSize: { $0 },
            samples: { _ in 4096 }, multiplications: { _ in 1 },
            model: { _ in
                Model("") {
                    Flatten()
                    Dense(256, activation: .relu)
                    Dense(256, activation: .relu)
                    Dense(10, activation: .softmax)
                }
            }),
        Series(
            name: "steps of a GRU 128", values: [7, 14, 28, 56, 112], samples: { _ in 256 },
            multiplications: { Double(784 * 384 / 5 + ($0 - 1) * 128 * 384 + 1280) },
            model: { steps in
                Model("") {
                    Reshape(steps, 784 / steps)
                    GRU(128)
                    Dense(10, activation: .softmax)
                }
            }),
    ]

    /// Seconds of an epoch, the median of five.
    func seconds(_ value: Int) throws -> Double {
        let digits = try loadDigits(train: samples(value), test: 100, seed: 1)
        let spec = RunSpec(
            layers: model(value).layers, dataset: digits.dataset, optimizer: .adam(), epochs: 1,
            batchSize: batchSize(value), seed: 1)
        return try (0..<5).map { _ in try train(spec, on: digits, onEvent: { _ in }).seconds }.sorted()[2]
    }
}

/// Prints for each series the seconds of an epoch on one thread, and the exponents fitted to them and to the
/// multiplications.
func printScaling() throws {
    print("| against | values | seconds of an epoch | exponent | of the multiplications |\n|---|---|---|---|---|")
    for series in Series.all {
        let seconds = try series.values.map(series.seconds)
        let work = series.values.map { series.multiplications($0) * Double(series.samples($0)) }
        let cells = [
            series.name, series.values.map(String.init).joined(separator: ", "),
            seconds.map { rounded($0, 4) }.joined(separator: ", "), rounded(exponent(seconds, series.values), 2),
            rounded(exponent(work, series.values), 2),
        ]
        print("| \(cells.joined(separator: " | ")) |")
    }
}

/// The slope of ln y against ln x by least squares.
private func exponent(_ y: [Double], _ x: [Int]) -> Double {
    let (u, v) = (x.map { log(Double($0)) }, y.map { log($0) })
    let (meanU, meanV) = (u.reduce(0, +) / Double(u.count), v.reduce(0, +) / Double(v.count))
    let products = zip(u, v).reduce(0) { $0 + ($1.0 - meanU) * ($1.1 - meanV) }
    return products / u.reduce(0) { $0 + ($1 - meanU) * ($1 - meanU) }
}
