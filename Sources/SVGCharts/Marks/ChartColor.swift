/// The constant colours a mark can have. Each has a light and a dark form of sufficient contrast.
public enum ChartColor: String, Codable, Hashable, Sendable, CaseIterable {
    /// The colours that series take in turn; each has a shade for light and for dark paper.
    case blue, orange, green, pink, yellow, cyan
    /// The colour of text.
    case primary
    /// A grey that steps back behind the data.
    case gray
}
