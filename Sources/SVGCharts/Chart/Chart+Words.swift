extension Chart {
    /// The chart with its words as `written` has them: its title, those of axes and legends, and the names of its data.
    package func worded(_ written: (String) -> String) -> Chart {
        var chart = self
        chart.options.title = options.title.map(written)
        chart.options.colors = options.colors.map { color in
            var color = color
            color.name = written(color.name)
            return color
        }
        chart.x = x.worded(written)
        chart.y = y.worded(written)
        for mark in marks.indices {
            for channel in marks[mark].channels.indices {
                chart.marks[mark].channels[channel].label = written(marks[mark].channels[channel].label)
                let values = marks[mark].channels[channel].values.worded(written)
                if let values { chart.marks[mark].channels[channel].values = values }
            }
        }
        chart.parts = parts?.map { $0.worded(written) }
        return chart
    }
}

private extension AxisOptions {
    func worded(_ written: (String) -> String) -> AxisOptions {
        var axis = self
        axis.label = label.map(written)
        axis.categories = categories?.map(written)
        if let places = ticks?.places?.worded(written) { axis.ticks?.places = places }
        axis.further = further?.map { $0.worded(written) }
        return axis
    }
}

private extension [PlottableData] {
    /// The names as `written` has them; `nil` where that changes nothing.
    func worded(_ written: (String) -> String) -> [PlottableData]? {
        let values = map { value in
            if case .category(let name) = value { PlottableData.category(written(name)) } else { value }
        }
        return values == self ? nil : values
    }
}
