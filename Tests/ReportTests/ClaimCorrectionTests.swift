// Claims of several reports beside each other, as the page that lists them shows them.
import Notebook
import Outputs
import Statistics
import Testing

@testable import Report

@Suite struct ClaimCorrectionTests {
    /// Reports of one claim each, with these p.
    static func reports(_ pValues: [Double]) throws -> [Report] {
        try pValues.map { p in
            let source = "```swift experiment\n1\n```\n"
            var transcript = Transcript()
            transcript.blocks[0] = [
                .claim(
                    ClaimRecord(
                        statement: "It helps", verdict: .undecided, difference: Value("1", number: 1, count: 5),
                        rule: "lies above zero", direction: .supported, test: "paired t test", t: 3, pValue: p,
                        effectSize: 1))
            ]
            return Report(
                notebook: try Notebook.parse(path: "a.md", source: Array(source.utf8), overrides: [:]),
                transcript: transcript)
        }
    }

    @Test(
        arguments: [
            (.report, [0.01, 0.04, 0.5], ["supported", "supported", "undecided"]),
            (.holm, [0.01, 0.04, 0.5], ["supported", "undecided", "undecided"]),
            (.benjaminiHochberg, [0.01, 0.03, 0.5], ["supported", "supported", "undecided"]),
            (.benjaminiHochberg, [0.01, 0.04, 0.5], ["supported", "undecided", "undecided"]),
            (.holm, [.nan, 0.04], ["undecided", "supported"]),
        ] as [(ClaimCorrection, [Double], [String])])
    func verdictsAreThoseOfTheFamily(correction: ClaimCorrection, pValues: [Double], verdicts: [String]) throws {
        let judged = try #require(correction.verdicts(of: Self.reports(pValues)))
        #expect(judged.verdicts.map { $0.map(\.rawValue) } == verdicts.map { [$0] })
    }

    @Test(arguments: ClaimCorrection.allCases) func theFamilyIsSaid(correction: ClaimCorrection) throws {
        let words = try #require(correction.verdicts(of: Self.reports([0.01, 0.04]))).words
        #expect(
            words.hasPrefix(correction == .report ? "2 claims of 2 reports. Each" : "2 claims of 2 reports, judged"))
        #expect(correction.verdicts(of: []) == nil)
    }
}
