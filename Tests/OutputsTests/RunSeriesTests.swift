/// Runs as they are written down.
import FoundationEssentials
import Testing

@testable import Outputs

@Suite struct RunSeriesTests {
    static func run(_ seed: UInt64, trial: String = "A", weights: String? = nil) -> RunRecord {
        RunRecord(
            digest: String(repeating: "\(seed % 10)", count: 64), trial: trial, seed: seed, batchSize: 32, epochs: 1,
            optimizer: "adam", layers: ["Flatten()"], dataset: "Digits", datasetDigest: "d", engineVersion: 1,
            settings: [.init("Loss", "mean")], specification: "{\"batchSize\":32,\"seed\":\(seed)}",
            weightsDigest: weights, divergedAtStep: nil, isReused: seed % 2 == 0)
    }

    /// Alike, of other trials, planned, diverged, with numbers that are missing or not finite, and with a seed elsewhere.
    static var runs: [RunRecord] {
        var runs = [UInt64.max, 0, 1, 2, 3].map { run($0, weights: String(repeating: "a", count: 64)) }
        runs[1].outcome = RunOutcome(epoch: 3, trainLoss: 0.1, trainAccuracy: 0.5, testLoss: .nan, testAccuracy: nil)
        runs[2].divergedAtStep = 7
        runs[3].outcome = RunOutcome(
            epoch: 0, trainLoss: -.infinity, trainAccuracy: nil, testLoss: 1e-300, testAccuracy: 1, validationLoss: 2,
            validationAccuracy: 3, evaluatedTrainLoss: 4, evaluatedTrainAccuracy: 5, testR2: 6, testRMSE: 7, testMAE: 8)
        var odd = run(4)
        odd.digest = "short"
        let based = RunRecord(
            digest: String(repeating: "b", count: 64), trial: "A", seed: 5, batchSize: 32, epochs: 1, optimizer: "adam",
            layers: ["Flatten()"], dataset: "Digits", datasetDigest: "d", engineVersion: 1,
            settings: [.init("Loss", "mean")], specification: "{\"initial\":{\"seed\":5},\"seed\":5}",
            weightsDigest: nil,
            divergedAtStep: nil, isReused: false)
        return runs + [run(1, trial: "B"), run(2, trial: "B"), odd, based, run(6), run(7)]
    }

    @Test func nothingIsLost() throws {
        struct Held: Codable { var runs: RunRecords }
        let json = try OutputFraming.bytes(Held(runs: RunRecords(Self.runs)))
        let read: Held = try OutputFraming.value(json)
        #expect(read.runs.map { "\($0)" } == Self.runs.map { "\($0)" })
        #expect(read.runs.map(\.specification) == Self.runs.map(\.specification))
        #expect(RunRecords(Self.runs).series.map(\.count) == [5, 2, 1, 1, 2])
    }

    /// A number that outcomes come to have needs its place among those of a series.
    @Test func allNumbersHaveAPlace() throws {
        let outcome = try #require(Self.runs[3].outcome)
        #expect(Mirror(reflecting: outcome).children.count == 12)
    }

    /// What stores of earlier versions hold.
    @Test func runsOneAfterAnotherAreRead() throws {
        struct Old: Encodable { var runs: [RunRecord] }
        struct Held: Codable { var runs: RunRecords }
        let read: Held = try OutputFraming.value(OutputFraming.bytes(Old(runs: Self.runs)))
        #expect(read.runs.map { "\($0)" } == Self.runs.map { "\($0)" })
    }

    @Test func whatDoesNotFitTogetherIsNone() throws {
        let json = String(decoding: try OutputFraming.bytes(RunRecords(Self.runs).series[0]), as: UTF8.self)
        let cut = json.replacing("\"reused\":\"11010\"", with: "\"reused\":\"1\"").replacing(
            "\"reused\":\"01010\"", with: "\"reused\":\"1\"")
        #expect(cut != json)
        #expect(throws: DecodingError.self) { let _: RunSeries = try OutputFraming.value(Array(cut.utf8)) }
    }

    /// The more runs, the less each takes: the specification is there once.
    @Test func aRunTakesLittle() throws {
        func size(_ count: UInt64) throws -> Int {
            let runs = (0..<count).map { Self.run($0, weights: String(repeating: "a", count: 64)) }
            return try OutputFraming.bytes(RunRecords(runs)).count
        }
        #expect(try size(2000) - size(1000) < 150 * 1000)
    }

    @Test(arguments: [
        ("{\"a\":1,\"seed\":12}", "{\"a\":1,\"seed\":"), ("{\"seed\":1}", "{\"seed\":1}"),
        ("{\"a\":1,\"seed\":012}", "{\"a\":1,\"seed\":012}"), ("", ""), ("}", "}"),
        ("{\"a\":1,\"seed\":12,\"z\":1}", "{\"a\":1,\"seed\":12,\"z\":1}"),
        ("{\"a\":1,\"seed\":99999999999999999999}", "{\"a\":1,\"seed\":99999999999999999999}"),
    ]) func seedsAreHeldApart(json: String, text: String) {
        #expect(SpecificationText(json).text == text && SpecificationText(json).json == json)
    }
}
