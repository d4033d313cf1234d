/// How a line or area goes from one point to the next.
public enum InterpolationMethod: String, Codable, Hashable, Sendable {
    /// Straight from point to point, or in steps that rise at the first point, half-way or at the second.
    case linear, stepStart, stepCenter, stepEnd
    /// A smooth curve that never overshoots the data.
    case monotone
    /// Smooth curves that may overshoot the data: by the roots of distances (Catmull and Rom), or by their neighbours alone.
    case catmullRom, cardinal
}
