/// One plot of a chart: its place, its scales, and which of its axes carry labels.
struct Panel: Equatable {
    /// The value of the facet channel; `nil` for a chart of one panel.
    var facet: String?
    /// The rectangle that the axes span.
    var frame: Rect
    var x: AxisScale
    var y: AxisScale
    /// The sides at which its axes carry labels.
    var labelledSides: Set<AxisMarkPosition> = [.leading, .trailing, .top, .bottom]
}
