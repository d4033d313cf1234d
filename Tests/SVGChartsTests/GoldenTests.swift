// Each chart of the gallery against its recorded drawing, byte for byte. RECORD=1 rewrites; a missing one is written
// and fails.
import Foundation
import Testing

@testable import SVGCharts

@Suite struct GoldenTests {
    @Test(arguments: gallery) func drawingIsTheRecordedOne(_ entry: GalleryChart) throws {
        let chart = entry.chart
        try chart.check()
        let drawn = chart.svg(id: "fig-\(entry.name)", style: .standalone, seriesOrder: entry.order)
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(entry.name).svg")
        if ProcessInfo.processInfo.environment["RECORD"] != nil { return try Data(drawn.utf8).write(to: file) }
        guard let recorded = try? Data(contentsOf: file) else {
            try Data(drawn.utf8).write(to: file)
            Issue.record("no drawing was recorded for '\(entry.name)'; it is now")
            return
        }
        #expect(String(decoding: recorded, as: UTF8.self) == drawn)
    }
}
