/// The constant colours a mark can have, under the names of SwiftUI: `.red`, or `Color.red`. Each has a light and a dark
/// form of sufficient contrast; black on light and white on dark is `.primary`.
public enum ChartColor: String, Codable, Hashable, Sendable, CaseIterable {
    /// The colours that series take in turn; each has a shade for light and for dark paper.
    case blue, orange, green, pink, yellow, cyan
    /// The colour of text.
    case primary
    /// A grey that steps back behind the data.
    case gray
    /// Colours that no series takes unless it is told so.
    case red, purple, brown, mint, teal, indigo
}

/// The colours of charts, as SwiftUI calls its own.
public typealias Color = ChartColor
