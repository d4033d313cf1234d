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
}
