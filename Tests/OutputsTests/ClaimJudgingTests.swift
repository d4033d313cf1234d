// Claims beside each other: Holm's correction, and what is said of it.
import Testing

@testable import Outputs

@Suite struct ClaimJudgingTests {
    static func claim(
        _ statement: String, p: Double?, count: Int = 5, leaning: String = "supported", seedsNeeded: Int? = nil
    ) -> ClaimRecord {
        ClaimRecord(
            statement: statement, verdict: p ?? 1 < 0.05 ? leaning : "undecided",
            difference: Value("1 ± 0", unit: "pp", number: 0.01, halfWidth: 0, count: count),
            rule: "lies above zero", differences: [0.01], leaning: p == nil ? nil : leaning, test: "paired t test",
            t: 2.5, pValue: p, signFlipPValue: 0.0625,
            effectSize: 1.25, seedsNeeded: seedsNeeded)
    }

    static func transcript(_ claims: [ClaimRecord]) -> Transcript {
        var transcript = Transcript()
        for (index, claim) in claims.enumerated() { transcript.blocks[index] = [.text("x"), .claim(claim)] }
        return transcript
    }

    @Test(
        arguments: [
            ([0.01], ["supported"]), ([0.03, 0.01], ["supported", "supported"]),
            ([0.03, 0.04], ["undecided", "undecided"]),
            ([0.04, 0.5, 0.02], ["undecided", "undecided", "undecided"]),
            ([0.001, nil, 0.04], ["supported", "undecided", "supported"]), ([], []),
        ] as [([Double?], [String])]) func manyClaimsAreJudgedByHolm(pValues: [Double?], verdicts: [String])
    {
        let judged = Self.transcript(pValues.map { Self.claim("a", p: $0) }).judged()
        #expect(judged.claims.map(\.verdict) == verdicts)
        #expect(judged.judged() == judged)
        #expect(judged.claims.map(\.family) == pValues.map { $0 == nil ? nil : pValues.count { $0 != nil } })
    }

    @Test func measuredTimesDoNotSwayTheOthers() {
        var timed = Self.claim("t", p: 0.04)
        timed.difference.isVolatile = true
        let judged = Self.transcript([timed, Self.claim("a", p: 0.04)]).judged().claims
        #expect(judged.map(\.verdict) == ["supported", "supported"] && judged.map(\.family) == [1, 1])
    }

    @Test func twoSeedsDecideNothing() {
        #expect(Self.transcript([Self.claim("a", p: 0.001, count: 2)]).judged().claims[0].verdict == "undecided")
    }

    @Test func anInlineClaimHasTheVerdictOfItsBlock() {
        var transcript = Self.transcript([Self.claim("a", p: 0.04), Self.claim("b", p: 0.04)])
        transcript.take(.claim(Self.claim("a", p: 0.04)), of: .inline(0))
        transcript.take(.claim(Self.claim("elsewhere", p: 0.04)), of: .inline(1))
        #expect(transcript.inlines[0]?.text == "supported")
        #expect(transcript.judged().inlines.mapValues(\.text) == [0: "undecided", 1: "supported"])
    }

    @Test(arguments: [
        (
            claim("a", p: 0.2, seedsNeeded: 29),
            "The claim needs a whole interval that lies above zero; this one allows both. About 29 seeds would resolve a difference of this size (power 80 %)."
        ),
        (
            claim("a", p: 0.04),
            "By itself this would be decided; beside the other claims of this notebook, of which one may look true by chance, it is not."
        ),
        (claim("a", p: 0.001), "The whole interval lies above zero."),
        (claim("a", p: nil, count: 1), "One seed is an anecdote: it decides nothing."),
        (
            claim("a", p: 0.001, leaning: "refuted"),
            "The whole interval contradicts the claim, which needs one that lies above zero."
        ),
        (claim("a", p: 0.001, count: 2), "Fewer than three seeds decide nothing."),
        (claim("a", p: nil), "Not every seed gave a finite value, so nothing is decided."),
    ]) func theReasonIsSaid(claim: ClaimRecord, reason: String) {
        #expect(Self.transcript([claim, Self.claim("b", p: 0.03)]).judged().claims[0].explanation == reason)
    }

    @Test func theFactsAreSaid() {
        let claims = Self.transcript([Self.claim("a", p: 0.004), Self.claim("b", p: 0.03)]).judged().claims
        #expect(
            claims[0].factLine
                == "Paired difference over 5 seeds, mean ± 95 % interval: 1 ± 0\u{00A0}pp; effect d = 1.25; "
                + "paired t test t(4) = 2.50, p = 0.004; Holm over 2 claims p = 0.008; exact sign-flip test p = 0.062.")
        #expect(
            claims[0].facts.map(\.name) == [
                "difference", "seeds", "effect", "paired t test", "Holm over 2 claims", "exact sign-flip test",
            ])
        #expect(Self.claim("a", p: nil, count: 1).facts[1].text == "1, an anecdote")
        var alike = Self.claim("a", p: 0)
        (alike.t, alike.effectSize) = (nil, nil)
        #expect(
            Self.transcript([alike, Self.claim("b", p: 0.03)]).judged().claims[0].facts.map(\.text)
                == ["1 ± 0\u{00A0}pp", "5", "none: every seed gave this difference", "p = 0.062"])
    }

    @Test(arguments: [
        (0, "< 0.0001"), (0.00009, "< 0.0001"), (0.0001234, "= 0.00012"), (0.0104, "= 0.010"), (0.5, "= 0.500"),
        (1, "= 1.000"),
    ])
    func probabilitiesAreWritten(p: Double, text: String) {
        #expect(ClaimRecord.probability(p) == text)
    }
}
