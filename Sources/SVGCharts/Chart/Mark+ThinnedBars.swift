/// Bars and cells of very many data.

extension Mark {
    /// Of bars and error bars that are narrower than a pixel, those that are seen: in each column of the drawing, the
    /// places where they reach lowest and highest, those of each colour too, with all that is stacked there. Those that
    /// lie are thinned as if they stood.
    func thinnedBars(to most: Int) -> Mark? {
        if isLying { return turned.thinnedBars(to: most)?.turned }
        let colors = self[.color]?.values
        let colorCount = colors.map { Set($0).count } ?? 1
        guard let x = self[.x]?.values, let y = self[.y]?.values, y.allSatisfy({ $0.number != nil }),
            let columns = columns(of: x, count: max(20, min(400, most / (4 * (1 + colorCount)))))
        else { return nil }
        let panels = self[.facet]?.values
        let places = (0..<count).map { BarPlace(facet: panels?[$0], column: columns[$0], x: x[$0]) }
        var ends = BarEnds()
        for (place, sum) in stacks(at: places) { ends.take(place, from: sum.low, to: sum.high, in: nil) }
        let farEnds = self[.yEnd]?.values ?? y
        for (index, place) in places.enumerated() {
            let color = colors?[index] ?? .category("")
            guard let one = y[index].number, let other = farEnds[index].number, one.isFinite, other.isFinite else {
                ends.takeStray(place, in: color)
                continue
            }
            ends.take(place, from: min(one, other), to: max(one, other), in: color)
        }
        let kept = ends.places
        return keeping(places.indices.filter { kept.contains(places[$0]) })
    }

    /// How far what stands at each place reaches together, in the order of the data; nothing for ranges, which are not
    /// stacked.
    private func stacks(at places: [BarPlace]) -> [(BarPlace, (low: Double, high: Double))] {
        guard self[.yEnd] == nil, let y = self[.y]?.values else { return [] }
        var sums: [BarPlace: (low: Double, high: Double)] = [:]
        for (index, place) in places.enumerated() {
            let number = y[index].number ?? 0
            sums[place, default: (0, 0)].low += min(0, number.isFinite ? number : 0)
            sums[place, default: (0, 0)].high += max(0, number.isFinite ? number : 0)
        }
        return places.compactMap { place in sums[place].map { (place, $0) } }
    }

    /// Whether bars, error bars and rules run along the horizontal axis: from a number to a number, over names.
    var isLying: Bool {
        if kind != .bar { return self[.xEnd] != nil }
        let areNumbers = self[.x]?.values.allSatisfy { $0.number != nil } == true
        return areNumbers && self[.y]?.values.contains { $0.number == nil } == true
    }

    /// The cells of a heat map of very many, as means of the cells in equal blocks, under the names of the first in each.
    /// `nil` for zones, and for cells whose colours are no numbers.
    func thinnedCells(to most: Int) -> Mark? {
        guard Set(channels.map(\.role)) == [.x, .y, .color], let x = self[.x]?.values, let y = self[.y]?.values,
            let color = self[.color]?.values, color.allSatisfy({ $0.number != nil })
        else { return nil }
        let (across, up) = (names(of: x), names(of: y))
        // Twice as many columns as rows, as drawings are wider than high, unless there are few of one of them.
        let rows = min(up.count, max(most / 100, most / across.count))
        let columns = min(across.count, most / rows)
        let blocks = (x: Blocks(across, count: columns), y: Blocks(up, count: rows))
        var sums: [BlockPlace: (sum: Double, count: Int)] = [:]
        for index in 0..<count {
            // A mean of what is not finite is not finite either, so that it is seen.
            guard let number = color[index].number else { continue }
            let place = BlockPlace(row: blocks.y.block(y[index]), column: blocks.x.block(x[index]))
            sums[place, default: (0, 0)].sum += number
            sums[place, default: (0, 0)].count += 1
        }
        var mark = self
        let places = sums.keys.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        for channel in channels.indices {
            mark.channels[channel].values = places.map { place in
                switch channels[channel].role {
                case .x: blocks.x.first(of: place.column)
                case .y: blocks.y.first(of: place.row)
                default: .number(sums[place].map { $0.sum / Double($0.count) } ?? .nan)
                }
            }
            // A mean of neighbours is none of the data, and is called what it is.
            if channels[channel].role == .color {
                mark.channels[channel].label = "Mean \(channels[channel].label.inSentence)"
            }
        }
        return mark
    }
}

private extension Mark {
    /// Which of about `count` columns of the drawing each place is in: numbers by their size, names one after the other.
    func columns(of places: [PlottableData], count: Int) -> [Int]? {
        if places.allSatisfy({ if case .number(let number) = $0 { number.isFinite } else { false } }) {
            guard let grid = Grid(places.compactMap(\.number), count: count) else { return nil }
            return places.map { grid.cell($0.number ?? 0) }
        }
        let names = names(of: places)
        let blocks = Blocks(names, count: count)
        return places.map(blocks.block)
    }

    /// The places in their order on the axis.
    func names(of places: [PlottableData]) -> [PlottableData] {
        var seen: Set<PlottableData> = []
        let names = places.filter { seen.insert($0).inserted }
        return names.allSatisfy { $0.number != nil }
            ? names.sorted { ($0.number ?? 0) < ($1.number ?? 0) } : names
    }
}

/// Names in blocks of as many as fit into a number of blocks.
private struct Blocks {
    let names: [PlottableData]
    let size: Int
    private let places: [PlottableData: Int]

    init(_ names: [PlottableData], count: Int) {
        self.names = names
        size = max(1, (names.count + count - 1) / count)
        places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    func block(_ name: PlottableData) -> Int { (places[name] ?? 0) / size }

    func first(of block: Int) -> PlottableData { names[block * size] }
}

/// A bar's place in a panel; without an `x`, the column of the drawing.
private struct BarPlace: Hashable {
    var facet: PlottableData?
    var column: Int
    var x: PlottableData?
}

/// The places of the bars that reach lowest and highest in each column of a panel, of all and of each colour, and of the
/// first that is not finite.
private struct BarEnds {
    private var known: [Group: (low: (value: Double, place: BarPlace), high: (value: Double, place: BarPlace))] = [:]

    private struct Group: Hashable {
        var column: BarPlace
        var color: PlottableData?
    }

    private var strays: [Group: BarPlace] = [:]

    var places: Set<BarPlace> {
        Set(known.values.flatMap { [$0.low.place, $0.high.place] }).union(strays.values)
    }

    /// Takes in a bar that has no end which can be drawn.
    mutating func takeStray(_ place: BarPlace, in color: PlottableData) {
        let group = Group(column: BarPlace(facet: place.facet, column: place.column), color: color)
        if strays[group] == nil { strays[group] = place }
    }

    /// Takes in a bar, or all that is stacked at its place, of one colour or, with `nil`, of all.
    mutating func take(_ place: BarPlace, from low: Double, to high: Double, in color: PlottableData?) {
        let group = Group(column: BarPlace(facet: place.facet, column: place.column), color: color)
        guard let ends = known[group] else { known[group] = ((low, place), (high, place)); return }
        if low < ends.low.value { known[group]?.low = (low, place) }
        if high > ends.high.value { known[group]?.high = (high, place) }
    }
}

/// A block of cells.
private struct BlockPlace: Hashable {
    var row: Int
    var column: Int
}
