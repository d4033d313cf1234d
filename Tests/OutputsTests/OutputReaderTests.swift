import SVGCharts
import Statistics
import Testing

@testable import Outputs

/// A chart that any output may hold.
private let chart = Chart([1, 2]) { LineMark(x: .value("x", $0), y: .value("y", $0 * $0)) }

private let samples: [Output] = [
    .began(.block(3)), .began(.inline(0)), .reached(line: 12),
    .value(Value("97 ± 1", unit: "%", number: 0.97, halfWidth: 0.01, count: 5)),
    .value(Value("NaN", number: .nan)), .value(Value("∞", number: .infinity, isVolatile: true)), .figure(chart),
    .table(Table(columns: ["a", "b"], rows: [["x", 1], ["y", -.infinity as Double]], note: "n")),
    .claim(ClaimRecord(statement: "s", verdict: .refuted, difference: Value("1"), rule: "lies below zero")),
    .notice("careful", details: "because"), .progress(Progress(activity: "a", fraction: 0.5)), .failure("broken\nhere"),
    .finished,
]

@Suite struct OutputReaderTests {
    @Test(arguments: samples) func everyOutputTravels(output: Output) throws {
        var reader = OutputReader(nonce: "42")
        let arrived = reader.read(try OutputFraming.record(output, nonce: "42")) + reader.finish()
        #expect(arrived.map { "\($0)" } == ["\(output)"])
    }

    @Test(arguments: [1, 2, 3, 7, 64, 1000]) func piecesOfAnySizeAreTheSame(size: Int) throws {
        let records: [UInt8] = try samples.flatMap { try OutputFraming.record($0, nonce: "42") }
        let bytes: [UInt8] = Array("before ".utf8) + records + Array("é\nlast".utf8)
        var reader = OutputReader(nonce: "42")
        var outputs: [Output] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            outputs += reader.read(bytes[start..<min(start + size, bytes.count)])
        }
        outputs += reader.finish()
        let expected: [Output] = [.text("before ")] + samples + [.text("é\n"), .text("last")]
        #expect(outputs.map { "\($0)" } == expected.map { "\($0)" })
    }

    @Test func aSeparatorThatANotebookPrintsIsText() {
        var reader = OutputReader(nonce: "42")
        #expect(reader.read(Array("\u{1E}not JSON\nmore\n".utf8)) == [.text("\u{1E}not JSON\n"), .text("more\n")])
    }

    /// Data that a block prints may hold what an earlier run, or another program, said.
    @Test(arguments: ["", "4", "43", "24"]) func aRecordOfSomebodyElseIsText(nonce: String) throws {
        var reader = OutputReader(nonce: "42")
        let claim = ClaimRecord(statement: "s", verdict: .supported, difference: Value("1"), rule: "lies above zero")
        let bytes = try OutputFraming.record(.claim(claim), nonce: nonce)
        #expect(reader.read(bytes) == [.text(String(decoding: bytes, as: UTF8.self))])
    }

    @Test func noncesDiffer() {
        let nonces = (0..<100).map { _ in OutputFraming.newNonce }
        #expect(Set(nonces).count == 100 && nonces.allSatisfy { $0.count == 32 })
    }

    @Test func aRecordCutOffIsText() throws {
        var reader = OutputReader(nonce: "42")
        #expect(reader.read(try OutputFraming.record(.finished, nonce: "42").dropLast(4)).isEmpty)
        #expect(reader.finish().count == 1)
    }

    @Test func theTranscriptSortsWhatWasSaid() {
        var transcript = Transcript()
        for output in [Output.text("a"), .text("b\n"), .value(Value("1")), .text("c")] {
            transcript.take(output, of: .block(0))
        }
        for output in [Output.text("printed\n"), .value(Value("2")), .text("later")] {
            transcript.take(output, of: .inline(1))
        }
        #expect(transcript.blocks[0] == [.text("ab\n"), .value(Value("1")), .text("c")])
        #expect(transcript.inlines == [1: Value("2")])
    }
}
