/// Over which claims p is corrected on the page that lists the reports of a folder: a reader of that page sees all of
/// them at once, and among many one looks true by chance.
package enum ClaimCorrection: String, Hashable, CaseIterable, Sendable {
    /// As in the reports: Holm's over the claims of each.
    case report
    /// Holm's over all claims of the folder, which keeps the chance of any false verdict below 5 %.
    case holm
    /// Benjamini and Hochberg's over all of them, which keeps the expected share of false verdicts below 5 %.
    case benjaminiHochberg = "benjamini-hochberg"
}
