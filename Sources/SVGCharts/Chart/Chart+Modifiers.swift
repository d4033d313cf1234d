/// Modifiers of a chart, under the names of Swift Charts.

extension Chart {
    /// The horizontal scale: its ends, its kind, and whether zero is on it.
    public func chartXScale(domain: ClosedRange<Double>? = nil, type: ScaleType? = nil, includesZero: Bool? = nil)
        -> Chart
    {
        with { $0.x.scale(domain, type, includesZero) }
    }

    /// The vertical scale: its ends, its kind, and whether zero is on it.
    public func chartYScale(domain: ClosedRange<Double>? = nil, type: ScaleType? = nil, includesZero: Bool? = nil)
        -> Chart
    {
        with { $0.y.scale(domain, type, includesZero) }
    }

    /// The first and last day of a horizontal axis of days.
    public func chartXScale(domain: ClosedRange<Day>) -> Chart {
        chartXScale(domain: Double(domain.lowerBound.number)...Double(domain.upperBound.number))
    }

    /// The order of categories from left to right.
    public func chartXScale(domain: [String]) -> Chart { with { $0.x.categories = domain } }

    /// The order of categories from top to bottom.
    public func chartYScale(domain: [String]) -> Chart { with { $0.y.categories = domain } }

    /// The title of the horizontal axis; an empty text leaves it out.
    public func chartXAxisLabel(_ label: String) -> Chart { with { $0.x.label = label } }

    /// The title of the vertical axis; an empty text leaves it out.
    public func chartYAxisLabel(_ label: String) -> Chart { with { $0.y.label = label } }

    /// Whether the horizontal axis is drawn.
    public func chartXAxis(_ visibility: Visibility) -> Chart { with { $0.x.visibility = visibility } }

    /// Whether the vertical axis is drawn.
    public func chartYAxis(_ visibility: Visibility) -> Chart { with { $0.y.visibility = visibility } }

    /// The ticks of the horizontal axis: `.chartXAxis { AxisMarks(values: [0, 5, 10]) }`.
    public func chartXAxis(@AxisContentBuilder content: () -> [AxisMarks]) -> Chart {
        with { $0.x.take(content()) }
    }

    /// The ticks of the vertical axis: `.chartYAxis { AxisMarks(values: .stride(by: 5)) }`.
    public func chartYAxis(@AxisContentBuilder content: () -> [AxisMarks]) -> Chart {
        with { $0.y.take(content()) }
    }

    /// A title above all else, also in words for readers who do not see the chart; an empty text leaves it out. Formulas in
    /// it, as in all words of a chart, are plain text in reports: `"$x^2$"` is x².
    public func chartTitle(_ title: String) -> Chart { with { $0.options.title = title } }

    /// `.hidden` draws neither legend nor labels at lines; `.visible` draws a legend where labels at lines would do.
    public func chartLegend(_ visibility: Visibility) -> Chart { with { $0.options.legend = visibility } }

    /// Draws a legend beside the plot, `.trailing` or `.leading`, above or below it, also where labels at lines would do.
    public func chartLegend(position: LegendPosition) -> Chart {
        with {
            $0.options.legendPosition = position
            $0.options.legend = position == .automatic ? .automatic : .visible
        }
    }

    /// The colour scale of numbers: its ends and its kind.
    public func chartForegroundStyleScale(domain: ClosedRange<Double>? = nil, type: ScaleType? = nil) -> Chart {
        with {
            $0.options.colorDomain = domain ?? $0.options.colorDomain
            $0.options.colorType = type ?? $0.options.colorType
        }
    }

    /// Colours for series by name; all others keep theirs.
    public func chartForegroundStyleScale(_ colors: KeyValuePairs<String, ChartColor>) -> Chart {
        with { $0.options.colors += colors.map { SeriesColor(name: $0.key, color: $0.value) } }
    }

    /// Colours for the series of `domain`: those of `range` in turn; all others keep theirs.
    public func chartForegroundStyleScale(
        domain: [String], range: [ChartColor], file: StaticString = #fileID, line: UInt = #line
    ) -> Chart {
        guard !range.isEmpty else {
            fatalError("chartForegroundStyleScale: a range of no colours; expected one or more", file: file, line: line)
        }
        return with {
            $0.options.colors += domain.indices.map { index in
                SeriesColor(name: domain[index], color: range[index % range.count])
            }
        }
    }

    /// The most panels of `facet(by:)` beside each other.
    public func chartFacetColumns(_ columns: Int) -> Chart { with { $0.options.facetColumns = columns } }

    /// The size of the drawing in pixels, titles and legend included; at least 160 by 80.
    public func frame(width: Double? = nil, height: Double? = nil) -> Chart {
        with {
            $0.options.width = width ?? $0.options.width
            $0.options.height = height ?? $0.options.height
        }
    }

    /// The width of the drawing for a height of one, within the sides of its frame: `.aspectRatio(2)` is half as high as
    /// wide.
    public func aspectRatio(_ ratio: Double, contentMode: ContentMode = .fit) -> Chart {
        with { $0.options.aspectRatio = ratio }
    }
}

private extension Chart {
    func with(_ change: (inout Chart) -> Void) -> Chart {
        var chart = self
        change(&chart)
        return chart
    }
}

private extension AxisOptions {
    mutating func take(_ all: [AxisMarks]) {
        guard let first = all.first else { return }
        take(first)
        let others = all.dropFirst().map { marks in
            var options = AxisOptions()
            options.take(marks)
            return options
        }
        further = others.isEmpty ? nil : others
    }

    mutating func take(_ marks: AxisMarks) {
        ticks = marks.chosen
        position = marks.position == .automatic ? nil : marks.position
        parts = marks.parts
    }

    mutating func scale(_ domain: ClosedRange<Double>?, _ type: ScaleType?, _ includesZero: Bool?) {
        self.domain = domain ?? self.domain
        self.type = type ?? self.type
        self.includesZero = includesZero ?? self.includesZero
    }
}
