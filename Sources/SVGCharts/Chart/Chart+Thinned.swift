/// Charts of very many data hold what can be seen of them, and no more.

extension Chart {
    /// The same chart with no more data than a drawing can show: a cloud of more than `mostData` points becomes a map of
    /// how many are where; of longer lines those points stay that are first, lowest, highest or last in their column of
    /// the drawing, of points in colours one of each place, of boxes what quartiles, whiskers and ends follow from, of
    /// bars and error bars the lowest and the highest in each column, of rules one at each place, and the cells of a heat
    /// map become means of those beside each other. A chart of no mark with more than `limit` data is as it was; of
    /// others about `most` data of a mark are left.
    package func thinned(to most: Int = mostData, beyond limit: Int = mostData) -> Chart {
        var chart = self
        chart.parts = parts?.map { $0.thinned(to: most, beyond: limit) }
        guard marks.contains(where: { $0.count > limit }) else { return chart }
        let isCloud = marks.count == 1 && marks[0].count > Self.mostData && hasLinearAxes
        let bins = isCloud ? marks[0].pointCounts : nil
        if let bins {
            chart.marks = bins
            chart.options.colorType = options.colorType ?? .log
        } else {
            chart.marks = marks.map { $0.count > limit ? $0.thinned(to: most) : $0 }
        }
        if chart.marks != marks {
            chart.countBeforeThinning = marks.map(\.count).max()
            for axis in [\Chart.x, \Chart.y] where chart[keyPath: axis].categories != nil { chart.keepNames(of: axis) }
        }
        return chart
    }

    /// How many data of one mark are drawn one by one.
    package static let mostData = 5000

    /// About how many bytes of a page the data take, where of each mark no more than `most` are left.
    package func size(of most: Int) -> Int {
        (parts ?? []).map { $0.size(of: most) }.reduce(0, +) + marks.map { $0.bytes * min($0.count, most) }.reduce(0, +)
    }

    /// How many charts in this one have more data than a drawing can show.
    package var crowdedCount: Int {
        (parts ?? []).map(\.crowdedCount).reduce(0, +) + (marks.contains { $0.count > Self.mostData } ? 1 : 0)
    }

    /// Of the names that the author put in order, those that are still there.
    private mutating func keepNames(of axis: WritableKeyPath<Chart, AxisOptions>) {
        let role: MarkChannel.Role = axis == \Chart.x ? .x : .y
        let left = Set(marks.flatMap { $0[role]?.values.map(\.name) ?? [] })
        self[keyPath: axis].categories = self[keyPath: axis].categories?.filter(left.contains)
    }

    private var hasLinearAxes: Bool { [x.type, y.type].allSatisfy { $0 == nil || $0 == .linear } }
}

private extension Mark {
    /// The points of a cloud counted in cells of a grid, and those that have no place in it; `nil` for other marks, for
    /// points of several series, whose colours are taken, and for points with intervals, which cells cannot show.
    var pointCounts: [Mark]? {
        guard kind == .point, Set(channels.map(\.role)) == [.x, .y], let x = self[.x], let y = self[.y] else {
            return nil
        }
        let points = zip(x.values, y.values).map { (x: $0.number ?? .nan, y: $1.number ?? .nan) }
        let finite = points.filter { $0.x.isFinite && $0.y.isFinite }
        guard !finite.isEmpty,
            (x.values + y.values).allSatisfy({ if case .number = $0 { true } else { false } }),
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

    /// The data that a drawing shows, if possible no more than `most`.
    func thinned(to most: Int) -> Mark {
        switch kind {
        case .line, .point, .area, .band, .text:
            let grids = [(400, 200), (200, 100), (100, 50), (50, 25)]
            var fewest: [Int]?
            for (columns, rows) in grids where fewest.map({ $0.count > most }) ?? true {
                if let kept = kept(across: columns, up: rows), kept.count <= Chart.mostData { fewest = kept }
            }
            return fewest.map { keeping($0).shortened } ?? self
        case .box: return thinnedBoxes(to: most) ?? self
        case .bar, .errorBar: return thinnedBars(to: most) ?? self
        case .rule: return thinnedRules(to: most) ?? thinnedBars(to: most) ?? self
        case .rectangle: return thinnedCells(to: most) ?? self
        default: return self
        }
    }

    /// The places of those data of each series that are alone where they are, on a grid; `nil` without numbers.
    func kept(across columns: Int, up rows: Int) -> [Int]? {
        let names = seriesChannels
        let (x, y) = (self[.x]?.values ?? [], self[.y]?.values ?? [])
        guard x.count == count, y.count == count,
            let across = Grid(x.compactMap(\.number).filter(\.isFinite), count: columns),
            let up = Grid(y.compactMap(\.number).filter(\.isFinite), count: rows)
        else { return nil }
        var places: [Place: [Int]] = [:]
        for index in 0..<count {
            let (x, y) = (x[index].number ?? .nan, y[index].number ?? .nan)
            let isFinite = x.isFinite && y.isFinite
            let place = Place(
                names: names.map { $0.values[index].name }, column: isFinite ? across.cell(x) : -1,
                row: isFinite && isAtPlaces ? up.cell(y) : -1)
            places[place, default: []].append(index)
        }
        let kept = places.flatMap { _, indices in isAtPlaces ? [indices[0]] : extremes(indices, y) }
        return Set(kept).sorted()
    }

    /// Whether what lies on another datum hides it.
    var isAtPlaces: Bool { kind == .point || kind == .text }

    /// About how many bytes of a page a datum takes in two drawings and in the record, as measured of 4,900; nothing for
    /// what cannot be thinned.
    var bytes: Int {
        switch kind {
        case .line, .point, .area, .band, .box: self[.y]?.values.contains { $0.bounds != nil } == true ? 48 : 20
        case .bar: isLying ? 96 : 36
        case .errorBar: 66
        case .rule, .text: 52
        case .rectangle: self[.xEnd] == nil && self[.yEnd] == nil ? 50 : 0
        case .image, .node: 0
        }
    }

    /// The first, the lowest, the highest and the last.
    func extremes(_ indices: [Int], _ y: [PlottableData]) -> [Int] {
        let number = { (index: Int) in y[index].number ?? 0 }
        return [indices[0], indices[indices.count - 1]]
            + [indices.min { number($0) < number($1) }, indices.max { number($0) < number($1) }].compactMap(\.self)
    }

    /// The same data with numbers that are as long as a drawing needs: a hundred thousandth of what they stretch over.
    var shortened: Mark {
        var mark = self
        for channel in channels.indices {
            let numbers = channels[channel].values.compactMap(\.number).filter(\.isFinite)
            guard let low = numbers.min(), let high = numbers.max(), low < high else { continue }
            let unit = powerOfTen(5 - decimalExponent(high - low))
            mark.channels[channel].values = channels[channel].values.map { $0.rounded(toParts: unit) }
        }
        return mark
    }
}

extension Mark {
    /// The channels that tell series apart; points in shades of one colour are none.
    var seriesChannels: [MarkChannel] {
        channels.filter { channel in
            guard [.series, .color, .symbol, .lineStyle, .facet].contains(channel.role) else { return false }
            guard kind == .point, channel.role == .color else { return true }
            return channel.values.contains { if case .category = $0 { true } else { false } }
        }
    }

    /// The data of these places alone.
    func keeping(_ indices: [Int]) -> Mark {
        var mark = self
        for channel in channels.indices {
            mark.channels[channel].values = indices.map { channels[channel].values[$0] }
            mark.channels[channel].counts = channels[channel].counts.map { counts in indices.map { counts[$0] } }
        }
        return mark
    }
}

private extension PlottableData {
    /// A plain number to a whole number of the parts of which 1 has `unit`, where that can be written.
    func rounded(toParts unit: Double) -> PlottableData {
        guard case .number(let number) = self, (1...1e12).contains(unit), (number * unit).magnitude < 1e15 else {
            return self
        }
        return .number((number * unit).rounded() / unit)
    }
}

/// What tells the data of a drawing apart.
private struct Place: Hashable {
    var names: [String]
    var column: Int
    var row: Int
}

/// Cells of equal width between round numbers.
struct Grid {
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
