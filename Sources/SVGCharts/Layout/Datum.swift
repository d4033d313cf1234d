/// One row of a mark's data, as the phases of drawing hand it on.

/// A datum with what each channel says of it.
struct Datum: Hashable {
    var x: PlottableData?
    var xEnd: PlottableData?
    var y: PlottableData?
    var yEnd: PlottableData?
    var color: PlottableData?
    var series: String?
    var symbol: String?
    var lineStyle: String?
    var position: String?
    var text: String?
    var facet: String?
    /// An image as `GrayImage` writes it.
    var image: String?
    /// Over how many seeds its value is a mean.
    var count: Int?
    /// For bars and areas, where they begin and end on the axis of values: the outcome of stacking.
    var span: Span?

    /// What was measured, and of what: the same for a line and for the points on it.
    var measurement: [PlottableData?] { [x, y, color] }

    /// What tells this datum's line or area from others of its mark.
    var lineKey: [String?] { [color?.name, series, symbol, lineStyle] }
}

/// A stretch of an axis.
struct Span: Hashable {
    var from: Double
    var to: Double
}
