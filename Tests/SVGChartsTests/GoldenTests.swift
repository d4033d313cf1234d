// Each chart of the gallery against its recorded drawing, byte for byte. RECORD=1 rewrites; a missing one is written
// and fails.
import Foundation
import TestSupport
import Testing

@testable import SVGCharts

@Suite struct GoldenTests {
    @Test(arguments: gallery) func drawingIsTheRecordedOne(_ entry: GalleryChart) throws {
        let chart = entry.chart
        try chart.check()
        let drawn = chart.svg(id: "fig-\(entry.name)", style: .standalone, seriesOrder: entry.order)
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(entry.name).svg")
        try expectRecorded(drawn, at: file)
    }
}
