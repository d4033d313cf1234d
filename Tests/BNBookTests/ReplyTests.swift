// How a worker's replies travel.
import Experiments
import Outputs
import Testing

@testable import Worker

@Suite struct ReplyTests {
    static func result(_ loss: Double) -> RunResult {
        RunResult(
            epochs: [Epoch(number: 1, trainLoss: loss, trainAccuracy: 0.5, testLoss: loss, testAccuracy: 0.25)],
            weightsDigest: String(repeating: "a", count: 64), seconds: 1)
    }

    /// What came of ten thousand runs is more than one part, and one again where it arrives.
    @Test func manyResultsTravelInParts() throws {
        let results = (0..<10_000).map { $0 % 7 == 3 ? nil : Self.result(Double($0)) }
        let reply = Reply(
            said: [.notice("first"), .notice("second")], answer: .results(ResultList(results)))
        let parts = reply.parts
        #expect(parts.count > 4)
        var whole = Reply(said: [], answer: .results(ResultList([])))
        for part in parts { whole.append(try OutputFraming.value(OutputFraming.bytes(part))) }
        #expect(whole.said == reply.said)
        let list = try #require(whole.answer.content as? ResultList)
        let read = try list.results()
        #expect(read.map { $0?.epochs.last?.trainLoss } == results.map { $0?.epochs.last?.trainLoss })
    }

    @Test(arguments: [[], [nil], [nil, nil, ReplyTests.result(1)]]) func fewTravelAtOnce(results: [RunResult?]) throws {
        let parts = ResultList(results).parts
        #expect(parts.count == 1)
        let read = try parts[0].results()
        #expect(read.map { $0 == nil } == results.map { $0 == nil })
    }

    @Test func otherAnswersAreTheLastPart() throws {
        let reply = Reply(said: [.notice("data")], answer: .count(3))
        var whole = Reply(said: [], answer: .results(ResultList([])))
        for part in reply.parts { whole.append(part) }
        #expect(whole.said == reply.said && whole.answer.content as? Int == 3)
    }
}
