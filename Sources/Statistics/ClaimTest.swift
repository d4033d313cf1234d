/// How a claim is tested, as a report writes it.
package enum ClaimTest: String, CaseIterable {
    /// Student's t test of the differences between two trials with the same seeds.
    case paired = "paired t test"
    /// Student's t test of a trial's values against a number.
    case oneSample = "one-sample t test"
    /// In their place where the differences have no spread: every choice of their signs.
    case signFlip = "exact sign-flip test"
    /// Two one-sided t tests, of which both must reject (Schuirmann 1987).
    case equivalence = "equivalence test (two one-sided t tests)"
    /// In its place where the differences have no spread.
    case signEquivalence = "equivalence test (two one-sided sign tests)"
}
