/// Results as JSON, written and read without a general reader.
import Experiments
import FoundationEssentials
import Testing

@testable import Engine

@Suite struct ResultTextTests {
    static let results: [RunResult] =
        [0.1, 1, 1e-300, 123456789.123, .leastNonzeroMagnitude, .nan, -.infinity].map { number in
            RunResult(
                epochs: [
                    Epoch(number: 1, trainLoss: number, trainAccuracy: 0.5, testLoss: 1 / 3, testAccuracy: 1),
                    Epoch(
                        number: 2, trainLoss: 0, trainAccuracy: 0, testLoss: -0.0, testAccuracy: 1,
                        validationLoss: number,
                        validationAccuracy: 0.25),
                ], weightsDigest: "ab", seconds: 1.5)
        } + [
            RunResult(
                epochs: [
                    Epoch(
                        number: 1, trainLoss: 1, trainAccuracy: 1, testLoss: 1, testAccuracy: 1,
                        scores: [Score(part: .train, statistics: .moving, loss: 2, accuracy: 1)])
                ], weightsDigest: "ab", seconds: 1),
            RunResult(epochs: [], divergedAtStep: 3, weightsDigest: "", seconds: 0),
            RunResult(epochs: [], weightsDigest: "a\"b\\", seconds: 0),
            RunResult(
                epochs: [], weightsDigest: "", seconds: 0,
                measurements: [Measurement(step: 1, place: "a", quantity: "b", value: 0.1)], bestEpoch: 4),
        ]

    /// As the general reader has them, from either writer.
    @Test(arguments: results) func isReadToTheLastBit(result: RunResult) throws {
        let general = [UInt8](try JSONEncoder.exact.encode(result))
        for json in [result.json, general] {
            for read in [try RunResult(json: json), try JSONDecoder.exact.decode(RunResult.self, from: Data(json))] {
                #expect([UInt8](try JSONEncoder.exact.encode(read)) == general)
            }
        }
    }

    @Test(arguments: ["", "{", "{}", "{\"epochs\":[]}", "{\"epochs\":[{}],\"seconds\":1,\"weightsDigest\":\"\"}"])
    func whatIsNoneIsAnError(json: String) {
        #expect(throws: (any Error).self) { try RunResult(json: Array(json.utf8)) }
    }

    /// Runs of one trial are named as each by itself is.
    @Test func namesAreThoseOfEach() throws {
        var specs = Cases.models.prefix(3).flatMap { model in
            (0..<3).map { Cases.spec(model, seed: UInt64($0) &* 0x1234_5678_9ABC_DEF1) }
        }
        specs[4].options.probes = [.gradients(every: 2)]
        specs[5].initialWeights = InitialWeights(.run(spec: specs[0]))
        #expect(try specs.digests() == specs.map { try $0.digest() })
    }
}
