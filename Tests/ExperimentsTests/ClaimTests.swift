/// What the runs say of a claim.
import Experiments
import Statistics
import Testing

@Suite struct ClaimTests {
    /// A loss of training mode less one of inference is of neither, and so is what is made of it.
    @Test(
        arguments: [
            (.inference, .inference, false), (.training, .training, false), (.training, .inference, true),
            (nil, .training, false), (nil, nil, false), (.mixed, .mixed, true), (.mixed, .inference, true),
        ] as [(MeasurementMode?, MeasurementMode?, Bool)])
    func `a claim knows what it mixes`(left: MeasurementMode?, right: MeasurementMode?, mixes: Bool) {
        let (a, b) = (Estimate([1, 2, 3], mode: left), Estimate([3, 2, 2], mode: right))
        #expect(
            Claim("", a, isLessThan: b).mixesModes == mixes && Claim("", b, equals: a, within: 1).mixesModes == mixes)
        #expect(Claim("", a - b, isLessThan: a - b).mixesModes == mixes)
        #expect(Claim("", a - b, isLessThan: 0).mixesModes == mixes)
    }

    static let far = [-1.0, -1.1, -0.9], near = [-1.0, 1.1, -0.1], same = [0.0, 0, 0], few = [-1.0, -1.1]

    @Test(
        arguments: [
            (far, .supported, .refuted), (far.map { -$0 }, .refuted, .supported), (near, .undecided, .undecided),
            // Without a spread the number of seeds decides: 2 · 2⁻ⁿ.
            (same, .undecided, .undecided), ([-1, -1, -1], .undecided, .undecided),
            (Array(repeating: -1, count: 5), .undecided, .undecided),
            (Array(repeating: -1, count: 6), .supported, .refuted),
            (Array(repeating: 0, count: 40), .undecided, .undecided),
            (Array(repeating: 0.1 + 0.2 - 0.3, count: 40).map { $0 / 1e-5 }, .refuted, .supported),
            (few, .undecided, .undecided), ([-1], .undecided, .undecided), ([], .undecided, .undecided),
            ([-1, .nan, -1], .undecided, .undecided),
            ([-.infinity, -.infinity, -.infinity], .undecided, .undecided),
            ([-1, -.infinity, -1], .undecided, .undecided),
        ] as [([Double], Claim.Verdict, Claim.Verdict)])
    func `less and greater`(differences: [Double], less: Claim.Verdict, greater: Claim.Verdict) {
        let zero = Estimate(differences.map { _ in 0 })
        #expect(Claim("", Estimate(differences), isLessThan: zero).verdict == less)
        #expect(Claim("", Estimate(differences), isGreaterThan: zero).verdict == greater)
        #expect(Claim("", Estimate(differences), isLessThan: 0).verdict == less)
        #expect(Claim("", Estimate(differences), isGreaterThan: 0).verdict == greater)
    }

    @Test(
        arguments: [
            (far, 2, .supported), (far, 0.5, .refuted), (far.map { -$0 }, 0.5, .refuted), (far, 1, .undecided),
            (near, 0.5, .undecided),
            (same, 0.1, .undecided), (Array(repeating: 0, count: 5), 0.1, .supported), (same, 0, .undecided),
            ([1, 1, 1], 1, .undecided), (Array(repeating: 1, count: 9), 1, .undecided), (few, 20, .undecided),
            (Array(repeating: 1, count: 9), 0.5, .refuted),
            ([.nan, 0, 0], 1, .undecided), ([.infinity, 0, 0], 1, .undecided), (far, .infinity, .supported),
        ] as [([Double], Double, Claim.Verdict)])
    func `equal within a margin`(differences: [Double], margin: Double, verdict: Claim.Verdict) {
        let zero = Estimate(differences.map { _ in 0 })
        #expect(Claim("", Estimate(differences), equals: zero, within: margin).verdict == verdict)
    }

    @Test(
        arguments: [
            (0.5, .supported, .refuted), (0.85, .undecided, .refuted), (1.5, .refuted, .refuted),
        ] as [(Double, Claim.Verdict, Claim.Verdict)])
    func `by more than a margin`(margin: Double, less: Claim.Verdict, greater: Claim.Verdict) {
        let zero = Estimate(Self.far.map { _ in 0 })
        #expect(Claim("", Estimate(Self.far), isLessThan: zero, by: margin).verdict == less)
        #expect(Claim("", Estimate(Self.far), isGreaterThan: zero, by: margin).verdict == greater)
    }

    /// p by scipy.stats.ttest_rel and, over all signs, permutation_test; d as mean over standard deviation; n by
    /// scipy.stats.nct.
    @Test func `evidence is that of the paired t test`() throws {
        let left = Estimate([0.9761, 0.9755, 0.9772, 0.9749, 0.9768]),
            right = Estimate([0.9749, 0.9758, 0.9741, 0.9753, 0.9746])
        let claim = Claim("", left, isGreaterThan: right)
        let evidence = try #require(claim.evidence)
        #expect(evidence.test == "paired t test" && evidence.direction == .supported)
        #expect(abs(try #require(evidence.t) - 1.6909549127008685) < 1e-9)
        #expect(abs(evidence.pValue - 0.16610680603140424) < 1e-9)
        #expect(claim.signFlipPValue == 0.25)
        #expect(abs(try #require(claim.effectSize) - 0.7562180263372729) < 1e-9)
        #expect(claim.seedsNeeded == 16)
        #expect(claim.verdict == .undecided && claim.confidence == 0.95)
    }

    @Test func `equivalence is two one-sided tests`() throws {
        let left = Estimate([0.9761, 0.9755, 0.9772, 0.9749, 0.9768]),
            right = Estimate([0.9760, 0.9756, 0.9771, 0.9751, 0.9766])
        let claim = Claim("", left, equals: right, within: 0.001)
        let evidence = try #require(claim.evidence)
        #expect(evidence.direction == .supported && evidence.t == nil && evidence.test.hasPrefix("equivalence"))
        #expect(abs(evidence.pValue / 9.138988074793642e-05 - 1) < 1e-9)
        #expect(claim.signFlipPValue == nil && claim.seedsNeeded == nil && claim.confidence == 0.9)
    }

    /// p are those of statsmodels 0.15's `ttost_paired`, and where a claim is refuted SciPy's of `ttest_1samp`.
    @Test(arguments: [
        (0.001, "equivalence", 0.5864859115360306, 0.9), (0.0005, "equivalence", 0.8047577819555874, 0.9),
        (0.002, "equivalence", 0.14397610026516577, 0.9), (0.00001, "equivalence", 0.9155142215208392, 0.9),
    ])
    func `an undecided equivalence has the larger p of its two tests`(
        margin: Double, test: String, p: Double, confidence: Double
    ) throws {
        let left = Estimate([0.9761, 0.9755, 0.9772, 0.9749, 0.9768]),
            right = Estimate([0.9749, 0.9758, 0.9741, 0.9753, 0.9746])
        let claim = Claim("", left, equals: right, within: margin)
        let evidence = try #require(claim.evidence)
        #expect(abs(evidence.pValue / p - 1) < 1e-9 && evidence.test.hasPrefix(test) && evidence.t == nil)
        #expect(claim.verdict == .undecided && claim.confidence == confidence)
    }

    @Test(arguments: [
        (0.7, "equivalence test (two one-sided t tests)", 0.9567909747714227, Claim.Verdict.undecided, 0.9),
        (0.5, "paired t test", 0.04742065558431961, .refuted, 0.95),
    ])
    func `what lies far outside of a margin refutes equivalence`(
        margin: Double, test: String, p: Double, verdict: Claim.Verdict, confidence: Double
    ) throws {
        let zero = Estimate([0, 0, 0, 0, 0])
        let claim = Claim("", Estimate([0.5, 1, 1.5, 2, 2.5]), equals: zero, within: margin)
        let evidence = try #require(claim.evidence)
        #expect(abs(evidence.pValue / p - 1) < 1e-9 && evidence.test == test)
        #expect(claim.verdict == verdict && claim.confidence == confidence)
    }

    /// Rounding is no evidence: what equals the margin on paper is not above it.
    @Test(arguments: [
        Claim("", Estimate([0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2]), isGreaterThan: Estimate([0.3, 0.3, 0.3])),
        Claim(
            "", Estimate(Array(repeating: 0.9712, count: 8)),
            isGreaterThan: Estimate(Array(repeating: 0.9702, count: 8)),
            by: 0.001),
        Claim(
            "", Estimate(Array(repeating: 0.1, count: 10)), isGreaterThan: Estimate(Array(repeating: 0, count: 10)),
            by: 0.1),
        Claim("", Estimate(Array(repeating: 0.1, count: 6)), isLessThan: 0.1),
        Claim("", Estimate(Array(repeating: 0.1, count: 6)) - 0.3, isGreaterThan: -0.2),
        Claim(
            "", Estimate(Array(repeating: 0.3, count: 10)), equals: Estimate(Array(repeating: 0.2, count: 10)),
            within: 0.1),
    ])
    func `a difference that equals the margin within rounding decides nothing`(claim: Claim) throws {
        let evidence = try #require(claim.evidence)
        let signFlips = claim.signFlipPValue ?? 1
        #expect(claim.verdict == .undecided && evidence.pValue == 1 && signFlips == 1)
        let tests = ["exact sign-flip test", "equivalence test (two one-sided sign tests)"]
        #expect(tests.contains(evidence.test) && evidence.t == nil && claim.effectSize == nil)
    }

    @Test func `without a spread sign flips decide`() throws {
        let claim = Claim("", Estimate([2, 3, 4]), isGreaterThan: Estimate([1, 2, 3]))
        let evidence = try #require(claim.evidence)
        #expect(claim.verdict == .undecided && evidence.pValue == 0.25 && claim.signFlipPValue == 0.25)
        #expect(evidence.test == "exact sign-flip test" && evidence.direction == .supported && evidence.t == nil)
        let equal = Claim("", Estimate([2, 3, 4]), equals: Estimate([1, 2, 3]), within: 2)
        #expect(equal.evidence?.pValue == 0.125)
        #expect(equal.evidence?.test == "equivalence test (two one-sided sign tests)")
    }

    @Test func `one seed has no evidence`() {
        let claim = Claim("", Estimate([1]), isGreaterThan: 0)
        #expect(claim.evidence == nil && claim.effectSize == nil && claim.seedsNeeded == nil)
    }

    @Test func `two sides that never get there are not comparable`() {
        let never = Estimate([.infinity, .infinity, .infinity])
        #expect(Claim("", never, isLessThan: never).verdict == .undecided)
    }

    @Test func `reads as a sentence`() {
        let claim = Claim("Fewer epochs", Estimate([2, 3, 2]), isLessThan: Estimate([5, 5, 5]))
        #expect("\(claim)" == "Fewer epochs: supported (difference −2.7 ± 1.4, n = 3)")
    }
}
