import TestSupport
import Testing

@testable import SVGCharts

/// A chart of very many data is drawn from what can be seen of them.
@Suite struct ThinningTests {
    /// Points without an order that no clock or seed decides.
    private static func cloud(_ count: Int) -> [(x: Double, y: Double)] {
        var points: [(x: Double, y: Double)] = []
        for index in 0..<count {
            let (x, y) = (index * 7919 % 10_007, index * 104_729 % 99_991)
            points.append((Double(x) / 10_007, Double(y) / 99_991))
        }
        return points
    }

    private static func points(_ count: Int) -> Chart {
        Chart(cloud(count)) { point in PointMark(x: .value("x", point.x), y: .value("y", point.y)) }
    }

    @Test func aCloudBecomesAMapOfCounts() {
        let chart = Self.points(20_000).thinned()
        #expect(chart.marks.map(\.kind) == [.rectangle] && chart.marks[0].count <= 2000)
        let counts = chart.marks[0][.color]?.values.compactMap(\.number) ?? []
        #expect(counts.reduce(0, +) == 20_000 && chart.marks[0][.color]?.label == "Points")
        #expect(chart.svg(id: "a", style: .inline).utf8.count < 200_000)
    }

    @Test func fewPointsStayAsTheyAre() {
        let chart = Self.points(5000)
        #expect(chart.thinned() == chart)
    }

    @Test func pointsOfSeveralSeriesKeepTheirColours() {
        let chart = Chart(["a", "b"]) { name in
            ForEach(Self.cloud(10_000)) { point in
                PointMark(x: .value("x", point.x), y: .value("y", point.y)).foregroundStyle(by: .value("s", name))
            }
        }
        let thinned = chart.thinned()
        #expect(thinned.marks.allSatisfy { $0.kind == .point })
        let names = thinned.marks.flatMap { $0[.color]?.values.map(\.name) ?? [] }
        #expect(Set(names) == ["a", "b"])
    }

    @Test func aLineKeepsItsPeaks() {
        let chart = Chart(0..<20_000) { (index: Int) in
            LineMark(x: .value("x", Double(index)), y: .value("y", index == 14_321 ? 99.0 : Double(index % 7)))
        }
        let thinned = chart.thinned()
        #expect(thinned.marks[0].count <= 2500)
        #expect(thinned.marks[0][.y]?.values.contains(.number(99)) == true)
        #expect(
            thinned.marks[0][.x]?.values.first == .number(0) && thinned.marks[0][.x]?.values.last == .number(19_999))
    }

    @Test func whatHasNoPlaceIsNotLost() {
        let strays: [(x: Double, y: Double)] = [(.nan, 1), (1, .infinity)]
        let chart = Chart(Self.cloud(6000) + strays) { point in
            PointMark(x: .value("x", point.x), y: .value("y", point.y))
        }
        #expect(chart.thinned().marks.map(\.kind) == [.rectangle, .point] && chart.thinned().marks[1].count == 2)
    }

    /// What has no end that can be drawn stays, and bars say so as before.
    @Test(arguments: [Double.nan, .infinity, -.infinity], 0..<5) func whatIsNotFiniteStays(odd: Double, kind: Int) {
        func number(_ index: Int) -> Double { index % 600 == 300 ? odd : Double(index % 97) }
        let chart =
            switch kind {
            case 0:
                Chart(0..<6000) { (index: Int) in
                    BarMark(x: .value("x", Double(index)), y: .value("y", number(index)))
                }
            case 1:
                Chart(0..<6000) { (index: Int) in
                    BarMark(x: .value("x", number(index)), y: .value("y", "run \(index)"))
                }
            case 2:
                Chart(0..<6000) { (index: Int) in
                    BarMark(x: .value("x", Double(index)), y: .value("y", number(index)))
                        .foregroundStyle(by: .value("s", index % 2 == 0 ? "a" : "b"))
                }
            case 3:
                Chart(0..<6000) { (index: Int) in
                    ErrorBarMark(
                        x: .value("x", Double(index)), low: .value("low", 0.0), high: .value("high", number(index)))
                }
            default:
                Chart(0..<9000) { (index: Int) in
                    RectangleMark(x: .value("x", "\(index % 100)"), y: .value("y", "\(index / 100)"))
                        .foregroundStyle(by: .value("c", number(index)))
                }
            }
        let thinned = chart.thinned()
        #expect(thinned.marks.map(\.count).reduce(0, +) < 5000)
        let numbers = thinned.marks.flatMap(\.channels).flatMap(\.values).compactMap(\.number)
        #expect(numbers.contains { !$0.isFinite })
        #expect(kind > 2 || thinned.svg(id: "a", style: .inline).contains("not finite"))
    }

    /// Points that lie on each other are data of their own in the file that has all of them.
    @Test func equalDataAreRowsOfTheirOwn() {
        let chart = Chart(0..<6000) { (index: Int) in
            PointMark(x: .value("x", Double(index % 5)), y: .value("y", Double(index % 7)))
        }
        #expect(chart.dataTable.rows.count == 6000)
        let both = Chart(0..<10) { (index: Int) in
            LineMark(x: .value("x", Double(index)), y: .value("y", 1.0))
            PointMark(x: .value("x", Double(index)), y: .value("y", 1.0))
        }
        #expect(both.dataTable.rows.count == 10)
    }

    @Test func noChartHoldsMoreThanCanBeSeen() {
        let colours = Chart(Self.cloud(30_000)) { point in
            PointMark(x: .value("x", point.x), y: .value("y", point.y))
                .foregroundStyle(by: .value("s", point.x > 0.5 ? "a" : "b"))
        }
        let lines = Chart(0..<12) { (line: Int) in
            ForEach(0..<2000) { (index: Int) in
                LineMark(x: .value("x", Double(index)), y: .value("y", Double(index * line % 77)))
                    .foregroundStyle(by: .value("s", "line \(line)"))
            }
        }
        for chart in [colours.thinned(), lines.thinned()] {
            #expect(chart.marks.map(\.count).reduce(0, +) <= 5000)
            #expect(chart.marks.flatMap(\.channels).flatMap(\.values).allSatisfy { $0.name.utf8.count <= 8 })
            #expect(chart.summary.contains("Thinned from ") && chart.summary.hasSuffix("000 data."))
        }
        #expect(colours.thinned().thinnedFrom == 30_000 && Self.points(5000).thinned().thinnedFrom == nil)
        #expect(Chart(beside: [colours, lines]).thinned().thinnedFrom == 54_000)
    }

    @Test(arguments: [(1, 3), (2, 5), (3, 40)]) func boxesKeepWhatTheyAreDrawnFrom(_ boxes: Int, _ spread: Int) throws {
        let data = Self.cloud(12_000).enumerated().map { index, point in
            (name: "b\(index % boxes)", value: (point.y - 0.5) * (index % spread == 0 ? 40 : 1))
        }
        let chart = Chart(data) { BoxMark(x: .value("box", $0.name), y: .value("y", $0.value)) }
        let thinned = chart.thinned()
        #expect(thinned.marks[0].count <= 5000)
        for box in 0..<boxes {
            let all = data.filter { $0.name == "b\(box)" }.map(\.value)
            let (x, y) = (try #require(thinned.marks[0][.x]), try #require(thinned.marks[0][.y]))
            let kept = zip(x.values, y.values).filter { $0.0.name == "b\(box)" }.compactMap(\.1.number)
            var (before, after) = (try #require(BoxSummary(all)), try #require(BoxSummary(kept)))
            (before.count, after.count) = (0, 0)
            #expect(before == after && all.min() == kept.min() && all.max() == kept.max())
        }
        #expect(!thinned.summary.contains("n ="))
    }

    @Test(arguments: [false, true]) func ofBarsStayThoseThatReachFurthest(areNames: Bool) throws {
        let chart = Chart(0..<20_000) { (index: Int) in
            BarMark(
                x: areNames ? .value("x", "n\(index)") : .value("x", Double(index)),
                y: .value("y", index == 12_345 ? 99.0 : index == 7 ? -3 : Double(index % 7)))
        }
        let thinned = chart.thinned()
        #expect(thinned.marks[0].count <= 1200 && thinned.thinnedFrom == 20_000)
        let values = try #require(thinned.marks[0][.y]?.values)
        #expect(values.contains(.number(99)) && values.contains(.number(-3)))
        #expect(chart.svg(id: "a", style: .inline).utf8.count > 5 * thinned.svg(id: "a", style: .inline).utf8.count)
        try chart.check()
    }

    @Test func whatIsStackedAtAPlaceStaysTogether() throws {
        let chart = Chart(0..<10_000) { (index: Int) in
            BarMark(x: .value("x", Double(index)), y: .value("y", 1)).foregroundStyle(by: .value("s", "a"))
            BarMark(x: .value("x", Double(index)), y: .value("y", index % 100)).foregroundStyle(by: .value("s", "b"))
        }
        let mark = try #require(chart.thinned().marks.first)
        let x = try #require(mark[.x]?.values)
        #expect(Dictionary(grouping: x) { $0 }.values.allSatisfy { $0.count == 2 })
    }

    /// Bars of different colours that take turns, each colour with its own ends.
    @Test(arguments: [2, 3, 12]) func everyColorOfBarsKeepsItsEnds(colors: Int) throws {
        func height(_ index: Int) -> Double { Double((index * 7919) % 1009 + 10 * (index % colors)) }
        let chart = Chart(0..<8000) { (index: Int) in
            BarMark(x: .value("x", Double(index)), y: .value("y", height(index)))
                .foregroundStyle(by: .value("s", "s\(index % colors)"))
        }
        let mark = try #require(chart.thinned().marks.first)
        let (names, values) = (try #require(mark[.color]?.values), try #require(mark[.y]?.values))
        for color in 0..<colors {
            let all = stride(from: color, to: 8000, by: colors).map(height)
            let kept = zip(names, values).filter { $0.0.name == "s\(color)" }.compactMap(\.1.number)
            #expect(kept.min() == all.min() && kept.max() == all.max())
        }
        #expect(mark.count <= 5000)
        try chart.check()
    }

    /// Cells of a grid cannot show intervals, which then stay with their points; where most points are is a range.
    @Test func pointsKeepTheirIntervalsAndCellsTheirRanges() throws {
        let chart = Chart(0..<6000) { index in
            PointMark(
                x: .value("x", Double(index)),
                y: .value("y", PlottableData.interval(mean: Double(index % 7), low: 0, high: 9)))
        }
        #expect(chart.thinned().marks[0].kind == .point)
        let words = Self.points(20_000).thinned().summary
        #expect(words.contains(#/highest \d+ \(\d.* to \d.*, \d.* to \d.*\)/#), "\(words)")
    }

    /// Cells on axes of numbers are as wide and high as the numbers are apart, with a hair of the page between them.
    @Test(arguments: [(31, 31), (60, 40), (4, 3), (31, 1)])
    func cellsOfNumbersDoNotCoverEachOther(_ across: Int, _ up: Int) throws {
        let chart = Chart(Array(0..<across * up)) { index in
            RectangleMark(
                x: .value("x", Double(index % across)), y: .value("y", Double(index / across))
            )
            .foregroundStyle(by: .value("c", index))
        }.chartXScale(type: .linear).chartYScale(type: .linear)
        let drawing = chart.svg(id: "c", style: .inline)
        // Cells of one colour are one path, in which each begins at a distance from the one before.
        var numbers: [[Double]] = []
        for cell in drawing.matches(of: #/([Mm])(-?[\d.]+) ?(-?[\d.]+)h([\d.]+)v([\d.]+)h-/#) {
            let (x, y) = (Double(cell.output.2) ?? 0, Double(cell.output.3) ?? 0)
            let start = cell.output.1 == "M" ? [0, 0] : numbers.last ?? []
            numbers.append(
                [start[0] + x, start[1] + y, Double(cell.output.4) ?? 0, Double(cell.output.5) ?? 0].map {
                    ($0 * 100).rounded() / 100
                })
        }
        // The legend's are above the plot.
        let paths = numbers.filter { $0[1] > 30 }
        for (place, size, count) in [(0, 2, across), (1, 3, up)] {
            let places = Set(paths.map { $0[place] }).sorted()
            #expect(places.count == count)
            for (first, second) in zip(places, places.dropFirst()) {
                let widest: Double = paths.filter { $0[place] == first }.map { $0[size] }.max() ?? 0
                #expect(widest <= second - first + 0.01 && widest > (second - first) * 0.4)
            }
        }
    }

    @Test(arguments: [(300, 200, 100, 50), (800, 10, 400, 10), (20, 1000, 20, 250)])
    func cellsBesideEachOtherBecomeTheirMean(_ across: Int, _ up: Int, _ columns: Int, _ rows: Int) throws {
        let chart = Chart(0..<across) { (column: Int) in
            ForEach(0..<up) { row in
                RectangleMark(x: .value("x", "c\(column)"), y: .value("y", "r\(row)"))
                    .foregroundStyle(by: .value("z", Double(column * up + row)))
            }
        }
        let mark = try #require(chart.thinned().marks.first)
        let values = (mark[.color]?.values ?? []).compactMap(\.number)
        #expect(Set(mark[.x]?.values ?? []).count == columns && Set(mark[.y]?.values ?? []).count == rows)
        #expect(mark.count == columns * rows)
        // The mean of all is the mean of the means of equal blocks.
        let mean = values.reduce(0, +) / Double(values.count)
        #expect((mean - Double(across * up - 1) / 2).magnitude < 1e-6 * mean)
        try chart.check()
    }

    /// Bars that lie, ranges and error bars keep the lowest and the highest end of all.
    @Test(arguments: [false, true]) func rangesKeepThoseThatReachFurthest(isLying: Bool) throws {
        func ends(_ index: Int) -> (low: Double, high: Double) {
            (index == 4321 ? -50 : Double(index * 7919 % 101), index == 77 ? 999 : Double(101 + index * 7919 % 97))
        }
        let bars = Chart(0..<8000) { (index: Int) in
            let name = PlottableValue.value("n", "n\(index)")
            let (low, high) = (PlottableValue.value("l", ends(index).low), PlottableValue.value("h", ends(index).high))
            if isLying {
                BarMark(xStart: low, xEnd: high, y: name)
                ErrorBarMark(low: low, high: high, y: name)
                RuleMark(xStart: low, xEnd: high, y: .value("n", index))
            } else {
                BarMark(x: name, yStart: low, yEnd: high)
                ErrorBarMark(x: name, low: low, high: high)
                RuleMark(x: .value("n", index), yStart: low, yEnd: high)
            }
        }
        let marks = bars.thinned().marks
        #expect(marks.map(\.kind) == [.bar, .errorBar, .rule])
        for mark in marks {
            let (low, high) = isLying ? (mark[.x], mark[.xEnd]) : (mark[.y], mark[.yEnd])
            #expect(low?.values.contains(.number(-50)) == true && high?.values.contains(.number(999)) == true)
            #expect((100...1600).contains(mark.count), "\(mark.kind): \(mark.count)")
        }
    }

    @Test func lyingBarsAreThinnedAsStandingOnes() throws {
        func chart(_ bar: (PlottableValue, PlottableValue) -> BarMark) -> Chart {
            Chart(0..<6000) { (index: Int) in
                bar(.value("n", "n\(index)"), .value("v", Double(index * 7919 % 1009)))
            }
        }
        let (standing, lying) = (chart { BarMark(x: $0, y: $1) }, chart { BarMark(x: $1, y: $0) })
        let (one, other) = (standing.thinned().marks[0], lying.thinned().marks[0])
        #expect(one[.x]?.values == other[.y]?.values && one[.y]?.values == other[.x]?.values && one.count < 1700)
    }

    @Test func rulesStayOneToAPlace() throws {
        let chart = Chart(0..<6000) { (index: Int) in
            RuleMark(x: .value("x", Double(index)))
            RuleMark(y: .value("limit", 0.5))
        }
        let marks = chart.thinned().marks
        #expect((300...400).contains(marks[0].count) && marks[1].count == 1)
        try chart.check()
    }

    /// Below 5,000 data charts are thinned only where the page asks for it; a cloud then stays one of points.
    @Test func aPageMayAskForFewer() {
        #expect(Self.points(4000).thinned() == Self.points(4000))
        let thinned = Self.points(4000).thinned(to: 1500, beyond: 1500)
        #expect(thinned.marks.map(\.kind) == [.point] && (700...1500).contains(thinned.marks[0].count))
        #expect(thinned.thinnedFrom == 4000)
    }

    @Test func whatCannotBeThinnedIsRefused() {
        let zones = Chart(0..<6000) { (index: Int) in
            RectangleMark(xStart: .value("x", Double(index)), xEnd: .value("x end", Double(index) + 0.5))
        }
        let error = ChartError.tooMany(mark: "RectangleMark", count: 6000, most: 5000)
        #expect(throws: error) { try zones.check() }
        #expect("\(error)".hasPrefix("a RectangleMark of 6000 data"))
    }

    /// Twenty times the data of panels take some twenty times as long, not four hundred times.
    @Test func dataOfPanelsAreGatheredInTime() {
        func seconds(_ count: Int) -> Double {
            let panel = Chart(Array(0..<count), id: \.self) { PointMark(x: .value("x", $0), y: .value("y", -$0)) }
            let chart = Chart(beside: [panel, panel])
            #expect(chart.dataTable.rows.count == 2 * count)
            return processorSeconds { _ = chart.dataTable }
        }
        let few = max(seconds(100), 0.002)
        #expect(seconds(2000) < 60 * few)
    }
}
