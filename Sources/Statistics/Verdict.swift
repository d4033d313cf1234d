/// What the evidence says of a claim. A report writes it as it is written here.
public enum Verdict: String, Codable, Hashable, Sendable, CaseIterable {
    /// It is for the claim: the whole interval lies where the claim says.
    case supported
    /// It is against it: the whole interval lies on the other side.
    case refuted
    /// It is not enough to say.
    case undecided
}
