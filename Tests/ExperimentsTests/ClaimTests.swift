/// What the runs say of a claim.
import Experiments
import Testing

@Suite struct ClaimTests {
    static let far = [-1.0, -1.1, -0.9], near = [-1.0, 1.1, -0.1], same = [0.0, 0, 0], few = [-1.0, -1.1]

    @Test(arguments: [
        (far, .supported, .refuted), (far.map { -$0 }, .refuted, .supported), (near, .undecided, .undecided),
        (same, .refuted, .refuted), ([-1, -1, -1], .supported, .refuted), ([1, 1, 1], .refuted, .supported),
        (few, .undecided, .undecided), ([-1], .undecided, .undecided), ([], .undecided, .undecided), ([-1, .nan, -1], .undecided, .undecided),
        ([-.infinity, -.infinity, -.infinity], .undecided, .undecided), ([-1, -.infinity, -1], .undecided, .undecided),
    ] as [([Double], Claim.Verdict, Claim.Verdict)])
    func `less and greater`(differences: [Double], less: Claim.Verdict, greater: Claim.Verdict) {
        let zero = Estimate(differences.map { _ in 0 })
        #expect(Claim("", Estimate(differences), isLessThan: zero).verdict == less)
        #expect(Claim("", Estimate(differences), isGreaterThan: zero).verdict == greater)
        #expect(Claim("", Estimate(differences), isLessThan: 0).verdict == less)
        #expect(Claim("", Estimate(differences), isGreaterThan: 0).verdict == greater)
    }

    @Test(arguments: [
        (far, 2, .supported), (far, 0.5, .refuted), (far.map { -$0 }, 0.5, .refuted), (far, 1, .undecided), (near, 0.5, .undecided),
        (same, 0.1, .supported), (same, 0, .refuted), ([1, 1, 1], 1, .refuted), (few, 20, .undecided),
        ([.nan, 0, 0], 1, .undecided), ([.infinity, 0, 0], 1, .undecided), (far, .infinity, .supported),
    ] as [([Double], Double, Claim.Verdict)])
    func `equal within a margin`(differences: [Double], margin: Double, verdict: Claim.Verdict) {
        let zero = Estimate(differences.map { _ in 0 })
        #expect(Claim("", Estimate(differences), equals: zero, within: margin).verdict == verdict)
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
