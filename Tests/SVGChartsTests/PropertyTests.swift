// What holds for every chart of the gallery.
import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif
import Testing

@testable import SVGCharts

@Suite struct PropertyTests {
    @Test(arguments: gallery) func jsonGivesTheSameChart(_ entry: GalleryChart) throws {
        let chart = entry.chart
        let again = try JSONDecoder().decode(Chart.self, from: JSONEncoder().encode(chart))
        #expect(again.svg(id: "a", style: .inline) == chart.svg(id: "a", style: .inline))
        #expect(again.dataTable.texts() == chart.dataTable.texts())
    }

    @Test(arguments: gallery) func noTextCoversAnother(_ entry: GalleryChart) {
        let drawing = Drawing(entry.chart, id: "a", order: [])
        for (index, text) in drawing.texts.enumerated() {
            for other in drawing.texts[..<index] where text.overlaps(other) {
                Issue.record("'\(text.text)' covers '\(other.text)'")
            }
        }
    }

    @Test(arguments: gallery) func textLiesInsideTheDrawing(_ entry: GalleryChart) {
        let drawing = Drawing(entry.chart, id: "a", order: [])
        let page = Rect(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
        for text in drawing.texts where !page.contains(text.bounds) {
            Issue.record("'\(text.text)' at \(text.bounds) leaves \(page)")
        }
    }

    @Test(arguments: gallery) func markupIsWellFormed(_ entry: GalleryChart) {
        for style in SVGStyle.allCases {
            let markup = entry.chart.svg(id: "a", style: style)
            let parser = XMLParser(data: Data(markup.utf8))
            #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
        }
    }

    @Test(arguments: gallery) func everyChartHasWords(_ entry: GalleryChart) {
        let chart = entry.chart
        #expect(!chart.title.isEmpty)
        #expect(chart.summary.count > 20)
        let table = chart.dataTable
        #expect(!table.rows.isEmpty)
        #expect(table.texts().allSatisfy { $0.count == table.header.count })
    }

    @Test(arguments: gallery) func markupIsSmallAndInert(_ entry: GalleryChart) {
        let markup = entry.chart.svg(id: "fig", style: .standalone)
        #expect(markup.utf8.count < 21_000)
        if entry.name.hasPrefix("line-") { #expect(markup.utf8.count < 8000) }
        for banned in ["<script", " style=", "href", " onload", "\"NaN", "\"inf"] {
            #expect(!markup.contains(banned), "\(banned)")
        }
        let body = markup[(markup.range(of: "</style>")?.upperBound ?? markup.startIndex)...]
        for number in body.matches(of: #/\.([0-9]+)[ "MmlhvcZz,-]/#) { #expect(number.1.count <= 2, "\(number.0)") }
    }

    @Test func tensOfThousandsOfDataStayASmallDrawing() {
        let cloud = Chart(Array(zip(bell(20_000), bell(20_000, seed: 3)).enumerated()), id: \.offset) {
            index, point in
            PointMark(x: .value("x", point.0), y: .value("y", point.1))
                .foregroundStyle(by: .value("Class", "\(index % 3)"))
        }
        let lines = Chart(Array(noise(30_000).enumerated()), id: \.offset) { index, value in
            LineMark(x: .value("Step", index / 4), y: .value("Loss", value))
                .foregroundStyle(by: .value("Run", "\(index % 4)"))
        }
        // A circle takes more than ten bytes, and a line's point more than five.
        for chart in [cloud, lines] { #expect(chart.svg(id: "a", style: .standalone).utf8.count < 100_000) }
        #expect(cloud.summary.hasSuffix("Drawn as squares, the stronger, the more points fall into them."))
    }

    @Test(arguments: gallery) func idsBeginWithTheGivenOne(_ entry: GalleryChart) {
        let markup = entry.chart.svg(id: "fig", style: .inline)
        let ids = markup.matches(of: #/\sid="([^"]*)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.hasPrefix("fig-") })
        #expect(markup == entry.chart.svg(id: "fig", style: .inline))
    }

    @Test(arguments: gallery) func circlesLieInsideTheDrawing(_ entry: GalleryChart) {
        let drawing = Drawing(entry.chart, id: "a", order: [])
        let markup = entry.chart.svg(id: "a", style: .inline)
        for circle in markup.matches(of: #/cx="([-0-9.]+)" cy="([-0-9.]+)"/#) {
            #expect((0...drawing.width).contains(Double(circle.1)!) && (0...drawing.height).contains(Double(circle.2)!))
        }
    }
}
