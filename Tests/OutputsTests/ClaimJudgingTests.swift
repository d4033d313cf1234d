// Claims beside each other: Holm's correction, and what is said of it.
import Statistics
import Testing

@testable import Outputs

@Suite struct ClaimJudgingTests {
    static func claim(
        _ statement: String, p: Double?, count: Int = 5, direction: Verdict = .supported, seedsNeeded: Int? = nil,
        differences: [Double] = [0.01], unfit: String? = nil
    ) -> ClaimRecord {
        ClaimRecord(
            statement: statement, verdict: p ?? 1 < 0.05 ? direction : .undecided,
            difference: Value("1 ± 0", unit: "pp", number: 0.01, halfWidth: 0, count: count),
            rule: "lies above zero", differences: differences, direction: p == nil ? nil : direction,
            test: "paired t test",
            t: 2.5, pValue: p, signFlipPValue: 0.0625,
            effectSize: 1.25, seedsNeeded: seedsNeeded, unfit: unfit)
    }

    static func transcript(_ claims: [ClaimRecord]) -> Transcript {
        var transcript = Transcript()
        for (index, claim) in claims.enumerated() { transcript.blocks[index] = [.text("x"), .claim(claim)] }
        return transcript
    }

    @Test(
        arguments: [
            ([0.01], [.supported]), ([0.03, 0.01], [.supported, .supported]),
            ([0.03, 0.04], [.undecided, .undecided]),
            ([0.04, 0.5, 0.02], [.undecided, .undecided, .undecided]),
            ([0.001, nil, 0.04], [.supported, .undecided, .supported]), ([], []),
        ] as [([Double?], [Verdict])]) func manyClaimsAreJudgedByHolm(pValues: [Double?], verdicts: [Verdict])
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
        #expect(judged.map(\.verdict) == [.supported, .supported] && judged.map(\.family) == [1, 1])
    }

    @Test func twoSeedsDecideNothing() {
        #expect(Self.transcript([Self.claim("a", p: 0.001, count: 2)]).judged().claims[0].verdict == .undecided)
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
            "The claim needs a whole interval that lies above zero; this one allows both. About 11 seeds would resolve a difference of this size beside the other claims (power 80 %)."
        ),
        (
            claim("a", p: 0.04),
            "By itself this would be decided; beside the other claims of this notebook, of which one may look true by chance, it is not."
        ),
        (claim("a", p: 0.001), "The whole interval lies above zero."),
        (claim("a", p: nil, count: 1), "One seed is an anecdote: it decides nothing."),
        (
            claim("a", p: 0.001, direction: .refuted),
            "The whole interval contradicts the claim, which needs one that lies above zero."
        ),
        (claim("a", p: 0.001, count: 2), "Fewer than three seeds decide nothing."),
        (claim("a", p: nil), "Not every seed gave a finite value, so nothing is decided."),
        (
            claim("a", p: nil, differences: [1, .nan, 2, 3, .infinity]),
            "2 of 5 seeds gave no finite value, so nothing is decided."
        ),
        (
            claim("a", p: nil, differences: Array(repeating: .nan, count: 5)),
            "No seed gave a finite value, so nothing is decided."
        ),
        (
            claim("a", p: nil, differences: Array(repeating: .nan, count: 5), unfit: "the number"),
            "What it is held against, the number, is not finite, so nothing is decided."
        ),
    ]) func theReasonIsSaid(claim: ClaimRecord, reason: String) {
        #expect(Self.transcript([claim, Self.claim("b", p: 0.03)]).judged().claims[0].explanation == reason)
    }

    @Test func theFactsAreSaid() {
        let claims = Self.transcript([Self.claim("a", p: 0.004), Self.claim("b", p: 0.03)]).judged().claims
        #expect(
            claims[0].factLine
                == "Paired difference over 5 seeds, mean ± 95 % interval: 1 ± 0\u{00A0}pp; effect d = 1.25; "
                + "paired t test t(4) = 2.50, p = 0.004; Holm over 2 claims p = 0.008; exact sign-flip test p = 0.0625, "
                + "the least that 5 seeds can give.")
        #expect(
            claims[0].facts.map(\.name) == [
                "difference", "seeds", "effect", "paired t test", "Holm over 2 claims", "exact sign-flip test",
            ])
        #expect(Self.claim("a", p: nil, count: 1).facts[1].text == "1, an anecdote")
        var many = Self.claim("a", p: 0.004, count: 40)
        many.signFlipPValue = 0.00001
        #expect(many.facts.last?.name == "sign-flip test over 99\u{202F}999 random signs")
        #expect(many.facts.last?.text == "p < 0.0001")
    }

    /// Equal numbers are evidence of their count, and the text says which p that is.
    @Test func differencesWithoutASpreadAreSaidToHaveNone() {
        var alike = Self.claim("a", p: 0.0625)
        (alike.t, alike.effectSize, alike.test) = (nil, nil, "exact sign-flip test")
        let claim = Self.transcript([alike, Self.claim("b", p: 0.03)]).judged().claims[0]
        #expect(
            claim.facts.map(\.text)
                == [
                    "1 ± 0\u{00A0}pp", "5", "none: every seed gave this difference",
                    "p = 0.0625, the least that 5 seeds can give", "p = 0.0625",
                ])
        #expect(
            claim.explanation
                == "The claim needs a whole interval that lies above zero, and differences without a spread count as no more than their number."
        )
    }

    /// Ten claims ask for more seeds than one: the level is shared.
    @Test(arguments: [(1, 9), (2, 11), (10, 15)]) func seedsThatWouldDecideAccountForTheFamily(family: Int, seeds: Int)
    {
        let claims = [Self.claim("a", p: 0.06, seedsNeeded: 9)] + (1..<family).map { Self.claim("\($0)", p: 0.5) }
        #expect(Self.transcript(claims).judged().claims[0].seedsNeeded == seeds)
    }

    @Test(arguments: [
        (0, "< 0.0001"), (0.00009, "< 0.0001"), (0.0001234, "= 0.00012"), (0.0104, "= 0.010"), (0.5, "= 0.500"),
        (1, "= 1.000"), (0.0625, "= 0.0625"), (0.03125, "= 0.03125"), (0.015625, "= 0.01562"), (0.0078125, "= 0.0078"),
        (0.125, "= 0.125"), (0.0626, "= 0.063"),
    ])
    func probabilitiesAreWritten(p: Double, text: String) {
        #expect(ClaimRecord.probability(p) == text)
    }
}
