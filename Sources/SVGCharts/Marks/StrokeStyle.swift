/// The stroke of a line: its width and its dashes.
public struct StrokeStyle: Codable, Hashable, Sendable {
    /// In pixels.
    public var lineWidth: Double
    /// Lengths of dashes and gaps in pixels; empty for a solid line.
    public var dash: [Double]

    /// A stroke of `lineWidth` pixels, dashed by the lengths in `dash`.
    public init(lineWidth: Double = 1.75, dash: [Double] = []) {
        self.lineWidth = lineWidth
        self.dash = dash
    }

    /// The lengths in pixels that a line's width, dashes and gaps can have.
    static let lengths = 0.0...1000

    /// The dashes within what can be drawn.
    var drawnDash: [Double] { dash.map { $0.clamped(to: Self.lengths) } }

    /// A solid line.
    public static var solid: StrokeStyle { StrokeStyle() }
    /// A dashed line.
    public static var dashed: StrokeStyle { StrokeStyle(dash: [6, 4]) }
    /// A dotted line.
    public static var dotted: StrokeStyle { StrokeStyle(dash: [1, 4]) }
}
