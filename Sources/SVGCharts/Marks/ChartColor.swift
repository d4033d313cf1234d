/// The constant colours a mark can have. Each has a light and a dark form of sufficient contrast.
public enum ChartColor: String, Codable, Hashable, Sendable, CaseIterable {
    case blue, orange, green, pink, yellow, cyan
    /// The colour of text.
    case primary
    /// A grey that steps back behind the data.
    case gray
}
