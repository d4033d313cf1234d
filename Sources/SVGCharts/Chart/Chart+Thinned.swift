/// Charts of very many data hold what can be seen of them, and no more.

extension Chart {
    /// The same chart with no more data than a drawing can show: a cloud of more than `mostData` points becomes a map of
    /// how many are where, and of longer lines those points stay that are first, lowest, highest or last in their column
    /// of the drawing. A chart of fewer is as it was.
    package var thinned: Chart {
        var chart = self
        chart.parts = parts?.map(\.thinned)
        guard marks.contains(where: { $0.count > Self.mostData }) else { return chart }
        let bins = marks.count == 1 && hasLinearAxes ? marks[0].pointCounts : nil
        if let bins {
            chart.marks = bins
            chart.options.colorType = options.colorType ?? .log
        } else {
            chart.marks = marks.map { $0.count > Self.mostData ? $0.thinned : $0 }
        }
        return chart
    }

    /// How many data of one mark are drawn one by one.
    static let mostData = 5000

    private var hasLinearAxes: Bool { [x.type, y.type].allSatisfy { $0 == nil || $0 == .linear } }
}

private extension Mark {
    /// The points of a cloud counted in cells of a grid, and those that have no place in it; `nil` for other marks, and
    /// for points of several series, whose colours are taken.
    var pointCounts: [Mark]? {
        guard kind == .point, Set(channels.map(\.role)) == [.x, .y], let x = self[.x], let y = self[.y] else {
            return nil
        }
        let points = zip(x.values, y.values).map { (x: $0.number ?? .nan, y: $1.number ?? .nan) }
        let finite = points.filter { $0.x.isFinite && $0.y.isFinite }
        guard !finite.isEmpty,
            !(x.values + y.values).contains(where: { if case .category = $0 { true } else { false } }),
            let across = Grid(finite.map(\.x), count: 40), let up = Grid(finite.map(\.y), count: 25)
        else { return nil }
        var counts: [Int: Int] = [:]
        for point in finite { counts[across.cell(point.x) + across.count * up.cell(point.y), default: 0] += 1 }
        let cells = counts.keys.sorted().map { cell in
            Mark(
                .rectangle,
                [
                    (.x, .value(x.label, across.edges[cell % across.count], format: x.format)),
                    (.xEnd, .value(x.label + " to", across.edges[cell % across.count + 1], format: x.format)),
                    (.y, .value(y.label, up.edges[cell / across.count], format: y.format)),
                    (.yEnd, .value(y.label + " to", up.edges[cell / across.count + 1], format: y.format)),
                    (.color, .value("Points", counts[cell] ?? 0)),
                ])
        }
        var marks = cells.reduce(into: [Mark]()) { $0.join($1) }
        let strays = points.indices.filter { !points[$0].x.isFinite || !points[$0].y.isFinite }
        if !strays.isEmpty { marks.append(keeping(strays.prefix(Chart.mostData).map(\.self))) }
        return marks
    }

    /// The data that a drawing shows: those of each series that are alone in their place.
    var thinned: Mark {
        let keys: [MarkChannel.Role] = [.series, .color, .symbol, .lineStyle, .facet]
        let names = channels.filter { channel in
            // Points in shades of one colour are no series.
            guard keys.contains(channel.role), kind == .point, channel.role == .color else {
                return keys.contains(channel.role)
            }
            return channel.values.contains { if case .category = $0 { true } else { false } }
        }
        let (x, y) = (self[.x]?.values ?? [], self[.y]?.values ?? [])
        guard [.line, .point, .area, .band].contains(kind), x.count == count, y.count == count else { return self }
        let across = Grid(x.compactMap(\.number).filter(\.isFinite), count: 400)
        let up = Grid(y.compactMap(\.number).filter(\.isFinite), count: 200)
        guard let across, let up else { return self }
        var places: [Place: [Int]] = [:]
        for index in 0..<count {
            let (x, y) = (x[index].number ?? .nan, y[index].number ?? .nan)
            let isFinite = x.isFinite && y.isFinite
            let place = Place(
                names: names.map { $0.values[index].name }, column: isFinite ? across.cell(x) : -1,
                row: isFinite && kind == .point ? up.cell(y) : -1)
            places[place, default: []].append(index)
        }
        let kept = places.flatMap { _, indices in kind == .point ? [indices[0]] : extremes(indices, y) }
        return keeping(Set(kept).sorted())
    }

    /// The first, the lowest, the highest and the last.
    func extremes(_ indices: [Int], _ y: [PlottableData]) -> [Int] {
        let number = { (index: Int) in y[index].number ?? 0 }
        return [indices[0], indices[indices.count - 1]]
            + [indices.min { number($0) < number($1) }, indices.max { number($0) < number($1) }].compactMap(\.self)
    }

    func keeping(_ indices: [Int]) -> Mark {
        var mark = self
        for channel in channels.indices {
            mark.channels[channel].values = indices.map { channels[channel].values[$0] }
        }
        return mark
    }
}

/// What tells the data of a drawing apart.
private struct Place: Hashable {
    var names: [String]
    var column: Int
    var row: Int
}

/// Cells of equal width between round numbers.
private struct Grid {
    let edges: [Double]

    /// About `count` cells for `numbers`; `nil` where they do not differ.
    init?(_ numbers: [Double], count: Int) {
        guard let low = numbers.min(), let high = numbers.max(), !isConstant(low, high) else { return nil }
        let domain = LinearTicks.niceDomain(low, high, count: count)
        edges = LinearTicks(domain.low, domain.high, count: count).values
        guard edges.count > 1 else { return nil }
    }

    var count: Int { edges.count - 1 }

    func cell(_ number: Double) -> Int {
        min(count - 1, max(0, Int(clamping: (number - edges[0]) / (edges[1] - edges[0]))))
    }
}
