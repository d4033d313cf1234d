/// What a chart must fulfil before it is drawn.

extension Chart {
    /// Throws a `ChartError` for a chart that is empty, or whose data and scales do not fit together.
    package func check() throws {
        try checkSizes()
        if let parts, !parts.isEmpty { return try parts.forEach { try $0.check() } }
        guard marks.contains(where: { $0.count > 0 }) else { throw ChartError.empty }
        for mark in marks where mark.channels.contains(where: { $0.values.count != mark.count }) {
            throw ChartError.unevenChannels(mark: mark.kind.shape.name)
        }
        try marks.forEach(checkStyle)
        for axis in Axis.allCases {
            let options = axis == .x ? x : y
            try checkDomain("\(axis.rawValue) axis", options.domain, isLogarithmic: options.type == .log)
            try checkKinds(axis, options)
            if options.type == .log { try checkLogarithmic(axis) }
            try checkTicks(axis, options)
        }
        try checkDomain("colour scale", options.colorDomain, isLogarithmic: options.colorType == .log)
        try checkValues()
        try checkCounts()
    }

    func checkRange(_ what: String, _ value: Double?, _ expected: ClosedRange<Double>) throws {
        guard let value, !expected.contains(value) else { return }
        throw ChartError.outOfRange(what: what, value: value, low: expected.lowerBound, high: expected.upperBound)
    }
}

private extension Chart {
    func channels(_ axis: Axis) -> [MarkChannel] {
        marks.flatMap(\.channels).filter { $0.role == axis.role || $0.role == axis.endRole }
    }

    func checkSizes() throws {
        for (side, value) in [("width", options.width), ("height", options.height)] {
            try checkRange("\(side) of the frame in pixels", value, ChartOptions.sizes)
        }
        try checkRange("aspect ratio", options.aspectRatio, ChartOptions.ratios)
        try checkRange("number of columns", options.facetColumns.map { Double($0) }, 1...1000)
    }

    func checkStyle(_ mark: Mark) throws {
        let (style, name) = (mark.style, mark.kind.shape.name)
        try checkRange("opacity of a \(name)", style.opacity, MarkStyle.opacities)
        try checkRange("symbol size of a \(name)", style.symbolSize, MarkStyle.symbolSizes)
        try checkRange("line width of a \(name)", style.stroke?.lineWidth, StrokeStyle.lengths)
        for dash in style.stroke?.dash ?? [] { try checkRange("dash of a \(name)", dash, StrokeStyle.lengths) }
    }

    func checkDomain(_ scale: String, _ domain: ClosedRange<Double>?, isLogarithmic: Bool) throws {
        guard let domain else { return }
        let (low, high) = (domain.lowerBound, domain.upperBound)
        guard low.isFinite, high.isFinite, !isConstant(low, high) else {
            throw ChartError.badDomain(scale: scale, low: low, high: high)
        }
        if isLogarithmic, low <= 0 { throw ChartError.notPositive(scale: scale, label: "domain", value: low) }
    }

    func checkKinds(_ axis: Axis, _ options: AxisOptions) throws {
        guard options.type != .category else { return }
        var name: (label: String, text: String)?
        var number: (label: String, value: Double)?
        for channel in channels(axis) {
            for value in channel.values {
                if case .category(let text) = value {
                    name = name ?? (channel.label, text)
                } else {
                    number = number ?? value.number.map { (channel.label, $0) }
                }
            }
        }
        guard let name else { return }
        if let type = options.type {
            throw ChartError.namesOnNumberScale(axis: axis.rawValue, label: name.label, type: type.rawValue)
        }
        guard let number, options.categories == nil else { return }
        throw ChartError.mixedAxis(
            axis: axis.rawValue, nameLabel: name.label, name: name.text, numberLabel: number.label, number: number.value
        )
    }

    /// What is left of very many data must be few enough for a page.
    func checkCounts() throws {
        guard marks.contains(where: { $0.count > Self.mostData }) else { return }
        for mark in thinned().marks where mark.count > Self.mostData {
            throw ChartError.tooMany(mark: mark.kind.shape.name, count: mark.count, most: Self.mostData)
        }
    }

    func checkLogarithmic(_ axis: Axis) throws {
        for mark in marks {
            let channels = mark.channels.filter { $0.role == axis.role || $0.role == axis.endRole }
            // Neither NaN nor infinity is refused: they are marked at the edge. An interval ends there.
            let isInterval = [.band, .errorBar].contains(mark.kind) && channels.count == 2
            for index in 0..<mark.count {
                let values = channels.map { (label: $0.label, number: $0.values[index].number ?? 1) }
                let bad = values.filter { $0.number <= 0 && $0.number.isFinite }
                if let first = bad.first, !isInterval || values[1].number <= 0 {
                    throw ChartError.notPositive(
                        scale: "\(axis.rawValue) axis", label: first.label, value: first.number)
                }
            }
        }
        for layer in Layers(self).layers where layer.valueAxis == axis && layer.kind.shape.isFilled {
            guard layer.labels[axis.endRole] == nil else { continue }
            throw ChartError.barsOnLogScale(axis: axis.rawValue, label: layer.labels[axis.role] ?? "")
        }
    }

    func checkValues() throws {
        for layer in Layers(self).layers {
            guard let axis = layer.kind.shape.numberAxis(layer) else { continue }
            let names = layer.data.lazy.flatMap { datum in datum.values(on: axis) }
            for case .category(let name) in names {
                throw ChartError.namesAsValues(
                    mark: layer.kind.shape.name, label: layer.labels[axis.role] ?? "", name: name)
            }
        }
    }
}
