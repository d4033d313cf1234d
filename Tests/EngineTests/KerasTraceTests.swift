/// Keras's own losses, step by step: see the description in the trace files. `BNBOOK_GOLDEN` names their folder and
/// `BNBOOK_DATA` the one that holds mnist/; without them these tests are skipped.
import Datasets
import Experiments
import Foundation
import Testing

@testable import Engine

let golden = ProcessInfo.processInfo.environment["BNBOOK_GOLDEN"]
let folder = ProcessInfo.processInfo.environment["BNBOOK_DATA"]

struct KerasTrace: Decodable {
    struct Numbers: Decodable {
        let batch_loss: [Double], full_loss: [Double]
        let run_mean_norm: [Double]?, run_var_norm: [Double]?
        let grad_norms_step1: [String: Double], final_norms: [String: Double]
    }
    let numpy_float64_kerasconst: Numbers
}

/// Bounds just above the differences found between our losses and the float64 trace. Keras's own float32 differs by
/// 5e-7 in the batch losses, but for baseline-sin, whose first weights have rank 2: there it differs by 4.5e-5 as well.
struct TraceCase: Sendable {
    let model: String, initial: String, batchBound: Double, fullBound: Double
    static let all = [
        TraceCase(model: "baseline", initial: "weyl", batchBound: 1e-7, fullBound: 1e-7),
        TraceCase(model: "bn", initial: "weyl", batchBound: 1e-7, fullBound: 1e-6),
        // Rounding gives the bias before the normalization a gradient of 1e-9 where it ought to be 0; Adam turns it
        // into a visible step, which the moving average follows late (Keras's float32: 1.3e-6).
        TraceCase(model: "bn", initial: "sin", batchBound: 1e-7, fullBound: 5e-6),
        TraceCase(model: "baseline", initial: "sin", batchBound: 4.6e-5, fullBound: 1.2e-5),
    ]
}

@Suite(
    .enabled(
        if: golden != nil && folder != nil,
        "set BNBOOK_GOLDEN and BNBOOK_DATA to the folders of the traces and of MNIST"))
struct KerasTraceTests {
    @Test(arguments: TraceCase.all) func lossesAgree(row: TraceCase) throws {
        let trace = try trace("golden-\(row.model)-\(row.initial).json")
        let expected = trace.numpy_float64_kerasconst
        try NetworkProbe.with(layers(row.model), try mnist(256), shape: [28, 28], optimizer: .adam()) { probe in
            fill(probe, row.initial)
            var batch: [Double] = [], full: [Double] = [], means: [Double] = [], variances: [Double] = []
            for step in 0..<40 {
                batch.append(probe.step(from: 32 * (step % 8), rows: 32))
                full.append(probe.evaluate(rows: 256))
                means += probe.averages.prefix(1).map { norm($0.values) }
                variances += probe.averages.suffix(1).map { norm($0.values) }
            }
            let batchError = worst(batch, expected.batch_loss), fullError = worst(full, expected.full_loss)
            #expect(batchError < row.batchBound)
            #expect(fullError < row.fullBound)
            if let expectedMeans = expected.run_mean_norm, let expectedVariances = expected.run_var_norm {
                #expect(worst(means, expectedMeans) < 1e-5)
                #expect(worst(variances, expectedVariances) < 2e-5)
            }
        }
    }

    @Test(arguments: ["baseline", "bn"]) func firstGradientsAgree(model: String) throws {
        let expected = try trace("golden-\(model)-weyl.json").numpy_float64_kerasconst.grad_norms_step1
        let names = model == "bn" ? ["W1", "b1", "gamma", "beta", "W2", "b2"] : ["W1", "b1", "W2", "b2"]
        try NetworkProbe.with(layers(model), try mnist(32), shape: [28, 28], optimizer: .probe) { probe in
            fill(probe, "weyl")
            _ = probe.step(from: 0, rows: 32)
            for (name, parameter) in zip(names, probe.trainable) {
                // A bias before normalization has the gradient 0 but for rounding.
                let right = expected[name]!, bound = right < 1e-9 ? 1e-7 : 1e-5 * right
                #expect(abs(norm(parameter.slopes) - right) < bound, "\(name)")
            }
        }
    }
}

private extension KerasTraceTests {
    func layers(_ model: String) -> [Layer] {
        Model("") {
            Flatten()
            Dense(128)
            if model == "bn" { BatchNormalization() }
            Activation(.relu)
            Dense(10, activation: .softmax)
        }.layers
    }

    func trace(_ name: String) throws -> KerasTrace {
        try JSONDecoder().decode(KerasTrace.self, from: Data(contentsOf: URL(fileURLWithPath: golden! + "/" + name)))
    }

    func fill(_ probe: NetworkProbe, _ initial: String) {
        for kernel in probe.trainable.map(\.values) where kernel.rows > 1 {
            kernel.values = (0..<kernel.rows * kernel.columns).map { initial == "sin" ? sine($0) : weyl($0) }
        }
    }

    func sine(_ k: Int) -> Float { Float(0.05 * sin(0.37 * Double(k) + 1)) }

    func weyl(_ k: Int) -> Float { Float(0.08 * turn(k)) }
}

/// The first so many training images of MNIST.
func mnist(_ count: Int) throws -> Samples {
    let train = try loadMNIST(locator: DatasetLocator(environment: ProcessInfo.processInfo.environment)).train
    return Samples(pixels: Array(train.pixels.prefix(count * 784)), labels: Array(train.labels.prefix(count)))
}

/// Weyl's sequence, in [-1, 1).
func turn(_ k: Int) -> Double { Double((k + 1) * 2_654_435_761 % (1 << 32)) / 0x1p31 - 1 }

/// The greatest difference; infinite where one is not a number or there is none.
func worst(_ found: [Double], _ expected: [Double]) -> Double {
    let differences = zip(found, expected).map { abs($0 - $1) }
    return differences.allSatisfy(\.isFinite) ? differences.max() ?? .infinity : .infinity
}

func norm(_ values: [Float]) -> Double { values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot() }
