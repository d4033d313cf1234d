// A page of all charts, drawn as in a report: GALLERY=/tmp/gallery.html swift test --filter GalleryPage
import Foundation
import Testing

@testable import SVGCharts

@Suite struct GalleryPageTests {
    @Test func thePageHoldsEveryChart() throws {
        var page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Charts</title><style>\n\(Chart.stylesheet)"
        page += "body{margin:24px;color-scheme:light dark;display:grid;grid-template-columns:repeat(auto-fill,minmax(640px,1fr));gap:32px}</style>\n"
        for entry in gallery {
            page += "<figure><figcaption>\(entry.name)</figcaption>\n\(entry.chart.svg(id: entry.name, style: .inline, seriesOrder: entry.order))</figure>\n"
        }
        #expect(page.components(separatedBy: "<svg").count == gallery.count + 1)
        #expect(Set(gallery.map(\.name)).count == gallery.count)
        if let path = ProcessInfo.processInfo.environment["GALLERY"] { try Data(page.utf8).write(to: URL(filePath: path)) }
    }
}
