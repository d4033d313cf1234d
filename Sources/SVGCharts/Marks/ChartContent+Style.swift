/// Modifiers of marks: channels by value, and constant style.

extension ChartContent {
    /// A colour for each value of a category (with a legend or direct labels), or a colour scale for numbers on points
    /// and rectangles.
    public func foregroundStyle(by value: PlottableValue) -> MarkGroup { channel(.color, value) }

    /// One colour for all.
    public func foregroundStyle(_ color: ChartColor) -> MarkGroup { style { $0.color = color } }

    /// A shape for each value.
    public func symbol(by value: PlottableValue) -> MarkGroup { channel(.symbol, value) }

    /// One shape for all.
    public func symbol(_ symbol: ChartSymbol) -> MarkGroup { style { $0.symbol = symbol } }

    /// The area of points in square pixels; 30 unless told.
    public func symbolSize(_ area: Double) -> MarkGroup { style { $0.symbolSize = area } }

    /// A dash pattern for each value.
    public func lineStyle(by value: PlottableValue) -> MarkGroup { channel(.lineStyle, value) }

    /// One stroke for all.
    public func lineStyle(_ stroke: StrokeStyle) -> MarkGroup { style { $0.stroke = stroke } }

    /// How lines and areas go from point to point.
    public func interpolationMethod(_ method: InterpolationMethod) -> MarkGroup { style { $0.interpolation = method } }

    /// 0 (invisible) to 1 (solid).
    public func opacity(_ opacity: Double) -> MarkGroup { style { $0.opacity = opacity } }

    /// Puts bars and points of one category side by side, one place for each value.
    public func position(by value: PlottableValue) -> MarkGroup { channel(.position, value) }

    /// A panel for each value, all with the same scales. Marks without a facet are drawn in every panel.
    public func facet(by value: PlottableValue) -> MarkGroup { channel(.facet, value) }

    /// A text beside the mark; left out where there is no room for it. An empty text hides the label of a rule.
    public func annotation(_ text: String, position: AnnotationPosition = .automatic) -> MarkGroup {
        channel(.text, .value("Annotation", text)).style {
            $0.annotationPosition = position == .automatic ? nil : position
        }
    }

    /// The same, written as in Swift Charts: `.annotation(position: .top) { Text("best") }`.
    public func annotation(position: AnnotationPosition = .automatic, content: () -> Text) -> MarkGroup {
        annotation(content().text, position: position)
    }
}

private extension ChartContent {
    func channel(_ role: MarkChannel.Role, _ value: PlottableValue) -> MarkGroup {
        MarkGroup(marks: marks.map { $0.with(role, value) })
    }

    func style(_ change: (inout MarkStyle) -> Void) -> MarkGroup {
        MarkGroup(
            marks: marks.map { mark in
                var mark = mark
                change(&mark.style)
                return mark
            })
    }
}
