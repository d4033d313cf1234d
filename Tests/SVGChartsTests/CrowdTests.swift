// Many charts of odd sizes with names of odd lengths: texts keep inside and apart in all of them.
import NumberFormats
import Testing

@testable import SVGCharts

@Suite struct CrowdTests {
    @Test(arguments: 0..<150) func textsKeepInsideAndApart(_ seed: Int) {
        let chart = crowd(UInt64(seed + 1))
        let drawing = Drawing(chart, id: "a", order: [])
        let page = Rect(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
        for (index, text) in drawing.texts.enumerated() {
            #expect(page.contains(text.bounds), "'\(text.text)' leaves the drawing")
            for other in drawing.texts[..<index] where text.overlaps(other) {
                Issue.record("'\(text.text)' covers '\(other.text)'")
            }
        }
        #expect(chart.svg(id: "a", style: .standalone) == chart.svg(id: "a", style: .standalone))
    }

    /// Behind a scale of colours other signs have a place of their own: in a thinned cloud what crosses are.
    @Test(arguments: ["Points", "A label that takes all the room that a scale of colours leaves"], [640.0, 320, 284])
    func signsStandBesideAScaleOfColours(label: String, width: Double) throws {
        var chart = Chart(0..<6000) { (index: Int) in
            PointMark(
                x: .value("x", Double(index * 7919 % 10_007)), y: .value("y", index == 7 ? .infinity : Double(index)))
        }.thinned()
        let color = try #require(chart.marks[0].channels.firstIndex { $0.role == .color })
        chart.marks[0].channels[color].label = label
        chart.options.width = width
        let drawing = Drawing(chart, id: "a", order: [])
        let cross = try #require(drawing.texts.first { $0.text == "not finite" })
        let sign = Rect(
            left: cross.bounds.left - 28, top: cross.bounds.top, right: cross.bounds.right, bottom: cross.bounds.bottom)
        for other in drawing.texts where other.text != cross.text {
            #expect(!other.overlaps(cross))
            #expect(
                other.bounds.right <= sign.left || other.bounds.left >= sign.right || other.bounds.bottom <= sign.top
                    || other.bounds.top >= sign.bottom, "\(other.text)")
        }
    }

    /// On a phone images stand in as many columns as their captions have room for.
    @Test(arguments: [("7", 10), ("half disc", 5), ("a caption that is longer than a phone is wide", 1)])
    func imagesHaveRoomForTheirCaptions(caption: String, columns: Int) throws {
        let images = (0..<20).map { _ in
            GrayImage([0, 255, 0, 255], width: 2, height: 2, caption: caption)
        }
        let chart = try #require(Chart(images: images).narrowed(to: 290))
        #expect(Set(chart.marks[0][.x]?.values ?? []).count == columns)
        #expect(Set(chart.marks[0][.y]?.values ?? []).count == (20 + columns - 1) / columns)
        let texts = Drawing(chart, id: "a", order: []).texts
        #expect(texts.count == 20 && (columns == 1 || texts.allSatisfy { $0.text == caption }))
    }

    private func crowd(_ seed: UInt64) -> Chart {
        var dice = noise(400, seed: seed).makeIterator()
        func roll(_ sides: Int) -> Int { Int((dice.next() ?? 0) * Double(sides)) }
        func name() -> String {
            (0...roll(4)).map { _ in String(repeating: ["a", "m", "W", "i", "7"][roll(5)], count: 1 + roll(9)) }.joined(
                separator: " ")
        }
        let names = (0...roll(12)).map { _ in name() }
        let series = (0...roll(8)).map { _ in name() }
        let facets = roll(4) == 0 ? (0...roll(6)).map { _ in name() } : []
        let scale = [1e-7, 0.01, 1, 5000, 1e8][roll(5)]
        let (kind, titles) = (roll(6), [name(), name(), name()])
        let chart = Chart {
            for (index, place) in names.enumerated() {
                for series in series {
                    let value = Measured(
                        mean: scale * Double(1 + roll(50)), half: scale * Double(roll(3)),
                        format: roll(9) == 0 ? .percent(1) : nil)
                    let group = mark(kind, place, index, value, titles)
                        .foregroundStyle(by: .value(titles[2], series)).annotation(roll(5) == 0 ? series : "")
                    if facets.isEmpty { group } else { group.facet(by: .value("Panel", facets[index % facets.count])) }
                }
            }
            if roll(3) == 0, kind < 3 { RuleMark(y: .value(name(), scale * 20)) }
        }
        return chart.frame(
            width: Double([160, 240, 320, 480, 640, 900][roll(6)]),
            height: roll(3) == 0 ? Double([80, 150, 300][roll(3)]) : nil)
    }

    private func mark(_ kind: Int, _ name: String, _ index: Int, _ value: Measured, _ titles: [String]) -> MarkGroup {
        let (x, y) = (titles[0], titles[1])
        return switch kind {
        case 0: MarkGroup { LineMark(x: .value(x, index), y: .value(y, value)) }
        case 1: MarkGroup { PointMark(x: .value(x, name), y: .value(y, value)) }
        case 2: MarkGroup { BarMark(x: .value(x, name), y: .value(y, value)) }
        case 3: MarkGroup { BarMark(x: .value(x, value), y: .value(y, name)) }
        case 4: MarkGroup { RectangleMark(x: .value(x, name), y: .value(y, index)) }
        default: MarkGroup { PointMark(x: .value(x, value), y: .value(y, name)) }
        }
    }
}
