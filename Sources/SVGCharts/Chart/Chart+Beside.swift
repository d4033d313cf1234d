/// Several charts in one drawing.

extension Chart {
    /// Charts beside each other in one drawing, with one legend for all: a series has the same colour in each.
    /// `columns` is how many stand in a row: all, unless told, or as many as there is room for.
    public init(beside charts: [Chart], columns: Int? = nil) {
        marks = []
        parts = charts
        options.facetColumns = columns
    }

    /// The drawing for a screen `width` pixels wide; `nil` for one that is no wider anyway.
    package func narrowed(to width: Double) -> Chart? {
        guard options.drawnWidth > width + 40, !keepsItsWidth else { return nil }
        var chart = self
        chart.options.width = width
        chart.fitImages(to: width)
        if options.height != nil, let height = options.drawnHeight, parts == nil,
            !marks.contains(where: { $0.kind == .node })
        {
            chart.options.height = chart.heightOfImages(width: width) ?? max(120, min(height, width))
        }
        // A ratio that is right for a page may leave the plot no height on a phone.
        if let ratio = chart.options.aspectRatio, options.height == nil {
            chart.options.aspectRatio = min(ratio, max(width / 200, ChartOptions.ratios.lowerBound))
        }
        return chart
    }

    /// Whether there is no narrower drawing that could be read: boxes beside each other are full of words.
    package var keepsItsWidth: Bool {
        marks.contains { $0.kind == .node && ($0[.x] != nil || options.drawnWidth > Double(Diagram.lone)) }
    }
}
