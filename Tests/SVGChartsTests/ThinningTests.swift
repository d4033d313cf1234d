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
        let chart = Self.points(100_000).thinned
        #expect(chart.marks.map(\.kind) == [.rectangle] && chart.marks[0].count <= 2000)
        let counts = chart.marks[0][.color]?.values.compactMap(\.number) ?? []
        #expect(counts.reduce(0, +) == 100_000 && chart.marks[0][.color]?.label == "Points")
        #expect(chart.svg(id: "a", style: .inline).utf8.count < 200_000)
    }

    @Test func fewPointsStayAsTheyAre() {
        let chart = Self.points(5000)
        #expect(chart.thinned == chart)
    }

    @Test func pointsOfSeveralSeriesKeepTheirColours() {
        let chart = Chart(["a", "b"]) { name in
            ForEach(Self.cloud(10_000)) { point in
                PointMark(x: .value("x", point.x), y: .value("y", point.y)).foregroundStyle(by: .value("s", name))
            }
        }
        let thinned = chart.thinned
        #expect(thinned.marks.allSatisfy { $0.kind == .point })
        let names = thinned.marks.flatMap { $0[.color]?.values.map(\.name) ?? [] }
        #expect(Set(names) == ["a", "b"])
    }

    @Test func aLineKeepsItsPeaks() {
        let chart = Chart(0..<100_000) { (index: Int) in
            LineMark(x: .value("x", Double(index)), y: .value("y", index == 54_321 ? 99.0 : Double(index % 7)))
        }
        let thinned = chart.thinned
        #expect(thinned.marks[0].count <= 2500)
        #expect(thinned.marks[0][.y]?.values.contains(.number(99)) == true)
        #expect(
            thinned.marks[0][.x]?.values.first == .number(0) && thinned.marks[0][.x]?.values.last == .number(99_999))
    }

    @Test func whatHasNoPlaceIsNotLost() {
        let strays: [(x: Double, y: Double)] = [(.nan, 1), (1, .infinity)]
        let chart = Chart(Self.cloud(6000) + strays) { point in
            PointMark(x: .value("x", point.x), y: .value("y", point.y))
        }
        #expect(chart.thinned.marks.map(\.kind) == [.rectangle, .point] && chart.thinned.marks[1].count == 2)
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
        for chart in [colours.thinned, lines.thinned] {
            #expect(chart.marks.map(\.count).reduce(0, +) <= 5000)
            #expect(chart.marks.flatMap(\.channels).flatMap(\.values).allSatisfy { $0.name.utf8.count <= 8 })
            #expect(chart.summary.contains("Thinned from ") && chart.summary.hasSuffix("000 data."))
        }
        #expect(colours.thinned.thinnedFrom == 30_000 && Self.points(5000).thinned.thinnedFrom == nil)
        #expect(Chart(beside: [colours, lines]).thinned.thinnedFrom == 54_000)
    }

    @Test(arguments: [(1, 3), (2, 5), (3, 40)]) func boxesKeepWhatTheyAreDrawnFrom(_ boxes: Int, _ spread: Int) throws {
        let data = Self.cloud(12_000).enumerated().map { index, point in
            (name: "b\(index % boxes)", value: (point.y - 0.5) * (index % spread == 0 ? 40 : 1))
        }
        let chart = Chart(data) { BoxMark(x: .value("box", $0.name), y: .value("y", $0.value)) }
        let thinned = chart.thinned
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
}
