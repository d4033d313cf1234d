/// How a line or area goes from one point to the next.
public enum InterpolationMethod: String, Codable, Hashable, Sendable {
    case linear, stepStart, stepCenter, stepEnd
    /// A smooth curve that never overshoots the data.
    case monotone
}
